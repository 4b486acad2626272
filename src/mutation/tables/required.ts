/**
 * What a resource cannot do without, by its type: properties, and below a list (`Tags[]`) those of each item. From the
 * resource specification of CloudFormation; cfn-lint says the same (E3003).
 */
export const requiredProperties: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  'AWS::KMS::Alias': { '': ['AliasName', 'TargetKeyId'] },
  'AWS::Lambda::Function': { '': ['Code', 'Role'] },
  'AWS::Lambda::Permission': { '': ['Action', 'FunctionName', 'Principal'] },
  'AWS::IAM::Role': { '': ['AssumeRolePolicyDocument'], 'Policies[]': ['PolicyName', 'PolicyDocument'] },
  'AWS::DynamoDB::Table': {
    '': ['KeySchema', 'AttributeDefinitions'],
    'AttributeDefinitions[]': ['AttributeName', 'AttributeType'],
    'KeySchema[]': ['AttributeName', 'KeyType'],
    'Tags[]': ['Key', 'Value'],
  },
  'AWS::ApiGateway::Resource': { '': ['ParentId', 'PathPart', 'RestApiId'] },
  'AWS::ApiGateway::Method': { '': ['HttpMethod', 'ResourceId', 'RestApiId'] },
  'AWS::ApiGateway::Deployment': { '': ['RestApiId'] },
  'AWS::ApiGateway::Stage': { '': ['RestApiId'] },
  'AWS::CloudWatch::Alarm': {
    '': ['ComparisonOperator', 'EvaluationPeriods'],
    'Dimensions[]': ['Name', 'Value'],
  },
  'AWS::SNS::TopicPolicy': { '': ['PolicyDocument', 'Topics'] },
  'AWS::SNS::Subscription': { '': ['Protocol', 'TopicArn'] },
};

/** Numbers of which only some are allowed, by type and property. */
export const allowedNumbers: Readonly<Record<string, Readonly<Record<string, (value: number) => boolean>>>> =
  {
    'AWS::KMS::Key': { PendingWindowInDays: (days) => days >= 7 && days <= 30 },
    'AWS::Logs::LogGroup': {
      RetentionInDays: (days) =>
        [
          1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288,
          3653,
        ].includes(days),
    },
  };

/** Where a resource has policy documents, and which parts their statements need beside an effect and actions. */
export const policyPaths: Readonly<
  Record<string, Readonly<Record<string, readonly ('Principal' | 'Resource')[]>>>
> = {
  'AWS::KMS::Key': { KeyPolicy: ['Principal', 'Resource'] },
  'AWS::IAM::Role': { AssumeRolePolicyDocument: ['Principal'], 'Policies[].PolicyDocument': ['Resource'] },
  'AWS::SNS::TopicPolicy': { PolicyDocument: ['Principal', 'Resource'] },
  'AWS::IAM::ManagedPolicy': { PolicyDocument: ['Resource'] },
  'AWS::IAM::Policy': { PolicyDocument: ['Resource'] },
  'AWS::IAM::RolePolicy': { PolicyDocument: ['Resource'] },
};
