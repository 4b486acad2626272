import {
  after,
  all,
  before,
  drop,
  otherApi,
  resources,
  swap,
  withoutResource,
  type Case,
  type Edit,
} from './edits.ts';

const models = `      RequestModels:
        application/json: !Ref ItemModel
        $default: !Ref ItemModel
`;
const validatorId = '      RequestValidatorId: !Ref BodyValidator\n';
const schema = `        type: object
        properties:
          name:
            type: string
            minLength: 1
            maxLength: 256
        required:
          - name
        additionalProperties: false
`;
const schemaIs =
  (text: string): Edit =>
  (template) => {
    const from = template.indexOf('      Schema:\n');
    const to = template.indexOf(schema) + schema.length;
    return template.slice(0, from) + text + template.slice(to);
  };
const ofOtherApi =
  (logicalId: string): Edit =>
  (text) => {
    const start = text.indexOf(`  ${logicalId}:\n`);
    return text.slice(0, start) + text.slice(start).replace('!Ref ItemsApi', '!Ref OtherApi');
  };
const sourceArn =
  'SourceArn: !Sub arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${ItemsApi}/*/POST/items';
const helper = `  # Another function.
  Helper:
    Type: AWS::Lambda::Function
    Properties:
      Runtime: python3.9
      Handler: index.handler
      Role: !GetAtt FunctionRole.Arn
      Code: { ZipFile: 'def handler(event, context): pass' }`;
const templates = `        RequestTemplates:
          application/json: '{"body": $input.json("$")}'
`;
const proxy = '        Type: AWS_PROXY\n';

