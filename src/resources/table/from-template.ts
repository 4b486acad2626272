import { known, map, type Fact } from '../../facts/fact.ts';
import type { ResolvedResource, ResolvedStack } from '../../template/stack.ts';
import { required, withDefault, type Properties } from '../properties.ts';
import { documentIn } from '../role/from-template.ts';
import { attributeOf, ofType, properties, refOf, resourceFacts } from '../stack/resolved.ts';
import type { KeyAttribute, TableEncryption, TableFacts, TableStream } from './facts.ts';

/** The DynamoDB tables of a template. */
export const tablesOf = (stack: ResolvedStack): readonly TableFacts[] =>
  ofType(stack, 'AWS::DynamoDB::Table').map(tableOf);

const tableOf = (resource: ResolvedResource): TableFacts => {
  const its = properties(resource);
  const throughput = its.child('ProvisionedThroughput');
  const policy = its.child('ResourcePolicy');
  return {
    ...resourceFacts(resource),
    name: refOf(resource),
    arn: attributeOf(resource, 'Arn'),
    partitionKey: keyAttribute(its, 'HASH'),
    sortKey: keyAttribute(its, 'RANGE'),
    billingMode: withDefault(its.text('BillingMode'), 'PROVISIONED'),
    readCapacity: throughput.number('ReadCapacityUnits'),
    writeCapacity: throughput.number('WriteCapacityUnits'),
    encryption: encryptionOf(its.child('SSESpecification')),
    tags: tagsOf(its),
    resourcePolicy:
      policy.value === undefined ? known(undefined, policy.at) : documentIn(policy, 'PolicyDocument'),
    stream: streamOf(resource, its.child('StreamSpecification')),
  };
};

/** `Tags` as a list of Key and Value. */
export const tagsOf = (its: Properties): Fact<ReadonlyMap<string, Fact<string>>> =>
  map(its.list('Tags'), (tags) => {
    const entries = new Map<string, Fact<string>>();
    for (const tag of tags) {
      const key = tag.text('Key');
      if (key.known && key.value !== undefined) entries.set(key.value, required(tag.text('Value')));
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

const keyAttribute = (its: Properties, keyType: string): Fact<KeyAttribute | undefined> => {
  const schema = its.list('KeySchema');
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
