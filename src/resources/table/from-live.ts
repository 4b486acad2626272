import type { AttributeDefinition, KeySchemaElement, TableDescription } from '@aws-sdk/client-dynamodb';
import { known, map, type Fact } from '../../facts/fact.ts';
import { answerFact, answerOr, below, givenPart, factIn, inAnswer, part } from '../live-answer.ts';
import { readersOf } from '../event-source/readers-from-live.ts';
import { hiddenBy, nothing, type LiveContext, type Sighting } from '../live-context.ts';
import { markFilled } from '../live-filled.ts';
import { livePolicy } from '../live-policy.ts';
import { isAwsManaged } from '../key/from-live.ts';
import type { KeyAttribute, TableFacts } from './facts.ts';
import { recoveryOf, replicasOf, tagsOf } from './replicas-from-live.ts';

/** Observes a DynamoDB table by its name, and leads to the key that encrypts it and to the functions that read its stream. */
export const observeTable = async (name: string, live: LiveContext): Promise<Sighting> => {
  const answer = await live.reader.read('dynamodb:DescribeTable', `the table ${name}`, async (clients) => {
    const dynamoDb = await clients.dynamoDb();
    return (await dynamoDb.describeTable({ TableName: name })).Table;
  });
  if (answer.state === 'absent') return nothing;
  const table = answerFact(answer, inAnswer(name, 'DescribeTable.Table'));
  const arn = givenPart(table, 'TableArn', ({ TableArn }) => TableArn);
  const namedKey = part(table, 'SSEDescription.KMSMasterKeyArn', keyOf);
  const [tags, resourcePolicy, recovery, expiry, ownKey, own] = await Promise.all([
    factFrom(arn, (of) => tagsOf(name, of, live.reader)),
    factFrom(arn, (of) => resourcePolicyOf(name, of, live)),
    factFrom(table, () => recoveryOf(name, live.reader)),
    factFrom(table, () => expiryOf(name, live)),
    factFrom(namedKey, async (key) =>
      known(key !== undefined && (await isAwsManaged(key, live)) ? undefined : key, namedKey.at),
    ),
    live.own('table', name),
  ]);
  const facts: TableFacts = {
    id: name,
    at: inAnswer(name, ''),
    own,
    name: known(name, below(table.at, 'TableName')),
    arn,
    partitionKey: keyAttribute(table, 'HASH'),
    sortKey: keyAttribute(table, 'RANGE'),
    billingMode: part(table, 'BillingModeSummary.BillingMode', billingMode),
    readCapacity: part(table, 'ProvisionedThroughput.ReadCapacityUnits', (described) =>
      provisioned(described, described.ProvisionedThroughput?.ReadCapacityUnits),
    ),
    writeCapacity: part(table, 'ProvisionedThroughput.WriteCapacityUnits', (described) =>
      provisioned(described, described.ProvisionedThroughput?.WriteCapacityUnits),
    ),
    encryption: {
      type: part(table, 'SSEDescription', (described) => (isEncryptedByKms(described) ? 'KMS' : 'AWS_OWNED')),
      key: ownKey,
    },
    tags,
    resourcePolicy,
    stream: {
      arn: part(table, 'LatestStreamArn', (told) => (streams(told) ? told.LatestStreamArn : undefined)),
      view: part(table, 'StreamSpecification.StreamViewType', (told) =>
        streams(told) ? told.StreamSpecification?.StreamViewType : undefined,
      ),
    },
    indexes: indexesOf(table),
    recovery,
    replicas: await replicasOf(name, table, arn, { tags, recovery, key: ownKey }, live),
    expiry: {
      enabled: map(expiry, ({ enabled }) => enabled),
      attribute: map(expiry, ({ attribute }) => attribute),
    },
  };
  const key = namedKey.known ? namedKey.value : undefined;
  const stream = facts.stream.arn.known ? facts.stream.arn.value : undefined;
  const readers = stream === undefined ? nothing : await readersOf(stream, live);
  return {
    resources: [{ kind: 'table', facts: markFilled('table', facts, live.filled) }],
    leads: [...(key === undefined ? [] : [{ kind: 'key' as const, id: key }]), ...readers.leads],
    hidden: [...hiddenBy(answer, 'key'), ...readers.hidden],
  };
};

const factFrom = async <T, U>(fact: Fact<T>, next: (value: T) => Promise<Fact<U>>): Promise<Fact<U>> =>
  fact.known ? next(fact.value) : fact;

