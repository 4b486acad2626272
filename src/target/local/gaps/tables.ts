import { askedFor, forEach, asList, asText, isTrue, part, type AskedFor, type Json } from './asked-for.ts';
import type { Deployed, FilledGap } from './gap.ts';
import { settleTags, tagsIn } from './table-tags.ts';

const table = 'AWS::DynamoDB::Table';
const globalTable = 'AWS::DynamoDB::GlobalTable';

/** What a global table says of its replica in the stack's region. */
const replica = (deployed: Deployed, asked: AskedFor): Json | undefined =>
  asList(asked.get('Replicas')).find((each) => part(each, 'Region') === deployed.target.region);

/** A property of a table, or of the stack's own replica of a global one. */
const own = (deployed: Deployed, asked: AskedFor, name: string): Json | undefined =>
  asked.get(name) ?? part(replica(deployed, asked), name);

export const tableEncryption: FilledGap = {
  id: 'table-encryption',
  lost: "CloudFormation drops a table's SSESpecification",
  remedy: 'filled',
  reason: 'by UpdateTable',
  async fill(deployed) {
    const dynamoDb = await deployed.target.clients.dynamoDb();
    return forEach(askedFor(deployed, table, globalTable), async (asked) => {
      if (!isTrue(asked.get('SSESpecification.SSEEnabled'))) return false;
      const key =
        asked.get('SSESpecification.KMSMasterKeyId') ??
        part(part(replica(deployed, asked), 'SSESpecification'), 'KMSMasterKeyId');
      const keyId = asText(key);
      await dynamoDb.updateTable({
        TableName: asked.physicalId,
        SSESpecification: {
          Enabled: true,
          SSEType: 'KMS',
          ...(keyId === undefined ? {} : { KMSMasterKeyId: keyId }),
        },
      });
      return true;
    });
  },
};

export const tableRecovery: FilledGap = {
  id: 'table-recovery',
  lost: "CloudFormation drops a table's point-in-time recovery",
  remedy: 'filled',
  reason: 'by UpdateContinuousBackups',
  async fill(deployed) {
    const dynamoDb = await deployed.target.clients.dynamoDb();
    return forEach(askedFor(deployed, table, globalTable), async (asked) => {
      const recovery = own(deployed, asked, 'PointInTimeRecoverySpecification');
      if (!isTrue(part(recovery, 'PointInTimeRecoveryEnabled'))) return false;
      await dynamoDb.updateContinuousBackups({
        TableName: asked.physicalId,
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      });
      return true;
    });
  },
};

export const tableExpiry: FilledGap = {
  id: 'table-expiry',
  lost: "CloudFormation drops a table's time to live",
  remedy: 'filled',
  reason: 'by UpdateTimeToLive',
  async fill(deployed) {
    const dynamoDb = await deployed.target.clients.dynamoDb();
    return forEach(askedFor(deployed, table, globalTable), async (asked) => {
      const AttributeName = asText(asked.get('TimeToLiveSpecification.AttributeName'));
      if (AttributeName === undefined || !isTrue(asked.get('TimeToLiveSpecification.Enabled'))) return false;
      await dynamoDb.updateTimeToLive({
        TableName: asked.physicalId,
        TimeToLiveSpecification: { AttributeName, Enabled: true },
      });
      return true;
    });
  },
};

export const tablePolicy: FilledGap = {
  id: 'table-policy',
  lost: "CloudFormation drops a table's resource policy",
  remedy: 'filled',
  reason: 'by PutResourcePolicy',
  async fill(deployed) {
    const dynamoDb = await deployed.target.clients.dynamoDb();
    return forEach(askedFor(deployed, table, globalTable), async (asked) => {
      const document = part(own(deployed, asked, 'ResourcePolicy'), 'PolicyDocument');
      if (document === undefined) return false;
      const { Table } = await dynamoDb.describeTable({ TableName: asked.physicalId });
      const Policy = typeof document === 'string' ? document : JSON.stringify(document);
      await dynamoDb.putResourcePolicy({ ResourceArn: Table?.TableArn, Policy });
      return true;
    });
  },
};

export const globalTableTags: FilledGap = {
  id: 'global-table-tags',
  lost: "CloudFormation drops the tags of a global table's replica",
  remedy: 'filled',
  reason: 'by TagResource',
  async fill(deployed) {
    const dynamoDb = await deployed.target.clients.dynamoDb();
    return forEach(askedFor(deployed, globalTable), async (asked) => {
      const Tags = tagsIn(part(replica(deployed, asked), 'Tags'));
      await settleTags(dynamoDb, asked.physicalId, Tags);
      return Tags.length > 0;
    });
  },
};

/** A global table alone: the tags of another are set when it is made. */
export const globalTableTagsLeft: FilledGap = {
  id: 'global-table-tags-left',
  lost: "CloudFormation leaves a deleted global table's tags to the next one of its name",
  remedy: 'filled',
  reason: 'by UntagResource, before the stack is deleted',
  fill: () => Promise.resolve([]),
  async unfill(target, made) {
    const dynamoDb = await target.clients.dynamoDb();
    for (const { type, physicalId } of made)
      if (type === globalTable) await settleTags(dynamoDb, physicalId, []);
  },
};