/** § 5 with one thing wrong, or right in another way. */
export const apiCases: readonly Case[] = [
  {
    name: 'another path',
    edit: all(
      swap('PathPart: items', 'PathPart: things'),
      swap('/*/POST/items', '/*/POST/things'),
      swap('${ApiStage}/items', '${ApiStage}/things'),
    ),
    fails: [],
  },
  {
    name: 'any method',
    edit: all(
      swap('      HttpMethod: POST\n', '      HttpMethod: ANY\n'),
      swap('/*/POST/items', '/*/*/items'),
    ),
    fails: [],
  },
  {
    name: 'another method',
    edit: swap('      HttpMethod: POST\n', '      HttpMethod: PUT\n'),
    fails: ['ITEMS-API-01'],
  },
  {
    name: 'the POST on the root',
    edit: all(
      withoutResource('ItemsResource'),
      swap('ResourceId: !Ref ItemsResource', 'ResourceId: !GetAtt ItemsApi.RootResourceId'),
      swap('/*/POST/items', '/*/POST/'),
      swap('${ApiStage}/items', '${ApiStage}'),
    ),
    fails: ['ITEMS-API-01', 'ITEMS-TPL-03'],
  },
  {
    name: 'a resource of another API',
    edit: all(resources(otherApi), ofOtherApi('ItemsResource')),
    fails: ['ITEMS-API-01', 'ITEMS-API-02 not-observable', 'ITEMS-TPL-03 not-observable'],
  },
  {
    name: 'an HTTP API in place of it',
    edit: all(
      (text) =>
        text.replace(
          / {2}ItemsApi:\n {4}Type: AWS::ApiGateway::RestApi\n/,
          '  ItemsApi:\n    Type: AWS::ApiGatewayV2::Api\n',
        ),
      swap('      EndpointConfiguration:\n        Types: [REGIONAL]\n', '      ProtocolType: HTTP\n'),
    ),
    fails: [
      ...[1, 2, 3, 4, 5, 7].map((number) => `ITEMS-API-0${String(number)}`),
      'ITEMS-TPL-02 not-observable',
      'ITEMS-TPL-03',
    ],
  },
  {
    name: 'the integration of another function',
    edit: all(resources(helper), swap('${ItemsFunction.Arn}/invocations', '${Helper.Arn}/invocations')),
    fails: ['ITEMS-API-02'],
  },
  {
    name: 'a function that is called by GET',
    edit: swap('IntegrationHttpMethod: POST', 'IntegrationHttpMethod: GET'),
    fails: ['ITEMS-API-02'],
  },
  {
    name: 'an integration that calls nothing',
    edit: swap('Type: AWS_PROXY', 'Type: MOCK'),
    fails: ['ITEMS-API-02'],
  },
  {
    name: 'no proxy and no mapping: the event has no body',
    edit: swap(proxy, '        Type: AWS\n'),
    fails: ['ITEMS-API-02'],
  },
  { name: 'no proxy, with a mapping', edit: swap(proxy, `        Type: AWS\n${templates}`), fails: [] },
  {
    name: 'no proxy and no mapping, for a function that takes the bare body',
    edit: all(
      swap(proxy, '        Type: AWS\n'),
      swap('json.loads(event["body"], parse_float=Decimal)', 'event'),
    ),
    fails: [],
  },
  { name: 'no permission', edit: withoutResource('ApiInvokesFunction'), fails: ['ITEMS-API-02'] },
  {
    name: 'a permission for no ARN',
    edit: swap(sourceArn, 'SourceArn: !Sub ${ItemsApi}/*/*'),
    fails: ['ITEMS-API-02'],
  },
  {
    name: 'a permission for another method',
    edit: swap('/*/POST/items', '/*/GET/items'),
    fails: ['ITEMS-API-02'],
  },
  {
    name: 'a permission for another stage',
    edit: swap('/*/POST/items', '/dev/POST/items'),
    fails: ['ITEMS-API-02'],
  },
  { name: 'a permission for any API', edit: drop(`      ${sourceArn}\n`), fails: [] },
  {
    name: 'a permission for an alias of the function',
    edit: swap('FunctionName: !GetAtt ItemsFunction.Arn', 'FunctionName: !Sub ${ItemsFunction.Arn}:live'),
    fails: ['ITEMS-API-02'],
  },
  {
    name: 'no model',
    edit: all(withoutResource('ItemModel'), drop(models)),
    fails: ['ITEMS-API-03', 'ITEMS-API-05'],
  },
  {
    name: 'a model of another API',
    edit: all(resources(otherApi), ofOtherApi('ItemModel')),
    fails: ['ITEMS-API-03', 'ITEMS-API-05'],
  },
  {
    name: 'another schema',
    edit: schemaIs(`      Schema:
        type: object
        properties:
          title: { type: string }
          price: { type: number, minimum: 0 }
        required: [title, price]
`),
    fails: [],
  },
  {
    name: 'a schema as a text of JSON',
    edit: schemaIs(
      `      Schema: '{"type":"object","properties":{"name":{"type":"string"}},"required":["name"]}'\n`,
    ),
    fails: [],
  },
  {
    name: 'a schema that is a text of no JSON',
    edit: schemaIs("      Schema: '{type: object}'\n"),
    fails: ['ITEMS-API-03'],
  },
  {
    name: 'a schema of a list',
    edit: swap('        type: object\n', '        type: array\n'),
    fails: ['ITEMS-API-03'],
  },
  { name: 'a schema without a type', edit: drop('        type: object\n'), fails: ['ITEMS-API-03'] },
  {
    name: 'a schema that takes null too',
    edit: swap('        type: object\n', "        type: [object, 'null']\n"),
    fails: ['ITEMS-API-03'],
  },
  {
    name: 'a schema that requires nothing',
    edit: drop('        required:\n          - name\n'),
    fails: ['ITEMS-API-03'],
  },
  {
    name: 'what is required among the properties',
    edit: swap('        required:\n          - name\n', '          required: [name]\n'),
    fails: ['ITEMS-API-03'],
  },
  {
    name: 'a property that says of itself that it is required',
    edit: all(
      drop('        required:\n          - name\n'),
      after('            type: string\n', '            required: true\n'),
    ),
    fails: ['ITEMS-API-03'],
  },
  {
    name: 'a schema without typed properties',
    edit: swap(
      '            type: string\n            minLength: 1\n            maxLength: 256\n',
      '            description: Its name.\n',
    ),
    fails: ['ITEMS-API-03'],
  },
  {
    name: 'a schema that requires what it does not take',
    edit: swap('          - name\n', '          - title\n'),
    fails: ['ITEMS-API-03'],
  },
  {
    name: 'a schema by reference',
    edit: schemaIs(`      Schema:
        $ref: '#/definitions/Item'
        definitions:
          Item: { type: object, properties: { name: { type: string } }, required: [name] }
`),
    fails: [],
  },
  {
    name: 'no validator',
    edit: all(withoutResource('BodyValidator'), drop(validatorId)),
    fails: ['ITEMS-API-04', 'ITEMS-API-05'],
  },
  {
    name: 'a validator of parameters only',
    edit: all(
      swap('ValidateRequestBody: true', 'ValidateRequestBody: false'),
      swap('ValidateRequestParameters: false', 'ValidateRequestParameters: true'),
    ),
    fails: ['ITEMS-API-04'],
  },
  {
    name: 'a validator of another API',
    edit: all(resources(otherApi), ofOtherApi('BodyValidator')),
    fails: ['ITEMS-API-04', 'ITEMS-API-05'],
  },
  { name: 'a method without its validator', edit: drop(validatorId), fails: ['ITEMS-API-05'] },
  { name: 'a method without its model', edit: drop(models), fails: ['ITEMS-API-05'] },
  { name: 'a model for JSON only', edit: drop('        $default: !Ref ItemModel\n'), fails: [] },
  { name: 'a model for every type', edit: drop('        application/json: !Ref ItemModel\n'), fails: [] },
  {
    name: 'a model for a type that nobody sends',
    edit: swap(models, '      RequestModels: { application/vnd.items+json: !Ref ItemModel }\n'),
    fails: ['ITEMS-API-05'],
  },
  {
    name: "API Gateway's own model",
    edit: swap(models, '      RequestModels: { application/json: Empty }\n'),
    fails: ['ITEMS-API-05'],
  },
  {
    name: 'a model by name, which may not be there yet',
    edit: swap(models, '      RequestModels: { application/json: Item }\n'),
    fails: ['ITEMS-API-05'],
  },
  {
    name: 'a model by name, which is waited for',
    edit: all(
      swap(models, '      RequestModels: { application/json: Item }\n'),
      before(
        '    Properties:\n      RestApiId: !Ref ItemsApi\n      ResourceId:',
        '    DependsOn: ItemModel\n',
      ),
    ),
    fails: [],
  },
  {
    name: 'a deployment that does not wait for the method',
    edit: drop('    DependsOn: PostItemsMethod\n'),
    fails: ['ITEMS-API-07'],
  },
  {
    name: 'a deployment that waits for the validator only',
    edit: swap('DependsOn: PostItemsMethod', 'DependsOn: BodyValidator'),
    fails: ['ITEMS-API-07'],
  },
  {
    name: 'no stage',
    edit: all(withoutResource('ApiStage'), swap('${ApiStage}/items', 'prod/items')),
    fails: ['ITEMS-API-02', 'ITEMS-API-07', 'ITEMS-TPL-03'],
  },
];
