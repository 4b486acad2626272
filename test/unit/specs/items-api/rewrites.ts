import { after, all, before, drop, grants, resources, swap, withoutResource, type Edit } from './edits.ts';
import { cut, type Rewrite } from '../rewrites.ts';

const withoutPolicies = cut('      # All that it is granted.\n', '\n  # Stores one item.');
const document = `      PolicyDocument:
        Version: '2012-10-17'
        Statement:
          - Effect: Allow
            Action: [logs:CreateLogGroup, logs:CreateLogStream, logs:PutLogEvents]
            Resource: !GetAtt FunctionLogGroup.Arn
          - Effect: Allow
            Action: [dynamodb:PutItem, dynamodb:GetItem]
            Resource: !GetAtt ItemsTable.Arn
          - Effect: Allow
            Action: [kms:Decrypt, kms:GenerateDataKey]
            Resource: !GetAtt ItemsKey.Arn`;
const carriedBy = (type: string, more: string): Edit =>
  all(
    withoutPolicies,
    resources(
      `  # What the function may do.\n  Grants:\n    Type: ${type}\n    Properties:\n${more}${document}`,
    ),
  );

/** The function's grants on every carrier that takes them to its role. */
export const carriers: readonly Rewrite[] = [
  {
    name: 'in an AWS::IAM::Policy',
    edit: carriedBy('AWS::IAM::Policy', '      PolicyName: grants\n      Roles: [!Ref FunctionRole]\n'),
  },
  {
    name: 'in an AWS::IAM::ManagedPolicy that names the role',
    edit: carriedBy('AWS::IAM::ManagedPolicy', '      Roles: [!Ref FunctionRole]\n'),
  },
  {
    name: 'in an AWS::IAM::RolePolicy',
    edit: carriedBy('AWS::IAM::RolePolicy', '      PolicyName: grants\n      RoleName: !Ref FunctionRole\n'),
  },
  {
    name: 'in a managed policy that the role names',
    edit: all(
      carriedBy('AWS::IAM::ManagedPolicy', ''),
      before('  # Stores one item.', '      ManagedPolicyArns: [!Ref Grants]\n\n'),
    ),
  },
  {
    name: 'one statement each in one policy, the actions in another case',
    edit: all(
      swap(grants.items, grants.items.replace('dynamodb:PutItem', 'DynamoDB:putitem')),
      swap(grants.keys, grants.keys.replace('kms:Decrypt', 'KMS:decrypt')),
    ),
  },
];

const validatorId = 'RequestValidatorId: !Ref BodyValidator';
const uri =
  '!Sub arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${ItemsFunction.Arn}/invocations';
const openApi = (
  verb: string,
): string => `      # The whole API: a POST of an item calls the function, once its body has been validated.
      Body:
        swagger: '2.0'
        info: { title: items, version: '1' }
        x-amazon-apigateway-request-validators:
          body: { validateRequestBody: true, validateRequestParameters: false }
        x-amazon-apigateway-request-validator: body
        paths:
          /items:
            ${verb}:
              consumes: [application/json]
              parameters:
                - { in: body, name: Item, required: true, schema: { $ref: '#/definitions/Item' } }
              responses: {}
              x-amazon-apigateway-integration:
                type: aws_proxy
                httpMethod: POST
                uri: ${uri}
        definitions:
          Item:
            type: object
            properties: { name: { type: string } }
            required: [name]
`;
const byOpenApi = (verb: string): Edit =>
  all(
    ...['ItemsResource', 'PostItemsMethod', 'ItemModel', 'BodyValidator'].map(withoutResource),
    drop('    DependsOn: PostItemsMethod\n'),
    after('        Types: [REGIONAL]\n', openApi(verb)),
  );
const deeper = `  # The path /v1.
  Version:
    Type: AWS::ApiGateway::Resource
    Properties:
      RestApiId: !Ref ItemsApi
      ParentId: !GetAtt ItemsApi.RootResourceId
      PathPart: v1`;
