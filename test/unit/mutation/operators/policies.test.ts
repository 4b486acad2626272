import { expect, test } from '@jest/globals';
import { addAction } from '../../../../src/mutation/operators/add-action.ts';
import { addCondition } from '../../../../src/mutation/operators/add-condition.ts';
import { addStatement } from '../../../../src/mutation/operators/add-statement.ts';
import { attachElsewhere } from '../../../../src/mutation/operators/attach-elsewhere.ts';
import { attachManaged } from '../../../../src/mutation/operators/attach-managed.ts';
import { changePrincipal } from '../../../../src/mutation/operators/change-principal.ts';
import { dropAction } from '../../../../src/mutation/operators/drop-action.ts';
import { dropCondition } from '../../../../src/mutation/operators/drop-condition.ts';
import { negate } from '../../../../src/mutation/operators/negate.ts';
import { widenAction } from '../../../../src/mutation/operators/widen-action.ts';
import { widenResource } from '../../../../src/mutation/operators/widen-resource.ts';
import { lines, mutantsOf } from '../templates.ts';

test('add-action adds actions of the same service and of another', () => {
  const text = lines(
    'Resources:',
    '  One:',
    '    Type: AWS::IAM::Role',
    '    Properties:',
    '      Policies:',
    '        - PolicyName: All',
    '          PolicyDocument:',
    '            Statement:',
    '              - Effect: Allow',
    '                Action: dynamodb:PutItem',
    '                Resource: "*"',
  );
  expect(mutantsOf(addAction, text)).toEqual({
    'add-action:Resources.One.Properties.Policies[0].PolicyDocument.Statement[0].Action=dynamodb:GetItem':
      '-Action: dynamodb:PutItem +Action: [dynamodb:PutItem, dynamodb:GetItem]',
    'add-action:Resources.One.Properties.Policies[0].PolicyDocument.Statement[0].Action=dynamodb:DeleteItem':
      '-Action: dynamodb:PutItem +Action: [dynamodb:PutItem, dynamodb:DeleteItem]',
    'add-action:Resources.One.Properties.Policies[0].PolicyDocument.Statement[0].Action=dynamodb:Scan':
      '-Action: dynamodb:PutItem +Action: [dynamodb:PutItem, dynamodb:Scan]',
    'add-action:Resources.One.Properties.Policies[0].PolicyDocument.Statement[0].Action=s3:GetObject':
      '-Action: dynamodb:PutItem +Action: [dynamodb:PutItem, s3:GetObject]',
  });
});

test('drop-action takes each action out of a list', () => {
  const text = lines(
    'Resources:',
    '  One:',
    '    Type: AWS::IAM::Role',
    '    Properties:',
    '      Policies:',
    '        - PolicyName: All',
    '          PolicyDocument:',
    '            Statement:',
    '              - Effect: Allow',
    '                Action:',
    '                  - dynamodb:PutItem',
    '                  - dynamodb:GetItem',
    '                Resource: "*"',
  );
  expect(mutantsOf(dropAction, text)).toEqual({
    'drop-action:Resources.One.Properties.Policies[0].PolicyDocument.Statement[0].Action[0]=dynamodb:PutItem':
      '-- dynamodb:PutItem',
    'drop-action:Resources.One.Properties.Policies[0].PolicyDocument.Statement[0].Action[1]=dynamodb:GetItem':
      '-- dynamodb:GetItem',
  });
});

test('widen-action widens by a prefix, to the service and to everything', () => {
  const text = lines(
    'Resources:',
    '  One:',
    '    Type: AWS::IAM::Role',
    '    Properties:',
    '      Policies:',
    '        - PolicyName: All',
    '          PolicyDocument:',
    '            Statement:',
    '              - Effect: Allow',
    '                Action: dynamodb:PutItem',
    '                Resource: "*"',
  );
  expect(mutantsOf(widenAction, text)).toEqual({
    'widen-action:Resources.One.Properties.Policies[0].PolicyDocument.Statement[0].Action=dynamodb:Put*':
      '-Action: dynamodb:PutItem +Action: dynamodb:Put*',
    'widen-action:Resources.One.Properties.Policies[0].PolicyDocument.Statement[0].Action=dynamodb:*':
      '-Action: dynamodb:PutItem +Action: dynamodb:*',
    'widen-action:Resources.One.Properties.Policies[0].PolicyDocument.Statement[0].Action=*':
      "-Action: dynamodb:PutItem +Action: '*'",
  });
});

