import { all, withoutResource, type Case, type Edit } from '../edits.ts';
import { within } from './template-edits.ts';

const open = (id: string): string => `${id} not-observable`;

const inGatewayRole = (passage: string, replacement: string): Edit =>
  within('ApiLoggingRole', passage, replacement);
const arn = '!Sub arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:';
const apiGroup = `                  - ${arn}\${ApiLogGroup}\n                  - ${arn}\${ApiLogGroup}:*\n`;
const execution = `                  - ${arn}API-Gateway-Execution-Logs_\${Api}/prod\n                  - ${arn}API-Gateway-Execution-Logs_\${Api}/prod:*\n`;
const anyGroup = `              # It takes no resource.
              - Effect: Allow
                Action: logs:DescribeLogGroups
                Resource: '*'
`;
const condition = `            Condition:
              StringEquals:
                aws:SourceAccount: !Ref AWS::AccountId
`;
const gatewayTrust = `              Service: apigateway.amazonaws.com
            Action: sts:AssumeRole
`;
const waits = '    DependsOn: ApiGatewayAccount\n';
const withoutAccount = all(withoutResource('ApiGatewayAccount'), within('ApiStage', waits, ''));

const gateway: readonly Case[] = [
  {
    name: 'a second service may assume the logging role',
    edit: inGatewayRole('apigateway.amazonaws.com', '[apigateway.amazonaws.com, lambda.amazonaws.com]'),
    fails: ['PROF-ROLE-05'],
  },
  {
    name: 'the trust of the logging role hangs on a condition',
    edit: inGatewayRole(gatewayTrust, gatewayTrust + condition),
    fails: [open('PROF-ROLE-05'), open('PROF-ROLE-06')],
  },
  {
    name: "seven actions on the function's group",
    edit: inGatewayRole(apiGroup, apiGroup.replaceAll('ApiLogGroup', 'FunctionLogGroup')),
    fails: ['PROF-ROLE-05'],
  },
  ...['GetLogEvents', 'FilterLogEvents'].map((action) => ({
    name: `six actions, without ${action}`,
    edit: inGatewayRole(`                  - logs:${action}\n`, ''),
    fails: ['PROF-ROLE-05'],
  })),
  ...['CreateLogGroup', 'CreateLogStream', 'DescribeLogStreams', 'PutLogEvents'].map((action) => ({
    name: `six actions, without ${action}`,
    edit: inGatewayRole(`                  - logs:${action}\n`, ''),
    // The execution logs take it, too.
    fails: ['PROF-ROLE-05', 'PROF-ROLE-06'],
  })),
  {
    name: 'groups may be listed once for all',
    edit: inGatewayRole('                  - logs:DescribeLogGroups\n', ''),
    fails: [],
  },
  {
    name: 'an eighth action',
    edit: inGatewayRole(
      '- logs:GetLogEvents\n',
      '- logs:GetLogEvents\n                  - logs:DeleteLogGroup\n',
    ),
    fails: ['PROF-ROLE-05'],
  },
  {
    name: 'seven actions on all groups',
    edit: inGatewayRole(apiGroup + execution, "                  - '*'\n"),
    fails: ['PROF-ROLE-05'],
  },
  {
    name: 'seven actions on the execution logs of all APIs',
    edit: inGatewayRole(execution, `                  - ${arn}API-Gateway-Execution-Logs_*\n`),
    fails: ['PROF-ROLE-05'],
  },
  {
    name: "the API's group by its ARN",
    edit: inGatewayRole(apiGroup, '                  - !GetAtt ApiLogGroup.Arn\n'),
    fails: [],
  },
  {
    name: "the API's group by the name that it has with the defaults",
    edit: inGatewayRole(
      apiGroup,
      `                  - ${arn}/aws/apigateway/dev-api\n                  - ${arn}/aws/apigateway/dev-api:*\n`,
    ),
    fails: ['PROF-ROLE-05'],
  },
  {
    name: 'the logging role may do something else as well',
    edit: inGatewayRole(
      anyGroup,
      `${anyGroup}              - Effect: Allow\n                Action: s3:PutObject\n                Resource: '*'\n`,
    ),
    fails: ['PROF-ROLE-05'],
  },
  {
    name: 'to the letter of the specification',
    edit: all(withoutAccount, inGatewayRole(execution, ''), inGatewayRole(anyGroup, '')),
    fails: ['PROF-ROLE-06'],
  },
  {
    name: 'no role for logging',
    edit: all(withoutAccount, withoutResource('ApiLoggingRole')),
    fails: ['PROF-ROLE-05', 'PROF-ROLE-06'],
  },
];

const account: readonly Case[] = [
  { name: 'a logging role that is attached to nothing', edit: withoutAccount, fails: ['PROF-ROLE-06'] },
  { name: 'the stage may come first', edit: within('ApiStage', waits, ''), fails: ['PROF-ROLE-06'] },
  {
    name: 'the stage waits for it in a list',
    edit: within('ApiStage', waits, '    DependsOn:\n      - ApiGatewayAccount\n      - ApiLogGroup\n'),
    fails: [],
  },
  {
    name: 'the deployment waits for it, and the stage for the deployment',
    edit: all(
      within('ApiStage', waits, ''),
      within(
        'ApiDeployment',
        '      - ProfilePreflight\n',
        '      - ProfilePreflight\n      - ApiGatewayAccount\n',
      ),
    ),
    fails: [],
  },
  {
    name: "the function's role for logging",
    edit: within('ApiGatewayAccount', 'ApiLoggingRole.Arn', 'FunctionRole.Arn'),
    fails: ['PROF-ROLE-06'],
  },
  {
    name: "the role's name for its ARN",
    edit: within('ApiGatewayAccount', '!GetAtt ApiLoggingRole.Arn', '!Ref ApiLoggingRole'),
    fails: ['PROF-ROLE-06'],
  },
  {
    name: 'a role of another stack for logging',
    edit: within('ApiGatewayAccount', '!GetAtt ApiLoggingRole.Arn', '!ImportValue role'),
    fails: [open('PROF-ROLE-06')],
  },
  {
    name: 'a role of the account for logging',
    edit: within(
      'ApiGatewayAccount',
      '!GetAtt ApiLoggingRole.Arn',
      '!Sub arn:aws:iam::${AWS::AccountId}:role/logging',
    ),
    fails: [open('PROF-ROLE-06')],
  },
  {
    name: 'the execution logs are out of reach',
    edit: inGatewayRole(execution, ''),
    fails: ['PROF-ROLE-06'],
  },
  {
    name: 'the execution logs of another stage',
    edit: inGatewayRole(execution, execution.replaceAll('/prod', '/dev')),
    // What is granted on them is granted on another group.
    fails: ['PROF-ROLE-05', 'PROF-ROLE-06'],
  },
  { name: 'no group may be listed but its own', edit: inGatewayRole(anyGroup, ''), fails: ['PROF-ROLE-06'] },
  {
    name: "AWS's policy for logging",
    edit: within(
      'ApiLoggingRole',
      '      Policies:\n',
      '      ManagedPolicyArns: [!Sub "arn:${AWS::Partition}:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs"]\n      Policies:\n',
    ),
    fails: ['PROF-ROLE-05'],
  },
];

/** The template with one thing wrong with API Gateway's logging role. */
export const gatewayRoleCases: readonly Case[] = [...gateway, ...account];