const pathIs = (path: string): Edit =>
  all(swap('/*/POST/items', `/*/POST/${path}`), swap('${ApiStage}/items', `\${ApiStage}/${path}`));

/** The API said otherwise. */
export const apis: readonly Rewrite[] = [
  {
    name: 'the validator by its attribute',
    edit: swap(validatorId, 'RequestValidatorId: !GetAtt BodyValidator.RequestValidatorId'),
  },
  { name: 'an OpenAPI document', edit: byOpenApi('post') },
  { name: 'an OpenAPI document with any method', edit: byOpenApi('x-amazon-apigateway-any-method') },
  { name: 'ANY in place of POST', edit: swap('      HttpMethod: POST\n', '      HttpMethod: ANY\n') },
  {
    name: 'a path two levels deep',
    edit: all(
      resources(deeper),
      swap(
        '      ParentId: !GetAtt ItemsApi.RootResourceId\n      PathPart: items\n',
        '      ParentId: !Ref Version\n      PathPart: items\n',
      ),
      pathIs('v1/items'),
    ),
  },
  {
    name: 'a path with a parameter',
    edit: all(
      swap('      PathPart: items\n', "      PathPart: '{kind}'\n"),
      swap('/*/POST/items', '/*/POST/*'),
      swap('${ApiStage}/items', '${ApiStage}/things'),
    ),
  },
  {
    name: 'another method beside it, which answers browsers',
    edit: resources(`  # What browsers ask before they post.
  Preflight:
    Type: AWS::ApiGateway::Method
    Properties:
      RestApiId: !Ref ItemsApi
      ResourceId: !Ref ItemsResource
      HttpMethod: OPTIONS
      AuthorizationType: NONE
      Integration: { Type: MOCK }`),
  },
  {
    name: 'the stage made by the deployment',
    edit: all(
      withoutResource('ApiStage'),
      swap('${ApiStage}/items', 'prod/items'),
      swap(
        '    DependsOn: PostItemsMethod\n    Properties:\n      RestApiId: !Ref ItemsApi\n',
        '    DependsOn: PostItemsMethod\n    Properties:\n      RestApiId: !Ref ItemsApi\n      StageName: prod\n',
      ),
    ),
  },
];

/** Single values said otherwise. */
export const values: readonly Rewrite[] = [
  {
    name: 'the key by its id',
    edit: swap('KMSMasterKeyId: !GetAtt ItemsKey.Arn', 'KMSMasterKeyId: !Ref ItemsKey'),
  },
  {
    name: 'flags as texts',
    edit: all(
      swap('SSEEnabled: true', "SSEEnabled: 'true'"),
      swap('ValidateRequestBody: true', 'ValidateRequestBody: "true"'),
    ),
  },
  {
    name: 'numbers as texts',
    edit: all(swap('Threshold: 1', "Threshold: '1'"), swap('Period: 60', "Period: '60'")),
  },
  {
    name: 'a subscription inline in the topic',
    edit: after(
      '      TopicName: !Sub ${AWS::StackName}-items-alarms\n',
      '      Subscription: [{ Protocol: email, Endpoint: ops@example.com }]\n',
    ),
  },
  {
    name: 'names that CloudFormation makes',
    edit: all(
      drop('      TableName: !Sub ${AWS::StackName}-items\n'),
      drop('    Properties:\n      TopicName: !Sub ${AWS::StackName}-items-alarms\n'),
      drop('      AlarmName: !Sub ${AWS::StackName}-items-errors\n'),
    ),
  },
  {
    name: 'no log group of its own',
    edit: all(
      withoutResource('FunctionLogGroup'),
      drop('      LoggingConfig:\n        LogGroup: !Ref FunctionLogGroup\n'),
      swap(
        'Resource: !GetAtt FunctionLogGroup.Arn',
        'Resource: !Sub arn:aws:logs:${AWS::Region}:${AWS::AccountId}:*',
      ),
    ),
  },
];
