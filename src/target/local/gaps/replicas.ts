import type { DynamoDB } from '@aws-sdk/client-dynamodb';
import { askedFor, asList, asText, forEach, isTrue, part, type Json } from './asked-for.ts';
import type { FilledGap } from './gap.ts';
import { settleTags, tagsIn } from './table-tags.ts';

const globalTable = 'AWS::DynamoDB::GlobalTable';

/** The regions in which a table has replicas, but for the one that is asked. */
const othersOf = async (
  dynamoDb: DynamoDB,
  TableName: string,
  region: string,
): Promise<readonly string[]> => {
  const { Table } = await dynamoDb.describeTable({ TableName });
  return (Table?.Replicas ?? []).flatMap(({ RegionName = region }) =>
    RegionName === region ? [] : [RegionName],
  );
};

/** What each replica has of its own. */
const settle = async (dynamoDb: DynamoDB, TableName: string, asked: Json): Promise<void> => {
  const recovery = part(part(asked, 'PointInTimeRecoverySpecification'), 'PointInTimeRecoveryEnabled');
  await dynamoDb.updateContinuousBackups({
    TableName,
    PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: isTrue(recovery) },
  });
  await settleTags(dynamoDb, TableName, tagsIn(part(asked, 'Tags')));
};

export const tableReplicas: FilledGap = {
  id: 'table-replicas',
  lost: "CloudFormation makes none of a global table's replicas in other regions",
  remedy: 'filled',
  reason: 'by UpdateTable, and by UpdateContinuousBackups and TagResource in those regions',
  async fill({ target, ...deployed }) {
    const dynamoDb = await target.clients.dynamoDb();
    return forEach(askedFor({ target, ...deployed }, globalTable), async ({ physicalId: TableName, get }) => {
      const asked = new Map(
        asList(get('Replicas')).flatMap((replica) => {
          const region = asText(part(replica, 'Region'));
          return region === undefined || region === target.region ? [] : [[region, replica] as const];
        }),
      );
      const there = await othersOf(dynamoDb, TableName, target.region);
      for (const RegionName of there.filter((region) => !asked.has(region)))
        await dynamoDb.updateTable({ TableName, ReplicaUpdates: [{ Delete: { RegionName } }] });
      for (const [RegionName, replica] of asked) {
        const KMSMasterKeyId = asText(part(part(replica, 'SSESpecification'), 'KMSMasterKeyId'));
        const Create = { RegionName, ...(KMSMasterKeyId !== undefined && { KMSMasterKeyId }) };
        if (!there.includes(RegionName))
          await dynamoDb.updateTable({ TableName, ReplicaUpdates: [{ Create }] });
        await settle(await target.inRegion(RegionName).clients.dynamoDb(), TableName, replica);
      }
      return asked.size > 0;
    });
  },
  async unfill(target, made) {
    const dynamoDb = await target.clients.dynamoDb();
    for (const { type, physicalId: TableName } of made) {
      if (type !== globalTable) continue;
      for (const RegionName of await othersOf(dynamoDb, TableName, target.region))
        await dynamoDb.updateTable({ TableName, ReplicaUpdates: [{ Delete: { RegionName } }] });
    }
  },
};
