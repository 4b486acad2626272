import { known, map, unknown, type Fact } from '../../facts/fact.ts';
import type { ResolvedResource, ResolvedStack } from '../../template/stack.ts';
import { required, withDefault, type Properties } from '../properties.ts';
import { documentIn } from '../role/from-template.ts';
import { attributeOf, ofType, properties, refOf, resourceFacts } from '../stack/resolved.ts';
import type { KeyAttribute, ReplicaFacts, TableEncryption, TableFacts, TableStream } from './facts.ts';

/** The property under which a table of Terraform's has its replicas: a Table of CloudFormation's has none. */
export const terraformReplicas = 'terraform:Replicas';

/** The DynamoDB tables of a template, global ones too. */
export const tablesOf = (stack: ResolvedStack): readonly TableFacts[] => [
  ...ofType(stack, 'AWS::DynamoDB::Table').map(tableOf),
  ...ofType(stack, 'AWS::DynamoDB::GlobalTable').map((table) => globalTableOf(table, stack.scenario.region)),
];

const tableOf = (resource: ResolvedResource): TableFacts => {
  const its = properties(resource);
  const throughput = its.child('ProvisionedThroughput');
  return {
    ...commonOf(resource, its),
    readCapacity: throughput.number('ReadCapacityUnits'),
    writeCapacity: throughput.number('WriteCapacityUnits'),
    encryption: encryptionOf(its.child('SSESpecification')),
    tags: tagsOf(its),
    resourcePolicy: resourcePolicyOf(its),
    recovery: recoveryOf(its),
    replicas: replicasOf(its, terraformReplicas),
  };
};

/** Everything that a table has in one region only is said by its replica there. */
const globalTableOf = (resource: ResolvedResource, region: string): TableFacts => {
  const its = properties(resource);
  const replicas = replicasOf(its);
  const here = replicaIn(its, region);
  const encryption = encryptionOf(its.child('SSESpecification'));
  const inRegion = <T>(read: (replica: Properties) => Fact<T>): Fact<T> =>
    here.known ? read(here.value) : here;
  return {
    ...commonOf(resource, its),
    // Capacity is scaled automatically there, between two numbers.
    readCapacity: known(undefined, resource.at),
    writeCapacity: known(undefined, resource.at),
    encryption: {
      type: encryption.type,
      key: inRegion((replica) => replica.child('ReplicaSSESpecification').text('KMSMasterKeyId')),
    },
    tags: inRegion(tagsOf),
    resourcePolicy: inRegion(resourcePolicyOf),
    recovery: inRegion(recoveryOf),
    replicas,
  };
};

const replicasOf = (its: Properties, name = 'Replicas'): TableFacts['replicas'] => {
  // A table that has none lacks what CloudFormation calls `Replicas`.
  if (its.child(name).value === undefined) return known([], its.child('Replicas').at);
  return map(its.list(name), (replicas) =>
    replicas.map((replica): ReplicaFacts => ({
      region: withDefault(replica.text('Region'), ''),
      recovery: recoveryOf(replica),
      tags: tagsOf(replica),
      key: replica.child('ReplicaSSESpecification').text('KMSMasterKeyId'),
      at: replica.at,
    })),
  );
};

/** The stack's own region has to be among the replicas. */
const replicaIn = (its: Properties, region: string): Fact<Properties> => {
  const replicas = its.list('Replicas');
  if (!replicas.known) return replicas;
  for (const replica of replicas.value) {
    const of = replica.text('Region');
    if (!of.known) return of;
    if (of.value === region) return known(replica, replica.at);
  }
  return unknown(`it has no replica in ${region}`, replicas.at);
};

/** What both types of tables have alike. */
const commonOf = (
  resource: ResolvedResource,
  its: Properties,
): Omit<
  TableFacts,
  'readCapacity' | 'writeCapacity' | 'encryption' | 'tags' | 'resourcePolicy' | 'recovery' | 'replicas'
