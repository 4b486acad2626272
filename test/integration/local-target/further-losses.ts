// What shows that gaps are still there for which a stack of their own is made, or none.
import { expect } from '@jest/globals';
import { viewerOf } from '../../../src/exercise/distribution.ts';
import { send } from '../../../src/exercise/http.ts';
import { flatOutputs, type FlatOutputs } from '../../../src/target/outputs.ts';
import { settled } from '../../../src/target/stack-state.ts';
import type { Target } from '../../../src/target/target.ts';

/** A stack that was made without filling anything. */
export interface UnfilledStack {
  readonly target: Target;
  readonly outputs: FlatOutputs;
  /** Makes another stack. @returns its id. */
  readonly make: (name: string, template: string) => Promise<string>;
}

const Tags = [{ Key: 'Name', Value: 'gaps' }];
const taggedBucket = (BucketName: string) => ({
  Resources: { Bucket: { Type: 'AWS::S3::Bucket', Properties: { BucketName, Tags } } },
});
const zone = {
  Resources: {
    Zone: {
      Type: 'AWS::Route53::HostedZone',
      Properties: { Name: 'gaps.example.com', HostedZoneTags: Tags },
    },
  },
  Outputs: {
    Id: { Value: { Ref: 'Zone' } },
    Servers: { Value: { 'Fn::Join': [',', { 'Fn::GetAtt': ['Zone', 'NameServers'] }] } },
  },
};
const globalTable = (TableName: string, ...regions: readonly string[]) => ({
  Resources: {
    Table: {
      Type: 'AWS::DynamoDB::GlobalTable',
      Properties: {
        TableName,
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
        KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
        StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
        Replicas: regions.map((Region) => ({ Region })),
      },
    },
  },
});
const replicated = globalTable('gaps-replicated-table', 'us-east-1', 'us-west-2');
const remadeTable = globalTable('gaps-remade-table', 'us-east-1');