test('widen-resource widens to everything, by an open end and by a wildcard in the ARN', () => {
  const text = lines(
    'Resources:',
    '  One:',
    '    Type: AWS::IAM::Role',
    '    Properties:',
    '      Policies:',
    '        - PolicyName: All',
    '          PolicyDocument:',
    '            Statement:',
    '              - Effect: Allow',
    '                Action: dynamodb:PutItem',
    '                Resource: !Sub arn:aws:dynamodb:${AWS::Region}:1:table/x',
    '  Two:',
    '    Type: AWS::Lambda::Permission',
    '    Properties:',
    '      SourceArn: !GetAtt One.Arn',
  );
  expect(mutantsOf(widenResource, text)).toEqual({
    'widen-resource:Resources.One.Properties.Policies[0].PolicyDocument.Statement[0].Resource=*':
      "-Resource: !Sub arn:aws:dynamodb:${AWS::Region}:1:table/x +Resource: '*'",
    'widen-resource:Resources.One.Properties.Policies[0].PolicyDocument.Statement[0].Resource=open end':
      "-Resource: !Sub arn:aws:dynamodb:${AWS::Region}:1:table/x +Resource: !Sub 'arn:aws:dynamodb:${AWS::Region}:1:table/x*'",
    'widen-resource:Resources.One.Properties.Policies[0].PolicyDocument.Statement[0].Resource=1AWS::Region':
      '-Resource: !Sub arn:aws:dynamodb:${AWS::Region}:1:table/x +Resource: arn:aws:dynamodb:*:1:table/x',
    'widen-resource:Resources.Two.Properties.SourceArn=*': "-SourceArn: !GetAtt One.Arn +SourceArn: '*'",
    'widen-resource:Resources.Two.Properties.SourceArn=open end':
      "-SourceArn: !GetAtt One.Arn +SourceArn: !Sub '${One.Arn}*'",
  });
});

test('negate turns actions and resources into all others', () => {
  const text = lines(
    'Resources:',
    '  One:',
    '    Type: AWS::IAM::Role',
    '    Properties:',
    '      Policies:',
    '        - PolicyName: All',
    '          PolicyDocument:',
    '            Statement:',
    '              - Effect: Allow',
    '                Action: dynamodb:PutItem',
    '                Resource: "*"',
  );
  expect(mutantsOf(negate, text)).toEqual({
    'negate:Resources.One.Properties.Policies[0].PolicyDocument.Statement[0].Action':
      '-Action: dynamodb:PutItem +NotAction: dynamodb:PutItem',
    'negate:Resources.One.Properties.Policies[0].PolicyDocument.Statement[0].Resource':
      '-Resource: "*" +NotResource: "*"',
  });
});

test('change-principal changes whom a statement is about, and adds others', () => {
  const text = lines(
    'Resources:',
    '  One:',
    '    Type: AWS::IAM::Role',
    '    Properties:',
    '      P:',
    '        - PolicyName: All',
    '          PolicyDocument:',
    '            Statement:',
    '              - Effect: Allow',
    '                Principal: {Service: lambda.amazonaws.com}',
    '                Action: sts:AssumeRole',
  );
  expect(mutantsOf(changePrincipal, text)).toEqual({
    'change-principal:Resources.One.Properties.P[0].PolicyDocument.Statement[0].Principal=*':
      "-Principal: {Service: lambda.amazonaws.com} +Principal: '*'",
    'change-principal:Resources.One.Properties.P[0].PolicyDocument.Statement[0].Principal.Service=ec2.amazonaws.com':
      '-Principal: {Service: lambda.amazonaws.com} +Principal: {Service: ec2.amazonaws.com}',
    'change-principal:Resources.One.Properties.P[0].PolicyDocument.Statement[0].Principal.Service=+ec2.amazonaws.com':
      '-Principal: {Service: lambda.amazonaws.com} +Principal: {Service: [lambda.amazonaws.com, ec2.amazonaws.com]}',
    'change-principal:Resources.One.Properties.P[0].PolicyDocument.Statement[0].Principal.Service=apigateway.amazonaws.com':
      '-Principal: {Service: lambda.amazonaws.com} +Principal: {Service: apigateway.amazonaws.com}',
    'change-principal:Resources.One.Properties.P[0].PolicyDocument.Statement[0].Principal.Service=+apigateway.amazonaws.com':
      '-Principal: {Service: lambda.amazonaws.com} +Principal: {Service: [lambda.amazonaws.com, apigateway.amazonaws.com]}',
    'change-principal:Resources.One.Properties.P[0].PolicyDocument.Statement[0].Principal.Service=edgelambda.amazonaws.com':
      '-Principal: {Service: lambda.amazonaws.com} +Principal: {Service: edgelambda.amazonaws.com}',
    'change-principal:Resources.One.Properties.P[0].PolicyDocument.Statement[0].Principal.Service=+edgelambda.amazonaws.com':
      '-Principal: {Service: lambda.amazonaws.com} +Principal: {Service: [lambda.amazonaws.com, edgelambda.amazonaws.com]}',
    'change-principal:Resources.One.Properties.P[0].PolicyDocument.Statement[0].Principal.Service=lambda.us-east-1.amazonaws.com':
      '-Principal: {Service: lambda.amazonaws.com} +Principal: {Service: lambda.us-east-1.amazonaws.com}',
    'change-principal:Resources.One.Properties.P[0].PolicyDocument.Statement[0].Principal=+account':
      "-Principal: {Service: lambda.amazonaws.com} +Principal: {Service: lambda.amazonaws.com, AWS: !Sub 'arn:${AWS::Partition}:iam::${AWS::AccountId}:root'}",
  });
});

