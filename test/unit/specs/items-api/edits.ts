import { readFileSync } from 'node:fs';
import { before, type Edit } from '../edits.ts';

export * from '../edits.ts';

/** The reference template's text. */
export const reference = readFileSync('lib/serverless_template.yaml', 'utf8');

/** Adds resources (indented as in the template). */
export const resources = (added: string): Edit => before('Outputs:\n  ApiInvokeUrl', `${added}\n\n`);

/** Adds a section in front of the resources. */
export const head = (added: string): Edit => before('Resources:\n', `${added}\n\n`);

/** The grants of the function's role, one passage each. */
export const grants = {
  logs: `                Action:
                  - logs:CreateLogGroup
                  - logs:CreateLogStream
                  - logs:PutLogEvents
                Resource: !GetAtt FunctionLogGroup.Arn
`,
  items: `                Action:
                  - dynamodb:PutItem
                  - dynamodb:GetItem
                Resource: !GetAtt ItemsTable.Arn
`,
  keys: `                Action:
                  - kms:Decrypt
                  - kms:GenerateDataKey
                Resource: !GetAtt ItemsKey.Arn
`,
};

/** The one statement of the key's policy. */
export const keyStatement = `          - Sid: AccountAdministersKey
            Effect: Allow
            Principal:
              AWS: !Sub arn:\${AWS::Partition}:iam::\${AWS::AccountId}:root
            Action: kms:*
            Resource: '*'
`;

/** Another model, validator or API of the stack. */
export const otherApi = `  # Another API.
  OtherApi:
    Type: AWS::ApiGateway::RestApi
    Properties:
      Name: other`;
