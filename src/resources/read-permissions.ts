/** What observing a live stack calls, as IAM names it: nothing that writes, and nothing that reads data or code. */
export const readActions = [
  'apigateway:GET',
  'cloudformation:DescribeStacks',
  'cloudformation:GetTemplate',
  'cloudformation:ListStackResources',
  'cloudfront:GetDistribution',
  'cloudwatch:DescribeAlarms',
  'cloudwatch:GetDashboard',
  'cognito-idp:DescribeUserPool',
  'cognito-idp:DescribeUserPoolClient',
  'cognito-idp:ListUserPoolClients',
  'dynamodb:DescribeContinuousBackups',
  'dynamodb:DescribeTable',
  'dynamodb:DescribeTimeToLive',
  'dynamodb:GetResourcePolicy',
  'dynamodb:ListTagsOfResource',
  'iam:GetPolicy',
  'iam:GetPolicyVersion',
  'iam:GetRole',
  'iam:GetRolePolicy',
  'iam:ListAttachedRolePolicies',
  'iam:ListRolePolicies',
  'kms:DescribeKey',
  'kms:GetKeyPolicy',
  'kms:GetKeyRotationStatus',
  'kms:ListAliases',
  'lambda:GetFunctionConfiguration',
  'lambda:GetPolicy',
  'lambda:ListEventSourceMappings',
  'logs:DescribeLogGroups',
  'route53:GetHealthCheck',
  'route53:GetHostedZone',
  'route53:ListResourceRecordSets',
  's3:GetBucketPublicAccessBlock',
  's3:GetBucketVersioning',
  's3:GetEncryptionConfiguration',
  'sns:GetTopicAttributes',
  'sns:ListSubscriptionsByTopic',
  'sqs:GetQueueAttributes',
  'sqs:GetQueueUrl',
  'xray:GetSamplingRules',
] as const;

/** What reading the tags of everything calls on top, for a specification that asks for them. */
export const tagReadActions = [
  'cloudfront:ListTagsForResource',
  'cloudwatch:ListTagsForResource',
  'kms:ListResourceTags',
  'lambda:ListTags',
  'logs:ListTagsForResource',
  'route53:ListTagsForResource',
  's3:GetBucketTagging',
  'sns:ListTagsForResource',
  'sqs:ListQueueTags',
  'xray:ListTagsForResource',
] as const;

/** One of the actions that reading tags needs. */
export type TagReadAction = (typeof tagReadActions)[number];

/** One of the actions that observing needs. */
export type ReadAction = (typeof readActions)[number] | TagReadAction;

interface ReadPolicy {
  readonly Version: '2012-10-17';
  readonly Statement: readonly {
    readonly Sid: string;
    readonly Effect: 'Allow';
    readonly Action: readonly string[];
    readonly Resource: string | readonly string[];
  }[];
}

/**
 * The IAM policy that observing a live stack needs, and no more. API Gateway names all its reads `GET`, so there the
 * resources set the limit: API keys, for one, are not among them.
 * @param tags whether for a specification that asks for the tags of everything (`LiveEntry.tags`).
 */
export const readPolicy = (partition = 'aws', { tags = false } = {}): ReadPolicy => ({
  Version: '2012-10-17',
  Statement: [
    {
      Sid: 'ReadApis',
      Effect: 'Allow',
      Action: readActions.filter((action) => action.startsWith('apigateway:')),
      Resource: ['/account', '/restapis/*'].map((path) => `arn:${partition}:apigateway:*::${path}`),
    },
    {
      Sid: 'ReadConfiguration',
      Effect: 'Allow',
      Action: [
        ...readActions.filter((action) => !action.startsWith('apigateway:')),
        ...(tags ? tagReadActions : []),
      ],
      Resource: '*',
    },
  ],
});
