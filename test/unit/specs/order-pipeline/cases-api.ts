import { all, drop, swap, type Case, type Edit } from './edits.ts';

const template = 'Action=SendMessage&MessageBody=$util.urlEncode($input.body)';
const uri =
  'arn:${AWS::Partition}:apigateway:${AWS::Region}:sqs:path/${AWS::AccountId}/${OrdersQueue.QueueName}';
const byAction = (text: string): Edit =>
  all(
    swap(uri, 'arn:${AWS::Partition}:apigateway:${AWS::Region}:sqs:action/SendMessage'),
    swap(`application/json: ${template}`, text),
  );
const ok = `          - StatusCode: '200'
            SelectionPattern: 2\\d{2}
`;

/** § 7 */
export const apiCases: readonly Case[] = [
  {
    name: 'a PUT',
    edit: swap('HttpMethod: POST\n      Auth', 'HttpMethod: PUT\n      Auth'),
    fails: ['ORDER-API-01'],
  },
  {
    name: 'another queue',
    edit: swap('${OrdersQueue.QueueName}', '${DeadLetters.QueueName}'),
    fails: ['ORDER-API-01'],
  },
  {
    name: 'a queue of another account',
    edit: swap('sqs:path/${AWS::AccountId}/', 'sqs:path/999999999999/'),
    fails: ['ORDER-API-01'],
  },
  {
    name: 'the action without a QueueUrl',
    edit: byAction(`application/json: MessageBody=$util.urlEncode($input.body)`),
    fails: ['ORDER-API-01'],
  },
  {
    name: 'the action with the QueueUrl of another queue',
    edit: byAction('application/json: !Sub QueueUrl=${DeadLetters}&MessageBody=$util.urlEncode($input.body)'),
    fails: ['ORDER-API-01'],
  },
  {
    name: 'the credentials of another role',
    edit: swap('Credentials: !GetAtt ApiRole.Arn', 'Credentials: !GetAtt StoreRole.Arn'),
    fails: ['ORDER-API-01'],
  },
  {
    name: "the caller's credentials",
    edit: swap('Credentials: !GetAtt ApiRole.Arn', 'Credentials: arn:aws:iam::*:user/*'),
    fails: ['ORDER-API-01'],
  },
  {
    name: 'a proxy integration',
    edit: swap('        Type: AWS\n', '        Type: AWS_PROXY\n'),
    fails: ['ORDER-API-01'],
  },
  {
    name: 'no content type',
    edit: drop(`        RequestParameters:
          integration.request.header.Content-Type: "'application/x-www-form-urlencoded'"
`),
    fails: ['ORDER-API-01'],
  },
  {
    name: 'nothing of the body',
    edit: swap(template, 'Action=SendMessage&MessageBody=order'),
    fails: ['ORDER-API-01', 'ORDER-API-03'],
  },
  {
    name: 'part of the body',
    edit: swap(template, "Action=SendMessage&MessageBody=$util.urlEncode($input.json('$.order'))"),
    fails: [open('ORDER-API-01'), open('ORDER-API-03')],
  },
  {
    name: 'the body as it is',
    edit: swap(template, 'Action=SendMessage&MessageBody=$input.body'),
    fails: ['ORDER-API-03'],
  },
  {
    name: 'the body written anew, as it is',
    edit: swap(template, "Action=SendMessage&MessageBody=$input.json('$')"),
    fails: ['ORDER-API-03'],
  },
  {
    name: 'bodies of other types are passed on',
    edit: swap('PassthroughBehavior: NEVER', 'PassthroughBehavior: WHEN_NO_MATCH'),
    fails: ['ORDER-API-03'],
  },
  {
    name: 'bodies of other types are passed on by default',
    edit: drop('        PassthroughBehavior: NEVER\n'),
    fails: ['ORDER-API-03'],
  },
  {
    name: 'bodies of other types are refused, as there is a template',
    edit: swap('PassthroughBehavior: NEVER', 'PassthroughBehavior: WHEN_NO_TEMPLATES'),
    fails: [],
  },
  {
    name: 'one of two templates does not encode',
    edit: swap(
      `application/json: ${template}`,
      `application/json: ${template}\n          text/plain: Action=SendMessage&MessageBody=$input.body`,
    ),
    fails: ['ORDER-API-03'],
  },
  {
    name: 'a default of 200 that catches all',
    edit: (text) =>
      text.replace(
        /( {8}IntegrationResponses:\n)[^]*?( {6}MethodResponses)/,
        "$1          - StatusCode: '200'\n$2",
      ),
    fails: ['ORDER-API-02'],
  },
  {
    name: 'a default of 200 that catches what is no error',
    edit: swap(ok, "          - StatusCode: '200'\n"),
    fails: [],
  },
  {
    name: 'a 200 for the errors of the caller',
    edit: swap('SelectionPattern: 2\\d{2}', "SelectionPattern: '[24]\\d{2}'"),
    fails: ['ORDER-API-02'],
  },
  {
    name: 'no answer for what was taken',
    edit: swap('SelectionPattern: 2\\d{2}', 'SelectionPattern: OK'),
    fails: ['ORDER-API-02'],
  },
  {
    name: 'a status that the method does not have',
    edit: swap("        - StatusCode: '400'\n        - StatusCode: '502'\n", "        - StatusCode: '400'\n"),
    fails: ['ORDER-API-02'],
  },
  {
    name: 'a pattern that is none',
    edit: swap('SelectionPattern: 5\\d{2}', "SelectionPattern: '5(\\d{2}'"),
    fails: [open('ORDER-API-02')],
  },
  {
    name: 'deployed before its method',
    edit: drop('    DependsOn: PostOrderMethod\n'),
    fails: ['ORDER-API-04'],
  },
];

function open(id: string): string {
  return `${id} not-observable`;
}

/** What the specification leaves to the template. */
export const templateCases: readonly Case[] = [
  {
    name: 'an output in another case',
    edit: swap('\n  ApiUrl:\n', '\n  ApiURL:\n'),
    fails: ['ORDER-TPL-01'],
  },
  { name: 'the URL without the path', edit: swap('/${ApiStage}/orders', '/${ApiStage}'), fails: [] },
  {
    name: 'the URL of another stage',
    edit: swap('/${ApiStage}/orders', '/test/orders'),
    fails: ['ORDER-TPL-01'],
  },
  {
    name: 'the ARN for the URL of the queue',
    edit: swap('    Value: !Ref OrdersQueue\n', '    Value: !GetAtt OrdersQueue.Arn\n'),
    fails: ['ORDER-TPL-01'],
  },
  {
    name: 'the functions the other way round',
    edit: (text) =>
      text
        .replace('Value: !GetAtt StoreFunction.Arn', 'Value: !GetAtt X.Arn')
        .replace('Value: !GetAtt NotifyFunction.Arn', 'Value: !GetAtt StoreFunction.Arn')
        .replace('Value: !GetAtt X.Arn', 'Value: !GetAtt NotifyFunction.Arn'),
    fails: ['ORDER-TPL-01'],
  },
  {
    name: 'a reference to nothing',
    edit: swap('TABLE_NAME: !Ref OrdersTable', 'TABLE_NAME: !Ref OrderTable'),
    fails: ['ORDER-TPL-02'],
  },
];