/** DynamoDB leaves the description out for a table under its own key. */
const isEncryptedByKms = ({ SSEDescription: sse }: TableDescription): boolean =>
  sse?.SSEType === 'KMS' && sse.Status !== 'DISABLED' && sse.Status !== 'DISABLING';

const keyOf = (table: TableDescription): string | undefined =>
  isEncryptedByKms(table) ? table.SSEDescription?.KMSMasterKeyArn : undefined;

/** A stream that was turned off keeps its ARN for a day. */
const streams = ({ StreamSpecification: stream }: TableDescription): boolean =>
  stream?.StreamEnabled === true;

/** Absent for a table that never was on demand. */
const billingMode = ({ BillingModeSummary }: TableDescription): string =>
  BillingModeSummary?.BillingMode ?? 'PROVISIONED';

/** A table on demand shows 0 units: nothing is provisioned. */
const provisioned = (table: TableDescription, units: number | undefined): number | undefined =>
  billingMode(table) === 'PROVISIONED' ? units : undefined;

const keyAttribute = (
  table: Fact<TableDescription>,
  type: 'HASH' | 'RANGE',
): Fact<KeyAttribute | undefined> =>
  part(table, 'KeySchema', ({ KeySchema, AttributeDefinitions }) =>
    attributeIn(KeySchema, type, AttributeDefinitions),
  );

const attributeIn = (
  KeySchema: readonly KeySchemaElement[] = [],
  type: 'HASH' | 'RANGE',
  AttributeDefinitions: readonly AttributeDefinition[] = [],
): KeyAttribute | undefined => {
  const name = KeySchema.find(({ KeyType }) => KeyType === type)?.AttributeName;
  const definition = AttributeDefinitions.find(({ AttributeName }) => AttributeName === name);
  return name === undefined ? undefined : { name, type: definition?.AttributeType ?? '' };
};

const indexesOf = (table: Fact<TableDescription>): TableFacts['indexes'] =>
  part(table, 'GlobalSecondaryIndexes', ({ GlobalSecondaryIndexes = [], AttributeDefinitions }) =>
    GlobalSecondaryIndexes.map(({ IndexName = '', KeySchema, Projection }) => {
      const at = below(table.at, `GlobalSecondaryIndexes(${IndexName})`);
      return {
        name: known(IndexName, at),
        partitionKey: known(attributeIn(KeySchema, 'HASH', AttributeDefinitions), below(at, 'KeySchema')),
        sortKey: known(attributeIn(KeySchema, 'RANGE', AttributeDefinitions), below(at, 'KeySchema')),
        projection: known(Projection?.ProjectionType ?? '', below(at, 'Projection.ProjectionType')),
        at,
      };
    }),
  );

/** While it is off, DynamoDB does not tell the attribute. */
const expiryOf = async (
  name: string,
  { reader }: LiveContext,
): Promise<Fact<{ readonly enabled: boolean; readonly attribute: string | undefined }>> => {
  const answer = await reader.read(
    'dynamodb:DescribeTimeToLive',
    `the time to live of the table ${name}`,
    async (clients) => {
      const dynamoDb = await clients.dynamoDb();
      return (await dynamoDb.describeTimeToLive({ TableName: name })).TimeToLiveDescription;
    },
  );
  return part(
    answerOr(answer, undefined, inAnswer(name, 'DescribeTimeToLive')),
    'TimeToLiveDescription',
    (told) => ({
      enabled: told?.TimeToLiveStatus === 'ENABLED' || told?.TimeToLiveStatus === 'ENABLING',
      attribute: told?.AttributeName,
    }),
  );
};

const resourcePolicyOf = async (
  name: string,
  arn: string,
  { reader }: LiveContext,
): Promise<TableFacts['resourcePolicy']> => {
  const answer = await reader.read(
    'dynamodb:GetResourcePolicy',
    `the resource policy of the table ${name}`,
    async (clients) => {
      const dynamoDb = await clients.dynamoDb();
      return (await dynamoDb.getResourcePolicy({ ResourceArn: arn })).Policy;
    },
  );
  return factIn(
    answerOr(answer, undefined, inAnswer(name, 'GetResourcePolicy.Policy')),
    (text, at): TableFacts['resourcePolicy'] =>
      text === undefined ? known(undefined, at) : livePolicy(text, at),
  );
};