/** By gap. `unfilled` is asked for when a test runs. */
export const lossesOfFurtherServices = (
  unfilled: () => UnfilledStack,
): Readonly<Record<string, () => Promise<void>>> => ({
  'table-replicas': async () => {
    const { target, make } = unfilled();
    const made = await settled(target, await make('gaps-replicas', JSON.stringify(replicated)));
    expect(made?.StackStatus).toBe('CREATE_COMPLETE');
    const { clients } = target.inRegion('us-west-2');
    expect((await (await clients.dynamoDb()).listTables({})).TableNames).toEqual([]);
  },
  'global-table-tags-left': async () => {
    const { target, make } = unfilled();
    const dynamoDb = await target.clients.dynamoDb();
    const remade = async (): Promise<string | undefined> => {
      const made = await settled(target, await make('gaps-remade', JSON.stringify(remadeTable)));
      expect(made?.StackStatus).toBe('CREATE_COMPLETE');
      return (await dynamoDb.describeTable({ TableName: 'gaps-remade-table' })).Table?.TableArn;
    };
    const ResourceArn = await remade();
    await dynamoDb.tagResource({ ResourceArn, Tags });
    const cloudFormation = await target.clients.cloudFormation();
    await cloudFormation.deleteStack({ StackName: 'gaps-remade' });
    await settled(target, 'gaps-remade');
    expect(await remade()).toBe(ResourceArn);
    expect((await dynamoDb.listTagsOfResource({ ResourceArn })).Tags).toEqual(Tags);
  },
  'zone-name-servers': async () => {
    const { target, make } = unfilled();
    const made = await settled(target, await make('gaps-zone', JSON.stringify(zone)));
    const told = flatOutputs(made?.Outputs);
    const route53 = await target.clients.route53();
    const { DelegationSet } = await route53.getHostedZone({ Id: told.get('Id') });
    const servers = (DelegationSet?.NameServers ?? []).map((name) => name.replace(/\.$/, ''));
    expect(servers.length).toBeGreaterThan(0);
    expect(told.get('Servers')?.split(',').sort()).not.toEqual(servers.sort());
  },
  'bucket-tags': async () => {
    const { target, make } = unfilled();
    const Bucket = 'gaps-tagged-bucket';
    const made = await settled(target, await make('gaps-bucket', JSON.stringify(taggedBucket(Bucket))));
    expect(made?.StackStatus).toBe('CREATE_COMPLETE');
    const s3 = await target.clients.s3();
    await expect(s3.getBucketTagging({ Bucket })).rejects.toMatchObject({ name: 'NoSuchTagSet' });
  },
  'zone-tags': async () => {
    const { target, make } = unfilled();
    const made = await settled(target, await make('gaps-tagged-zone', JSON.stringify(zone)));
    const route53 = await target.clients.route53();
    const { ResourceTagSet } = await route53.listTagsForResource({
      ResourceType: 'hostedzone',
      ResourceId: flatOutputs(made?.Outputs).get('Id'),
    });
    expect(ResourceTagSet?.Tags).toEqual([]);
  },
  'sampling-rule': async () => {
    const Resources = { It: { Type: 'AWS::XRay::SamplingRule' } };
    await expect(unfilled().make('gaps-rule', JSON.stringify({ Resources }))).rejects.toThrow(
      'Unrecognized resource types',
    );
  },
  'health-check': async () => {
    const Resources = { It: { Type: 'AWS::Route53::HealthCheck' } };
    await expect(unfilled().make('gaps-check', JSON.stringify({ Resources }))).rejects.toThrow(
      'Unrecognized resource types',
    );
  },
  'api-origin': async () => {
    const { target, outputs } = unfilled();
    const cloudFront = await target.clients.cloudFront();
    const host = `${outputs.get('Api')}.execute-api.us-east-1.amazonaws.com`;
    const { Distribution } = await cloudFront.createDistribution({
      DistributionConfig: {
        CallerReference: 'gaps',
        Comment: 'gaps',
        Enabled: true,
        Origins: {
          Quantity: 1,
          Items: [
            {
              Id: 'api',
              DomainName: host,
              OriginPath: '/dev',
              CustomOriginConfig: { HTTPPort: 80, HTTPSPort: 443, OriginProtocolPolicy: 'https-only' },
            },
          ],
        },
        DefaultCacheBehavior: {
          TargetOriginId: 'api',
          ViewerProtocolPolicy: 'allow-all',
          MinTTL: 0,
          ForwardedValues: { QueryString: false, Cookies: { Forward: 'none' } },
        },
      },
    });
    const { url, headers } = viewerOf(target, Distribution?.DomainName ?? '');
    const answer = await send(target, 'GET', `${url}/`, undefined, { headers });
    expect(answer.status).toBe(502);
  },
  'x-ray-traces': async () => {
    const xRay = await unfilled().target.clients.xRay();
    const now = Date.now();
    await expect(
      xRay.getTraceSummaries({ StartTime: new Date(now - 60_000), EndTime: new Date(now) }),
    ).rejects.toThrow();
  },
  'open-api-body': async () => {
    const { target, make } = unfilled();
    const integration = { type: 'aws', httpMethod: 'POST', credentials: 'arn:aws:iam::123456789012:role/r' };
    const operation = {
      'x-amazon-apigateway-integration': integration,
      'x-amazon-apigateway-request-validator': 'bodies',
    };
    const Body = {
      swagger: '2.0',
      definitions: { Named: { type: 'object' } },
      'x-amazon-apigateway-request-validators': { bodies: { validateRequestBody: true } },
      paths: { '/items': { post: operation } },
    };
    const Resources = { Api: { Type: 'AWS::ApiGateway::RestApi', Properties: { Body } } };
    const Outputs = { Api: { Value: { Ref: 'Api' } } };
    const stack = await settled(target, await make('gaps-body', JSON.stringify({ Resources, Outputs })));
    const restApiId = flatOutputs(stack?.Outputs).get('Api');
    const apiGateway = await target.clients.apiGateway();
    expect((await apiGateway.getModels({ restApiId })).items).toEqual([]);
    expect((await apiGateway.getRequestValidators({ restApiId })).items).toEqual([]);
    const { items = [] } = await apiGateway.getResources({ restApiId, limit: 500 });
    const method = items.find(({ path }) => path === '/items')?.resourceMethods?.['POST'];
    expect(method?.methodIntegration?.type).toBe('AWS');
    expect(method?.methodIntegration?.credentials).toBeUndefined();
  },
  'metric-math': async () => {
    const { target, make } = unfilled();
    const Metrics = [{ Id: 'm', Expression: 'SUM(METRICS())', ReturnData: true }];
    const alarm = {
      Type: 'AWS::CloudWatch::Alarm',
      Properties: { Metrics, EvaluationPeriods: 1, ComparisonOperator: 'GreaterThanThreshold' },
    };
    const stack = await settled(target, await make('gaps-math', JSON.stringify({ Resources: { alarm } })));
    expect(stack?.StackStatus).toBe('ROLLBACK_COMPLETE');
  },
  'unknown-types': async () => {
    const { make } = unfilled();
    const types = ['AWS::IAM::RolePolicy', 'AWS::SNS::TopicInlinePolicy', 'AWS::SQS::QueueInlinePolicy'];
    for (const Type of types) {
      await expect(make('gaps-type', JSON.stringify({ Resources: { It: { Type } } }))).rejects.toThrow(
        'Unrecognized resource types',
      );
    }
  },
});