test('add-condition puts a statement under a condition', () => {
  const text = lines(
    'Resources:',
    '  One:',
    '    Type: AWS::IAM::Role',
    '    Properties:',
    '      Policies:',
    '        - PolicyName: All',
    '          PolicyDocument:',
    '            Statement:',
    '              - Effect: Allow',
    '                Action: dynamodb:PutItem',
    '                Resource: "*"',
  );
  expect(mutantsOf(addCondition, text)).toEqual({
    'add-condition:Resources.One.Properties.Policies[0].PolicyDocument.Statement[0]':
      '+Condition: +Bool: +aws:MultiFactorAuthPresent: true',
  });
});

test('drop-condition takes out a condition and each of its parts', () => {
  const text = lines(
    'Resources:',
    '  One:',
    '    Type: AWS::IAM::Role',
    '    Properties:',
    '      Policies:',
    '        - PolicyName: All',
    '          PolicyDocument:',
    '            Statement:',
    '              - Effect: Allow',
    '                Action: dynamodb:PutItem',
    '                Resource: "*"',
    '                Condition:',
    '                  StringEquals:',
    '                    a: b',
    '                    c: d',
  );
  expect(mutantsOf(dropCondition, text)).toEqual({
    'drop-condition:Resources.One.Properties.Policies[0].PolicyDocument.Statement[0].Condition':
      '-Condition: -StringEquals: -a: b -c: d',
    'drop-condition:Resources.One.Properties.Policies[0].PolicyDocument.Statement[0].Condition.StringEquals':
      '-Condition: -StringEquals: -a: b -c: d +Condition: {}',
    'drop-condition:Resources.One.Properties.Policies[0].PolicyDocument.Statement[0].Condition.StringEquals.a':
      '-a: b',
    'drop-condition:Resources.One.Properties.Policies[0].PolicyDocument.Statement[0].Condition.StringEquals.c':
      '-c: d',
  });
});

test('add-statement adds a statement that allows everything, and one that takes back', () => {
  const text = lines(
    'Resources:',
    '  One:',
    '    Type: AWS::IAM::Role',
    '    Properties:',
    '      Policies:',
    '        - PolicyName: All',
    '          PolicyDocument:',
    '            Statement:',
    '              - Effect: Allow',
    '                Action: dynamodb:PutItem',
    '                Resource: "*"',
  );
  expect(mutantsOf(addStatement, text)).toEqual({
    'add-statement:Resources.One.Properties.Policies[0].PolicyDocument.Statement[0]=everything':
      "+- { Effect: Allow, Action: '*', Resource: '*' }",
    'add-statement:Resources.One.Properties.Policies[0].PolicyDocument.Statement[0]=deny':
      "+- { Effect: Deny, Action: dynamodb:PutItem, Resource: '*' }",
  });
});

test("attach-managed attaches AWS's own policies", () => {
  const text = lines(
    'Resources:',
    '  One:',
    '    Type: AWS::IAM::Role',
    '    Properties:',
    '      RoleName: a',
  );
  expect(mutantsOf(attachManaged, text)).toMatchObject({
    'attach-managed:Resources.One=AdministratorAccess':
      '+ManagedPolicyArns: [arn:aws:iam::aws:policy/AdministratorAccess]',
    'attach-managed:Resources.One=service-role/AWSLambdaBasicExecutionRole':
      '+ManagedPolicyArns: [arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole]',
  });
});

test('attach-elsewhere attaches policies from resources of their own', () => {
  const text = lines(
    'Resources:',
    '  One:',
    '    Type: AWS::IAM::Role',
    '    Properties:',
    '      RoleName: a',
  );
  expect(mutantsOf(attachElsewhere, text)).toMatchObject({
    'attach-elsewhere:Resources.One=AWS::IAM::ManagedPolicy s3:GetObject':
      "+PolicyFromElsewhere: +Type: AWS::IAM::ManagedPolicy +Properties: +Roles: [!Ref One] +PolicyDocument: +Version: '2012-10-17' +Statement: [{ Effect: Allow, Action: s3:GetObject, Resource: '*' }]",
    'attach-elsewhere:Resources.One=AWS::IAM::Policy s3:GetObject':
      "+PolicyFromElsewhere: +Type: AWS::IAM::Policy +Properties: +PolicyName: Elsewhere +Roles: [!Ref One] +PolicyDocument: +Version: '2012-10-17' +Statement: [{ Effect: Allow, Action: s3:GetObject, Resource: '*' }]",
    'attach-elsewhere:Resources.One=AWS::IAM::RolePolicy s3:GetObject':
      "+PolicyFromElsewhere: +Type: AWS::IAM::RolePolicy +Properties: +PolicyName: Elsewhere +RoleName: !Ref One +PolicyDocument: +Version: '2012-10-17' +Statement: [{ Effect: Allow, Action: s3:GetObject, Resource: '*' }]",
  });
});
