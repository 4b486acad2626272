import { all, before, drop, head, resources, swap, type Case, type Edit } from './edits.ts';

const url = 'https://${ItemsApi}.execute-api.${AWS::Region}.${AWS::URLSuffix}/${ApiStage}/items';
const urlIs = (text: string): Edit => swap(url, text);
const rules = `Rules:
  OnlyInUsEast1:
    Assertions:
      - Assert: !Equals [!Ref AWS::Region, us-east-1]
        AssertDescription: This stack may only be created in us-east-1.
`;
/** Takes every comment out of a resource, and the one above it. */
const uncommented =
  (logicalId: string): Edit =>
  (text) => {
    const block = new RegExp(
      `((?:  #[^\\n]*\\n)*)(  ${logicalId}:\\n(?:(?:    [^\\n]*)?\\n)*?)(?=\\n?(?:  [#A-Z]|[A-Z]))`,
    );
    if (!block.test(text)) throw new Error(`there is no resource ${logicalId}`);
    return text.replace(block, (_, __: string, body: string) => body.replace(/^ +#[^\n]*\n/gm, ''));
  };
const topicComment =
  "  # Who is told when the alarm goes off: whoever subscribes. Not encrypted: an alarm's message holds no data of anybody, and\n  # under AWS's own key (alias/aws/sns) CloudWatch could not publish.\n";

/** § 1, § 7 and § 8 with one thing wrong, or right in another way. */
export const templateCases: readonly Case[] = [
  {
    name: 'a nested stack',
    edit: resources(`  # More of it.
  More:
    Type: AWS::CloudFormation::Stack
    Properties:
      TemplateURL: https://bucket.s3.amazonaws.com/more.yaml`),
    fails: ['ITEMS-TPL-01'],
  },
  { name: 'language extensions', edit: head('Transform: AWS::LanguageExtensions'), fails: [] },
  {
    name: 'a text of another stack',
    edit: swap(
      'Description: Stores the body of POST /items under an id of its own',
      'Description: !ImportValue text',
    ),
    fails: ['ITEMS-TPL-01', 'ITEMS-TPL-02 not-observable'],
  },
  {
    name: 'an ARN in another region',
    edit: swap(
      '      AlarmActions:\n',
      '      OKActions: [arn:aws:sns:eu-central-1:123456789012:alarms]\n      AlarmActions:\n',
    ),
    fails: ['ITEMS-TPL-02'],
  },
  {
    name: 'code that goes to another region',
    edit: swap(
      'boto3.resource("dynamodb", config=settings)',
      'boto3.resource("dynamodb", region_name="ap-southeast-2", config=settings)',
    ),
    fails: ['ITEMS-TPL-02'],
  },
  {
    name: 'a description that speaks of another region',
    edit: swap(
      'Stores the body of POST /items under an id of its own\n',
      'Stores items, as its twin in eu-west-1 does\n',
    ),
    fails: [],
  },
  { name: 'no rule: a template for any region', edit: drop(rules), fails: ['ITEMS-TPL-08'] },
  {
    name: 'a rule for another region',
    edit: swap('[!Ref AWS::Region, us-east-1]', '[!Ref AWS::Region, eu-west-1]'),
    fails: ['ITEMS-TPL-02', 'ITEMS-TPL-08'],
  },
  {
    name: 'a rule for two regions',
    edit: swap(
      '!Equals [!Ref AWS::Region, us-east-1]',
      '!Contains [[us-east-1, us-west-2], !Ref AWS::Region]',
    ),
    fails: ['ITEMS-TPL-08'],
  },
  {
    name: 'the region by a lookup',
    edit: all(
      drop(rules),
      before('Resources:\n', 'Mappings:\n  Regions:\n    us-east-1: { Stage: prod }\n\n'),
      swap('StageName: prod', 'StageName: !FindInMap [Regions, !Ref AWS::Region, Stage]'),
    ),
    fails: [],
  },
  {
    name: 'an output of another name',
    edit: swap('  ApiInvokeUrl:\n', '  ApiInvokeURL:\n'),
    fails: ['ITEMS-TPL-03'],
  },
  {
    name: 'a URL without its stage',
    edit: urlIs('https://${ItemsApi}.execute-api.${AWS::Region}.${AWS::URLSuffix}/items'),
    fails: ['ITEMS-TPL-03'],
  },
  {
    name: 'a URL without its path',
    edit: urlIs('https://${ItemsApi}.execute-api.${AWS::Region}.${AWS::URLSuffix}/${ApiStage}'),
    fails: ['ITEMS-TPL-03'],
  },
  {
    name: 'a URL of another path',
    edit: urlIs('https://${ItemsApi}.execute-api.${AWS::Region}.${AWS::URLSuffix}/${ApiStage}/item'),
    fails: ['ITEMS-TPL-03'],
  },
  {
    name: 'a URL of another stage',
    edit: urlIs('https://${ItemsApi}.execute-api.${AWS::Region}.${AWS::URLSuffix}/dev/items'),
    fails: ['ITEMS-TPL-03'],
  },
  {
    name: 'a URL without encryption',
    edit: urlIs('http://${ItemsApi}.execute-api.${AWS::Region}.${AWS::URLSuffix}/${ApiStage}/items'),
    fails: ['ITEMS-TPL-03'],
  },
  {
    name: 'a URL with the stage by its literal name',
    edit: urlIs('https://${ItemsApi}.execute-api.us-east-1.amazonaws.com/prod/items'),
    fails: [],
  },
  {
    name: "the table's ARN",
    edit: swap('    Value: !Ref ItemsTable\n', '    Value: !GetAtt ItemsTable.Arn\n'),
    fails: ['ITEMS-TPL-04'],
  },
  {
    name: 'no output for the table',
    edit: drop(
      '  DynamoDBTableName:\n    Description: The name of the table with the items.\n    Value: !Ref ItemsTable\n',
    ),
    fails: ['ITEMS-TPL-04'],
  },
  {
    name: "a topic's output that is spelt otherwise",
    edit: swap('  SnsTopicArn:\n', '  SNSTopicArn:\n'),
    fails: ['ITEMS-TPL-05'],
  },
  {
    name: "the topic's name",
    edit: swap('    Value: !Ref AlarmTopic\n', '    Value: !GetAtt AlarmTopic.TopicName\n'),
    fails: ['ITEMS-TPL-05'],
  },
  ...[
    'ItemsKey',
    'ItemsTable',
    'FunctionRole',
    'ItemsApi',
    'ItemModel',
    'BodyValidator',
    'PostItemsMethod',
    'FunctionErrorsAlarm',
    'AlarmTopic',
  ].map((id) => ({ name: `${id} without comment`, edit: uncommented(id), fails: ['ITEMS-TPL-06'] })),
  {
    name: 'a comment behind the type',
    edit: swap(
      `${topicComment}  AlarmTopic:\n    Type: AWS::SNS::Topic\n`,
      '  AlarmTopic:\n    Type: AWS::SNS::Topic # Who is told.\n',
    ),
    fails: [],
  },
  {
    name: 'a banner over a group of resources',
    edit: swap(topicComment, '  # ---------- Notification ----------\n'),
    fails: ['ITEMS-TPL-06'],
  },
  {
    name: 'a reference to nothing',
    edit: swap(
      '        - !Ref AlarmTopic\n      PolicyDocument',
      '        - !Ref Nobody\n      PolicyDocument',
    ),
    fails: ['ITEMS-ALARM-03 not-observable', 'ITEMS-TPL-02 not-observable', 'ITEMS-TPL-07'],
  },
];
