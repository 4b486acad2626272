import type { Value } from '../../facts/value.ts';
import type { Configured, TerraformMapping } from '../../terraform/mapping.ts';
import { scalar, textIn } from '../../terraform/values.ts';
import { grouped } from '../terraform-nested.ts';
import { argument, argumentOr, block, tagList, textFrom } from '../terraform-words.ts';
import { localFile } from './from-template.ts';

/** The URI by which API Gateway calls a function (or its alias). */
const invokeArn = (arn: Value, { scenario, at }: Configured): Value | undefined =>
  textFrom(
    [
      `arn:${scenario.partition}:apigateway:${scenario.region}:lambda:path/2015-03-31/functions/`,
      arn,
      '/invocations',
    ],
    at,
  );

/** A name with a qualifier behind it, as `FunctionName` takes both in one. */
const qualified = (its: Configured): Value | undefined => {
  const qualifier = its.get('qualifier');
  const name = its.get('function_name');
  return qualifier === undefined ? name : textFrom([name, ':', qualifier], (name ?? its).at);
};

/** Who may call a function by a URL of its own: with NONE the provider itself permits everybody to, with AWS_IAM nobody. */
const openUrl: TerraformMapping = {
  type: 'aws_lambda_function_url',
  as: 'AWS::Lambda::Permission',
  properties: {
    // Of no function, which is what it permits.
    FunctionName: (its) => (isSigned(its) ? scalar('', its.at) : qualified(its)),
    Principal: (its) => scalar('*', its.at),
    Action: (its) => scalar('lambda:InvokeFunctionUrl', its.at),
    FunctionUrlAuthType: argument('authorization_type'),
  },
};

const isSigned = (its: Configured): boolean => {
  const type = its.get('authorization_type');
  return type !== undefined && textIn(type) === 'AWS_IAM';
};

/** Functions, and who may invoke them. */
export const functionMappings: readonly TerraformMapping[] = [
  {
    type: 'aws_lambda_function',
    as: 'AWS::Lambda::Function',
    properties: {
      FunctionName: argument('function_name'),
      PackageType: argumentOr('package_type', 'Zip'),
      Runtime: argument('runtime'),
      Handler: argument('handler'),
      Code: grouped({
        S3Bucket: argument('s3_bucket'),
        S3Key: argument('s3_key'),
        [localFile]: argument('filename'),
      }),
      Role: argument('role'),
      Description: argument('description'),
      MemorySize: argumentOr('memory_size', 128),
      Timeout: argumentOr('timeout', 3),
      Environment: block('environment', (get) => ({ Variables: get('variables') })),
      TracingConfig: block('tracing_config', (get) => ({ Mode: get('mode') })),
      LoggingConfig: block('logging_config', (get) => ({
        LogGroup: get('log_group'),
        LogFormat: get('log_format'),
      })),
      DeadLetterConfig: block('dead_letter_config', (get) => ({ TargetArn: get('target_arn') })),
      KmsKeyArn: argument('kms_key_arn'),
      ReservedConcurrentExecutions: (its) => {
        const reserved = its.get('reserved_concurrent_executions');
        // Terraform's -1 is none.
        return reserved?.kind === 'scalar' && String(reserved.value) === '-1' ? undefined : reserved;
      },
      Tags: tagList,
    },
    attributes: {
      id: 'Ref',
      arn: 'Arn',
      invoke_arn: (its) => invokeArn(its.attribute('arn'), its),
    },
  },
  {
    type: 'aws_lambda_alias',
    as: 'AWS::Lambda::Alias',
    properties: {
      Name: argument('name'),
      FunctionName: argument('function_name'),
      FunctionVersion: argument('function_version'),
    },
    attributes: { id: 'Ref', arn: 'AliasArn', invoke_arn: (its) => invokeArn(its.attribute('arn'), its) },
  },
  {
    type: 'aws_lambda_permission',
    as: 'AWS::Lambda::Permission',
    properties: {
      FunctionName: qualified,
      Principal: argument('principal'),
      Action: argument('action'),
      SourceArn: argument('source_arn'),
      SourceAccount: argument('source_account'),
      PrincipalOrgID: argument('principal_org_id'),
      FunctionUrlAuthType: argument('function_url_auth_type'),
    },
  },
  openUrl,
];