> => {
  const expiry = its.child('TimeToLiveSpecification');
  return {
    ...resourceFacts(resource),
    name: refOf(resource),
    arn: attributeOf(resource, 'Arn'),
    partitionKey: keyAttribute(its, its, 'HASH'),
    sortKey: keyAttribute(its, its, 'RANGE'),
    billingMode: withDefault(its.text('BillingMode'), 'PROVISIONED'),
    stream: streamOf(resource, its.child('StreamSpecification')),
    indexes: map(its.list('GlobalSecondaryIndexes'), (indexes) =>
      indexes.map((index) => ({
        name: withDefault(index.text('IndexName'), ''),
        partitionKey: keyAttribute(index, its, 'HASH'),
        sortKey: keyAttribute(index, its, 'RANGE'),
        projection: withDefault(index.child('Projection').text('ProjectionType'), ''),
        at: index.at,
      })),
    ),
    expiry: {
      enabled: withDefault(expiry.flag('Enabled'), false),
      attribute: expiry.text('AttributeName'),
    },
  };
};

const recoveryOf = (its: Properties): Fact<boolean> =>
  withDefault(its.child('PointInTimeRecoverySpecification').flag('PointInTimeRecoveryEnabled'), false);

const resourcePolicyOf = (its: Properties): TableFacts['resourcePolicy'] => {
  const policy = its.child('ResourcePolicy');
  return policy.value === undefined ? known(undefined, policy.at) : documentIn(policy, 'PolicyDocument');
};

/** `Tags` as a list of Key and Value. */
export const tagsOf = (its: Properties): Fact<ReadonlyMap<string, Fact<string>>> =>
  map(its.list('Tags'), (tags) => {
    const entries = new Map<string, Fact<string>>();
    for (const tag of tags) {
      const key = tag.text('Key');
      const value = tag.text('Value');
      // Without a value it is no tag: AWS refuses it.
      if (!key.known || key.value === undefined || (value.known && value.value === undefined)) continue;
      entries.set(key.value, required(value));
    }
    return entries;
  });

/** Only a table with a stream has the ARN of one. */
const streamOf = (resource: ResolvedResource, specification: Properties): TableStream => ({
  arn:
    specification.value === undefined
      ? known(undefined, specification.at)
      : attributeOf(resource, 'StreamArn'),
  view: specification.text('StreamViewType'),
});

/** Of a table or an index, with the table's definitions. */
const keyAttribute = (
  keyed: Properties,
  its: Properties,
  keyType: string,
): Fact<KeyAttribute | undefined> => {
  const schema = keyed.list('KeySchema');
  if (!schema.known) return schema;
  for (const element of schema.value) {
    const type = element.text('KeyType');
    if (!type.known) return type;
    if (type.value?.toUpperCase() !== keyType) continue;
    const name = withDefault(element.text('AttributeName'), '');
    if (!name.known) return name;
    return attributeNamed(its, name.value, element.value?.at ?? schema.at);
  }
  return known(undefined, schema.at);
};

/** Its type is '' where the template gives none: DynamoDB refuses such a table. */
const attributeNamed = (its: Properties, name: string, at: Properties['at']): Fact<KeyAttribute> => {
  const definitions = its.list('AttributeDefinitions');
  if (!definitions.known) return definitions;
  const isIt = (definition: Properties): boolean => {
    const defined = definition.text('AttributeName');
    return defined.known && defined.value === name;
  };
  const definition = definitions.value.find(isIt);
  if (definition !== undefined)
    return map(withDefault(definition.text('AttributeType'), ''), (type) => ({ name, type }));
  const unclear = definitions.value
    .map((each) => each.text('AttributeName'))
    .find((defined) => !defined.known);
  return unclear?.known === false ? unclear : known({ name, type: '' }, at);
};

/**
 * `SSEType` may be left out where no key is named, and then is `KMS`: the only one that DynamoDB takes. Beside a key it has
 * to be there; without it the table is refused, and counts as one that KMS does not encrypt.
 */
const encryptionOf = (sse: Properties): TableEncryption => {
  const enabled = withDefault(sse.flag('SSEEnabled'), false);
  const isKeyNamed = sse.child('KMSMasterKeyId').value !== undefined;
  const sseType = withDefault(sse.text('SSEType'), isKeyNamed ? '' : 'KMS');
  const type: TableEncryption['type'] =
    enabled.known && enabled.value
      ? map(sseType, (text) => (text === 'KMS' ? 'KMS' : 'AWS_OWNED'))
      : map(enabled, () => 'AWS_OWNED');
  if (!type.known) return { type, key: type };
  return { type, key: type.value === 'KMS' ? sse.text('KMSMasterKeyId') : known(undefined, sse.at) };
};
