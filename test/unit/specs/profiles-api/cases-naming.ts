import { all, drop, swap, type Case } from '../edits.ts';

const suffixed = (name: string): string => `\${EnvironmentSuffix}-${name}`;
const constant = (property: string, name: string): Case['edit'] =>
  swap(`${property}: !Sub ${suffixed(name)}\n`, `${property}: dev-${name}\n`);

const functionName = '          Value: !Sub ${EnvironmentSuffix}-api-handler';

/** A template with one name or one tag wrong, or right in another way. */
export const namingCases: readonly Case[] = [
  { name: 'a constant pool', edit: constant('UserPoolName', 'user-pool'), fails: ['PROF-NAME-01'] },
  { name: 'a constant table', edit: constant('TableName', 'user-profiles'), fails: ['PROF-NAME-01'] },
  { name: 'a constant dashboard', edit: constant('DashboardName', 'api-dashboard'), fails: ['PROF-NAME-01'] },
  {
    name: 'another name of the table',
    edit: swap(
      'TableName: !Sub ${EnvironmentSuffix}-user-profiles',
      'TableName: !Sub ${EnvironmentSuffix}-profiles',
    ),
    fails: ['PROF-NAME-01'],
  },
  {
    name: 'a table without a name of its own',
    edit: drop('      TableName: !Sub ${EnvironmentSuffix}-user-profiles\n'),
    fails: ['PROF-NAME-01'],
  },
  {
    name: 'a suffix at the end',
    edit: swap(
      'TopicName: !Sub ${EnvironmentSuffix}-api-alarms',
      'TopicName: !Sub api-alarms-${EnvironmentSuffix}',
    ),
    fails: ['PROF-NAME-01'],
  },
  {
    name: "the stack's name for the suffix",
    edit: swap(
      'RoleName: !Sub ${EnvironmentSuffix}-lambda-execution-role',
      'RoleName: !Sub ${AWS::StackName}-lambda-execution-role',
    ),
    fails: ['PROF-NAME-01'],
  },
  {
    name: 'a domain of the pool with the suffix only',
    edit: swap(
      'Domain: !Sub ${EnvironmentSuffix}-auth-${AWS::AccountId}',
      'Domain: !Sub ${EnvironmentSuffix}-auth',
    ),
    fails: ['PROF-NAME-01'],
  },
  {
    name: 'a domain of the pool in an account that is written down',
    edit: swap('-auth-${AWS::AccountId}', '-auth-123456789012'),
    fails: ['PROF-NAME-01'],
  },
  {
    name: "a log group of another name than the function's",
    edit: swap('/aws/lambda/${EnvironmentSuffix}-api-handler', '/aws/lambda/${EnvironmentSuffix}-handler'),
    fails: ['PROF-NAME-01'],
  },
  {
    name: 'no dashboard',
    edit: all(
      (text) => text.replace(/ {2}Dashboard:\n(?: {4}.*\n)+/, ''),
      swap('Value: !Ref Dashboard', 'Value: none'),
    ),
    fails: ['PROF-NAME-01'],
  },
  {
    name: 'names that are joined',
    edit: swap(
      'TableName: !Sub ${EnvironmentSuffix}-user-profiles',
      'TableName: !Join ["-", [!Ref EnvironmentSuffix, user, profiles]]',
    ),
    fails: [],
  },
  {
    name: 'another name where the specification leaves it open',
    edit: swap(
      'TopicName: !Sub ${EnvironmentSuffix}-api-alarms',
      'TopicName: !Sub ${EnvironmentSuffix}-alarms',
    ),
    fails: [],
  },
  {
    name: 'no tags on the function',
    edit: swap(`      Tags:\n        - Key: Name\n${functionName}\n`, ''),
    fails: ['PROF-NAME-02'],
  },
  {
    name: 'a tag in another case',
    edit: swap(`- Key: Name\n${functionName}`, `- Key: name\n${functionName}`),
    fails: ['PROF-NAME-02'],
  },
  {
    name: 'an empty name',
    edit: swap(functionName, "          Value: ''"),
    fails: ['PROF-NAME-02'],
  },
  {
    name: 'no tags on the replica at home',
    edit: (text) =>
      text.replace(
        '          Tags:\n            - Key: Name\n              Value: !Sub ${EnvironmentSuffix}-user-profiles\n',
        '',
      ),
    fails: ['PROF-NAME-02'],
  },
  {
    name: 'no tags on the replica elsewhere',
    edit: (text) => {
      const tags =
        '          Tags:\n            - Key: Name\n              Value: !Sub ${EnvironmentSuffix}-user-profiles\n';
      const at = text.lastIndexOf(tags);
      return text.slice(0, at) + text.slice(at + tags.length);
    },
    fails: ['PROF-NAME-02'],
  },
  {
    name: 'a name that another stack exports',
    edit: swap(functionName, '          Value: !ImportValue name'),
    fails: ['PROF-NAME-02 not-observable'],
  },
  {
    name: 'a further resource without tags',
    edit: swap(
      '  AlarmEmailSubscription:\n',
      '  Further:\n    Type: AWS::SQS::Queue\n\n  AlarmEmailSubscription:\n',
    ),
    fails: ['PROF-NAME-02'],
  },
  {
    name: 'tags that are there under a condition only',
    edit: swap(
      `      Tags:\n        - Key: Name\n${functionName}\n`,
      `      Tags: !If [IsTraced, [{Key: Name, Value: handler}], !Ref AWS::NoValue]\n`,
    ),
    fails: ['PROF-NAME-02'],
  },
  { name: 'another name in the tag', edit: swap(functionName, '          Value: handler'), fails: [] },
];
