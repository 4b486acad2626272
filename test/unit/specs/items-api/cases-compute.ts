import { after, all, before, drop, resources, swap, type Case, type Edit } from './edits.ts';

const variable = 'TABLE_NAME: !Ref ItemsTable';
const tableName = 'TableName: !Sub ${AWS::StackName}-items';
const bySub = (text: string): string => text.replace('ZipFile: |', 'ZipFile: !Sub |');
const withoutCode: Edit = (text) => {
  const start = text.indexOf('        ZipFile: |');
  const end = text.indexOf('\n  # The API. One region');
  return `${text.slice(0, start)}        S3Bucket: code\n        S3Key: items.zip\n${text.slice(end)}`;
};
const parameter = (name: string, value: string): Edit =>
  before(
    '# Refuses every other region',
    `Parameters:\n  ${name}:\n    Type: String\n    Default: ${value}\n\n`,
  );

/** § 4 with one thing wrong, or right in another way. */
export const computeCases: readonly Case[] = [
  { name: 'a newer runtime', edit: swap('python3.9', 'python3.12'), fails: ['ITEMS-FN-01'] },
  {
    name: 'a runtime that may be chosen',
    edit: all(
      swap('Runtime: python3.9', 'Runtime: !Ref Runtime'),
      before(
        '# Refuses every other region',
        `Parameters:
  Runtime:
    Type: String
    AllowedValues: [python3.9, python3.12]
    Default: python3.9

`,
      ),
    ),
    fails: ['ITEMS-FN-01'],
  },
  {
    name: 'another function of another runtime',
    edit: resources(`  # Something else.
  Helper:
    Type: AWS::Lambda::Function
    Properties:
      Runtime: nodejs22.x
      Handler: index.handler
      Role: !GetAtt FunctionRole.Arn
      Code: { ZipFile: 'exports.handler = async () => 1' }`),
    fails: [],
  },
  { name: 'code on S3', edit: withoutCode, fails: ['ITEMS-TPL-01', 'ITEMS-FN-02'] },
  {
    name: 'an image',
    edit: after('      Handler: index.handler\n', '      PackageType: Image\n'),
    fails: ['ITEMS-FN-02'],
  },
  { name: 'a handler in another file', edit: swap('index.handler', 'app.handler'), fails: ['ITEMS-FN-02'] },
  {
    name: 'a handler that the code does not define',
    edit: swap('def handler(', 'def handle('),
    fails: ['ITEMS-FN-02'],
  },
  {
    name: 'another name of the handler',
    edit: all(swap('index.handler', 'index.lambda_handler'), swap('def handler(', 'def lambda_handler(')),
    fails: [],
  },
  { name: 'code under Fn::Sub', edit: bySub, fails: [] },
  {
    name: 'code under Fn::Sub, whose own ${…} CloudFormation takes for its',
    edit: all(bySub, swap('"message": "stored"', '"message": "stored ${item_id}"')),
    fails: ['ITEMS-TPL-02 not-observable', 'ITEMS-FN-02 not-observable', 'ITEMS-TPL-07'],
  },
  {
    name: 'no variable',
    edit: drop(`      Environment:\n        Variables:\n          ${variable}\n`),
    fails: ['ITEMS-FN-03'],
  },
  {
    name: 'a variable of another name',
    edit: swap('TABLE_NAME: !Ref', 'TABLE: !Ref'),
    fails: ['ITEMS-FN-03'],
  },
  {
    name: "the table's ARN",
    edit: swap(variable, 'TABLE_NAME: !GetAtt ItemsTable.Arn'),
    fails: ['ITEMS-FN-03'],
  },
  {
    name: 'the name that the table has in one stack',
    edit: swap(variable, 'TABLE_NAME: stackproof-demo-items'),
    fails: ['ITEMS-FN-03'],
  },
  {
    name: "a literal that equals the table's own literal name",
    edit: all(swap(tableName, 'TableName: items'), swap(variable, 'TABLE_NAME: items')),
    fails: ['ITEMS-FN-03'],
  },
  {
    name: 'a literal that is put together',
    edit: all(swap(tableName, 'TableName: my-items'), swap(variable, "TABLE_NAME: !Join ['-', [my, items]]")),
    fails: ['ITEMS-FN-03'],
  },
  { name: 'a table with a literal name, by reference', edit: swap(tableName, 'TableName: items'), fails: [] },
  {
    name: 'a name that is put together in both places',
    edit: swap(variable, "TABLE_NAME: !Join ['-', [!Ref AWS::StackName, items]]"),
    fails: [],
  },
  {
    name: 'a parameter that names both',
    edit: all(
      parameter('Name', 'things'),
      swap(tableName, 'TableName: !Ref Name'),
      swap(variable, 'TABLE_NAME: !Sub "${Name}"'),
    ),
    fails: [],
  },
];
