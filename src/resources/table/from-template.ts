import { known, map, unknown, type Fact } from '../../facts/fact.ts';
import type { ResolvedResource, ResolvedStack } from '../../template/stack.ts';
import { required, withDefault, type Properties } from '../properties.ts';
import { documentIn } from '../role/from-template.ts';
import { attributeOf, ofType, properties, refOf, resourceFacts } from '../stack/resolved.ts';
import type { KeyAttribute, TableEncryption, TableFacts } from './facts.ts';

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

const keyAttribute = (its: Properties, keyType: string): Fact<KeyAttribute | undefined> => {
  const schema = its.list('KeySchema');
  if (!schema.known) return schema;
  for (const element of schema.value) {
    const type = element.text('KeyType');
    const name = required(element.text('AttributeName'));
    if (!type.known) return type;
    if (type.value?.toUpperCase() !== keyType) continue;
    if (!name.known) return name;
    return attributeNamed(its, name.value, element.value?.at ?? schema.at);
  }
  return known(undefined, schema.at);
};

const attributeNamed = (its: Properties, name: string, at: KeyAttributeAt): Fact<KeyAttribute> => {
  const definitions = its.list('AttributeDefinitions');
  if (!definitions.known) return definitions;
  for (const definition of definitions.value) {
    const defined = definition.text('AttributeName');
    const type = required(definition.text('AttributeType'));
    if (!defined.known) return defined;
    if (defined.value === name) return map(type, (known) => ({ name, type: known }));
  }
  return unknown(`the attribute ${name} has no definition`, at);
};
type KeyAttributeAt = Properties['at'];

const encryptionOf = (sse: Properties): TableEncryption => {
  const enabled = withDefault(sse.flag('SSEEnabled'), false);
  const named = sse.text('KMSMasterKeyId');
  return {
    type: map(enabled, (on) => (on ? 'KMS' : 'AWS_OWNED')),
    key: !enabled.known ? enabled : !enabled.value ? known(undefined, sse.at) : named,
  };
};
