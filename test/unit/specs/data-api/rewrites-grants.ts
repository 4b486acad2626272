import { all, before, resources } from './edits.ts';
import { cut, type Rewrite } from './rewrites.ts';

const withoutPolicies = cut('      # All that it is granted.\n', '\n  # Stores one request.');
const policyDocument = (indent: string): string =>
  `PolicyDocument:
  Version: '2012-10-17'
  Statement:
    # Its own log group and its own table, and nothing else.
    - Effect: Allow
      Action: [logs:CreateLogGroup, logs:CreateLogStream, logs:PutLogEvents]
      Resource: !GetAtt FunctionLogGroup.Arn
    - Effect: Allow
      Action: dynamodb:PutItem
      Resource: !GetAtt DataTable.Arn`
    .split('\n')
    .map((line) => indent + line)
    .join('\n');
const carriedBy = (type: string, properties: string): string =>
  `  # What the function may do.\n  Grants:\n    Type: ${type}\n    Properties:\n${properties}${policyDocument('      ')}`;
const managed = 'AWS::IAM::ManagedPolicy';

/** The function's policies on every carrier that takes them to its role. */
export const carriers: readonly Rewrite[] = [
  {
    name: 'in an AWS::IAM::Policy',
    edit: all(
      withoutPolicies,
      resources(
        carriedBy('AWS::IAM::Policy', '      PolicyName: grants\n      Roles: [!Ref FunctionRole]\n'),
      ),
    ),
  },
  {
    name: 'in an AWS::IAM::ManagedPolicy that names the role',
    edit: all(withoutPolicies, resources(carriedBy(managed, '      Roles: [!Ref FunctionRole]\n'))),
  },
  {
    name: 'in an AWS::IAM::RolePolicy',
    edit: all(
      withoutPolicies,
      resources(
        carriedBy('AWS::IAM::RolePolicy', '      PolicyName: grants\n      RoleName: !Ref FunctionRole\n'),
      ),
    ),
  },
  {
    name: 'in a managed policy that the role names',
    edit: all(
      withoutPolicies,
      before(
        '  # Stores one request.',
        '      # All that it is granted.\n      ManagedPolicyArns: [!Ref Grants]\n\n',
      ),
      resources(carriedBy(managed, '')),
    ),
  },
  {
    name: 'in a managed policy that the role names by its attribute',
    edit: all(
      withoutPolicies,
      before(
        '  # Stores one request.',
        '      # All that it is granted.\n      ManagedPolicyArns: [!GetAtt Grants.PolicyArn]\n\n',
      ),
      resources(carriedBy(managed, '')),
    ),
  },
  {
    name: 'half in the role, half elsewhere',
    edit: all(
      cut('        # Write only: whoever', '\n  # Stores one request.'),
      resources(`  # What the function may write.
  Grants:
    Type: AWS::IAM::Policy
    Properties:
      PolicyName: put
      Roles: [!Ref FunctionRole]
      PolicyDocument:
        Statement:
          Effect: Allow
          Action: dynamodb:PutItem
          Resource: !Sub arn:aws:dynamodb:\${AWS::Region}:\${AWS::AccountId}:table/\${DataTable}`),
    ),
  },
];
