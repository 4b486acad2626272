import type { TableDescription, Tag } from '@aws-sdk/client-dynamodb';
import { known, map, type Fact } from '../../facts/fact.ts';
import { answerFact, answerOr, below, inAnswer, part, type Answer } from '../live-answer.ts';
import type { LiveContext } from '../live-context.ts';
import type { LiveReader } from '../live-reader.ts';
import { liveTags } from '../tagged/live-tags.ts';
import type { ReplicaFacts, TableFacts } from './facts.ts';

/**
 * A global table's replicas: the one in the stack's own region, and those that DescribeTable lists, each read in its region. A
 * table that has none elsewhere is no global table.
 */
export const replicasOf = async (
  name: string,
  table: Fact<TableDescription>,
  arn: Fact<string>,
  own: Pick<ReplicaFacts, 'tags' | 'recovery' | 'key'>,
  live: LiveContext,
): Promise<TableFacts['replicas']> => {
  if (!table.known) return table;
  const { Replicas = [] } = table.value;
  const at = below(table.at, 'Replicas');
  const others = Replicas.filter(({ RegionName }) => RegionName !== live.region);
  if (others.length === 0) return known([], at);
  const read = others.map(async ({ RegionName: region = '', KMSMasterKeyId }): Promise<ReplicaFacts> => {
    const reader = live.readerIn(region);
    const named = `${name} in ${region}`;
    const [recovery, tags] = await Promise.all([
      recoveryOf(name, reader, named),
      arn.known ? tagsOf(named, arn.value.replace(`:${live.region}:`, `:${region}:`), reader) : arn,
    ]);
    return { region: known(region, at), recovery, tags, key: known(KMSMasterKeyId, at), at };
  });
  return known([{ region: known(live.region, at), ...own, at }, ...(await Promise.all(read))], at);
};

/** Whether a table can be restored to any point in time, in the region that is asked. @param named for messages. */
export const recoveryOf = async (name: string, reader: LiveReader, named = name): Promise<Fact<boolean>> => {
  const answer = await reader.read(
    'dynamodb:DescribeContinuousBackups',
    `the backups of the table ${named}`,
    async (clients) => {
      const dynamoDb = await clients.dynamoDb();
      return (await dynamoDb.describeContinuousBackups({ TableName: name })).ContinuousBackupsDescription;
    },
  );
  return part(
    answerOr(answer, undefined, inAnswer(named, 'DescribeContinuousBackups')),
    'PointInTimeRecoveryDescription.PointInTimeRecoveryStatus',
    (told) => told?.PointInTimeRecoveryDescription?.PointInTimeRecoveryStatus === 'ENABLED',
  );
};

/** A table's tags, without AWS's own. @param named for messages. */
export const tagsOf = async (
  named: string,
  arn: string,
  reader: LiveReader,
): Promise<Fact<ReadonlyMap<string, Fact<string>>>> => {
  const at = inAnswer(named, 'ListTagsOfResource.Tags');
  const answer: Answer<readonly Tag[]> = await reader.pages(
    'dynamodb:ListTagsOfResource',
    `the tags of the table ${named}`,
    async (clients, NextToken) => {
      const dynamoDb = await clients.dynamoDb();
      const page = await dynamoDb.listTagsOfResource({ ResourceArn: arn, ...(NextToken && { NextToken }) });
      return { items: page.Tags, next: page.NextToken };
    },
  );
  return map(answerFact(answer, at), (tags) => liveTags(tags, at));
};
