import type { Value } from '../../facts/value.ts';
import type { Configured, TerraformMapping } from '../../terraform/mapping.ts';
import { list, scalar, truthIn } from '../../terraform/values.ts';
import {
  argument,
  argumentOr,
  block,
  blocks,
  givenBy,
  jsonArgument,
  record,
  tagList,
} from '../terraform-words.ts';
import { renamed, type Get } from '../terraform-nested.ts';
import { terraformReplicas } from './from-template.ts';
import { replicasFromTerraform } from './replicas-from-terraform.ts';

const keySchema = (get: Get, at: Value['at']): Value | undefined => {
  const keys = [
    ['hash_key', 'HASH'],
    ['range_key', 'RANGE'],
  ] as const;
  const elements = keys.flatMap(([name, type]): readonly Value[] => {
    const key = get(name);
    return key === undefined ? [] : [record({ AttributeName: key, KeyType: scalar(type, key.at) }, key.at)];
  });
  return list(elements, elements[0]?.at ?? at);
};

/** Only a table with a stream has one. */
const stream = (its: Configured): Value | undefined => {
  const enabled = its.get('stream_enabled');
  if (enabled === undefined || enabled.kind === 'unknown') return enabled;
  return truthIn(enabled) === true
    ? record({ StreamViewType: its.get('stream_view_type') }, enabled.at)
    : undefined;
};

const throughput = (its: Configured): Value | undefined => {
  const [read, write] = [its.get('read_capacity'), its.get('write_capacity')];
  return read === undefined && write === undefined
    ? undefined
    : record({ ReadCapacityUnits: read, WriteCapacityUnits: write }, (read ?? write ?? its).at);
};

/** Tables. */
export const tableMappings: readonly TerraformMapping[] = [
  {
    type: 'aws_dynamodb_table',
    as: 'AWS::DynamoDB::Table',
    properties: {
      TableName: argument('name'),
      KeySchema: (its) => keySchema((path) => its.get(path), its.at),
      AttributeDefinitions: blocks('attribute', (get) => ({
        AttributeName: get('name'),
        AttributeType: get('type'),
      })),
      BillingMode: argumentOr('billing_mode', 'PROVISIONED'),
      ProvisionedThroughput: throughput,
      // Without a key of its own it is AWS's managed one, which KMS still encrypts with.
      SSESpecification: block('server_side_encryption', (get, at) => ({
        SSEEnabled: get('enabled'),
        SSEType: scalar('KMS', at),
        KMSMasterKeyId: get('kms_key_arn'),
      })),
      StreamSpecification: stream,
      PointInTimeRecoverySpecification: block('point_in_time_recovery', (get) => ({
        PointInTimeRecoveryEnabled: get('enabled'),
      })),
      ResourcePolicy: (its) => {
        const policy = givenBy(
          its,
          'aws_dynamodb_resource_policy',
          { resource_arn: its.attribute('arn') },
          jsonArgument('policy'),
        );
        return policy && record({ PolicyDocument: policy }, policy.at);
      },
      GlobalSecondaryIndexes: blocks('global_secondary_index', (get, at) => ({
        IndexName: get('name'),
        KeySchema: keySchema(get, at),
        Projection: record({ ProjectionType: get('projection_type') }, at),
      })),
      TimeToLiveSpecification: block('ttl', renamed({ Enabled: 'enabled', AttributeName: 'attribute_name' })),
      [terraformReplicas]: replicasFromTerraform,
      Tags: tagList,
    },
    attributes: { id: 'Ref', arn: 'Arn', stream_arn: 'StreamArn' },
  },
];
