import { after, all, drop, resources, swap, withoutResource, type Edit } from './edits.ts';
import type { Rewrite } from './rewrites.ts';

const stageByDeployment = `    DependsOn: [PostDataMethod, ApiGatewayAccount]
    Properties:
      RestApiId: !Ref DataApi
      StageName: !Ref Environment
      # The stage: where it logs, and how much it takes.
      StageDescription:
        AccessLogSetting:
          DestinationArn: !GetAtt ApiAccessLogGroup.Arn
          Format: '$context.requestId $context.status'
`;
const stageUrl = '${AWS::URLSuffix}/${ApiStage}/data';
const withoutStage = all(
  withoutResource('ApiStage'),
  swap(stageUrl, '${AWS::URLSuffix}/${Environment}/data'),
);
const deployment = '    DependsOn: PostDataMethod\n    Properties:\n      RestApiId: !Ref DataApi\n';
const openApi = (type: string, verb: string): string => `      # The whole API: POST /data calls the function.
      Body:
        openapi: 3.0.1
        info:
          title: data
          version: '1'
        paths:
          /data:
            ${verb}:
              responses: {}
              x-amazon-apigateway-integration:
                type: ${type}
                httpMethod: POST
                uri: !Sub arn:\${AWS::Partition}:apigateway:\${AWS::Region}:lambda:path/2015-03-31/functions/\${DataFunction.Arn}/invocations
`;
const byOpenApi = (type: string, verb: string): Edit =>
  all(
    withoutResource('DataResource'),
    withoutResource('PostDataMethod'),
    drop('    DependsOn: PostDataMethod\n'),
    after('        Types: [REGIONAL]\n', openApi(type, verb)),
  );

/** The API and its stage made otherwise. */
export const apis: readonly Rewrite[] = [
  {
    name: 'the stage made by the deployment',
    edit: all(
      withoutStage,
      swap(
        deployment,
        `${stageByDeployment}        # Of every method.
        MethodSettings:
          - ResourcePath: /*
            HttpMethod: '*'
            ThrottlingRateLimit: 100
            ThrottlingBurstLimit: 50
`,
      ),
    ),
  },
  {
    name: "the stage made by the deployment, with limits of the stage's own",
    edit: all(
      withoutStage,
      swap(
        deployment,
        `${stageByDeployment}        ThrottlingRateLimit: 100\n        ThrottlingBurstLimit: 50\n`,
      ),
    ),
  },
  { name: 'an OpenAPI document', edit: byOpenApi('AWS_PROXY', 'post') },
  { name: 'an OpenAPI document that spells its type in lower case', edit: byOpenApi('aws_proxy', 'post') },
  {
    name: 'an OpenAPI document for every verb',
    edit: byOpenApi('aws_proxy', 'x-amazon-apigateway-any-method'),
  },
  {
    name: 'identifiers by attribute',
    edit: all(
      swap('ResourceId: !Ref DataResource', 'ResourceId: !GetAtt DataResource.ResourceId'),
      swap('DeploymentId: !Ref ApiDeployment', 'DeploymentId: !GetAtt ApiDeployment.DeploymentId'),
      swap('TargetKeyId: !Ref DataKey', 'TargetKeyId: !GetAtt DataKey.KeyId'),
      swap('TopicArn: !Ref AlarmTopic', 'TopicArn: !GetAtt AlarmTopic.TopicArn'),
    ),
  },
  {
    name: 'the function called by an alias, which the permission names',
    edit: all(
      resources(`  Live:
    Type: AWS::Lambda::Alias
    Properties:
      Name: live
      FunctionName: !Ref DataFunction
      FunctionVersion: !GetAtt Version.Version
  Version:
    Type: AWS::Lambda::Version
    Properties:
      FunctionName: !Ref DataFunction`),
      swap('functions/${DataFunction.Arn}/inv', 'functions/${Live}/inv'),
      swap('FunctionName: !GetAtt DataFunction.Arn', 'FunctionName: !Ref Live'),
    ),
  },
  {
    name: 'the function called by an alias that is spelt out',
    edit: all(
      resources(`  Live:
    Type: AWS::Lambda::Alias
    Properties:
      Name: live
      FunctionName: !Ref DataFunction
      FunctionVersion: $LATEST`),
      swap('functions/${DataFunction.Arn}/inv', 'functions/${DataFunction.Arn}:live/inv'),
      swap('FunctionName: !GetAtt DataFunction.Arn', 'FunctionName: !Sub ${DataFunction}:live'),
    ),
  },
  ...['/*/*', '/*/*/*', '/*', '/*/POST/*', '/${ApiStage}/POST/data'].map((source) => ({
    name: `a permission for ${source}`,
    edit: swap('${DataApi}/*/POST/data', `\${DataApi}${source}`),
  })),
  { name: "the stage's URL with a slash behind it", edit: swap(stageUrl, '${AWS::URLSuffix}/${ApiStage}/') },
  {
    name: 'a URL that is joined',
    edit: swap(
      'Value: !Sub https://${DataApi}.execute-api.${AWS::Region}.${AWS::URLSuffix}/${ApiStage}/data',
      "Value: !Join ['', ['https://', !Ref DataApi, .execute-api., !Ref AWS::Region, .amazonaws.com/, !Ref Environment, /data/]]",
    ),
  },
  {
    name: 'limits as texts',
    edit: all(
      swap('ThrottlingRateLimit: 100', "ThrottlingRateLimit: '100'"),
      swap('ThrottlingBurstLimit: 50', "ThrottlingBurstLimit: '50'"),
    ),
  },
];
