import { expect, test } from '@jest/globals';
import { alterText } from '../../../../src/mutation/operators/alter-text.ts';
import { flipBoolean } from '../../../../src/mutation/operators/flip-boolean.ts';
import { freeze } from '../../../../src/mutation/operators/freeze.ts';
import { removeConstraint } from '../../../../src/mutation/operators/remove-constraint.ts';
import { removeProperty } from '../../../../src/mutation/operators/remove-property.ts';
import { rename } from '../../../../src/mutation/operators/rename.ts';
import { stepNumber } from '../../../../src/mutation/operators/step-number.ts';
import { swapAttribute } from '../../../../src/mutation/operators/swap-attribute.ts';
import { swapEnum } from '../../../../src/mutation/operators/swap-enum.ts';
import { swapReference } from '../../../../src/mutation/operators/swap-reference.ts';
import { lines, mutantsOf } from '../templates.ts';

test('remove-property takes each property, attribute and section out, with the comment right above it', () => {
  const text = lines(
    'Resources:',
    '  One:',
    '    Type: AWS::DynamoDB::Table',
    '    Properties:',
    '      TableName: a',
    '      Tags:',
    '        - Key: k',
    '          Value: v # why',
    '      # not needed',
    '      BillingMode: PAY_PER_REQUEST',
  );
  expect(mutantsOf(removeProperty, text)).toEqual({
    'remove-property:Resources':
      '-Resources: -One: -Type: AWS::DynamoDB::Table -Properties: -TableName: a -Tags: -- Key: k -Value: v # why -# not needed -BillingMode: PAY_PER_REQUEST +{}',
    'remove-property:Resources.One.Type': '-Type: AWS::DynamoDB::Table',
    'remove-property:Resources.One.Properties':
      '-Properties: -TableName: a -Tags: -- Key: k -Value: v # why -# not needed -BillingMode: PAY_PER_REQUEST',
    'remove-property:Resources.One.Properties.TableName': '-TableName: a',
    'remove-property:Resources.One.Properties.Tags': '-Tags: -- Key: k -Value: v # why',
    'remove-property:Resources.One.Properties.Tags[0].Key': '-- Key: k -Value: v # why +- Value: v # why',
    'remove-property:Resources.One.Properties.Tags[0].Value': '-Value: v # why',
    'remove-property:Resources.One.Properties.BillingMode': '-# not needed -BillingMode: PAY_PER_REQUEST',
  });
});

test("remove-constraint takes out what a parameter's declaration says", () => {
  const text = lines(
    'Parameters:',
    '  Stage:',
    '    Type: String',
    '    AllowedValues: [dev, prod]',
    '    Default: dev',
    'Resources:',
    '  One:',
    '    Type: AWS::SNS::Topic',
    '    Properties:',
    '      TopicName: !Ref Stage',
  );
  expect(mutantsOf(removeConstraint, text)).toEqual({
    'remove-constraint:Parameters.Stage.Type': '-Type: String',
    'remove-constraint:Parameters.Stage.AllowedValues': '-AllowedValues: [dev, prod]',
    'remove-constraint:Parameters.Stage.Default': '-Default: dev',
  });
});

test('flip-boolean turns booleans around, written as texts too', () => {
  const text = lines(
    'Resources:',
    '  One:',
    '    Type: AWS::KMS::Key',
    '    Properties:',
    '      EnableKeyRotation: true',
    '      Enabled: "true"',
  );
  expect(mutantsOf(flipBoolean, text)).toEqual({
    'flip-boolean:Resources.One.Properties.EnableKeyRotation=false':
      '-EnableKeyRotation: true +EnableKeyRotation: false',
    'flip-boolean:Resources.One.Properties.Enabled=false': '-Enabled: "true" +Enabled: false',
  });
});

test('step-number steps numbers and puts one of another magnitude in their place', () => {
  const text = lines(
    'Resources:',
    '  One:',
    '    Type: AWS::CloudWatch::Alarm',
    '    Properties:',
    '      Threshold: 0',
    '      Period: 300',
  );
  expect(mutantsOf(stepNumber, text)).toEqual({
    'step-number:Resources.One.Properties.Threshold=1': '-Threshold: 0 +Threshold: 1',
    'step-number:Resources.One.Properties.Threshold=-1': '-Threshold: 0 +Threshold: -1',
    'step-number:Resources.One.Properties.Threshold=10': '-Threshold: 0 +Threshold: 10',
    'step-number:Resources.One.Properties.Period=301': '-Period: 300 +Period: 301',
    'step-number:Resources.One.Properties.Period=299': '-Period: 300 +Period: 299',
    'step-number:Resources.One.Properties.Period=3000': '-Period: 300 +Period: 3000',
  });
});

test('swap-enum puts every sibling in the place of a value that an enumeration knows, and of no other', () => {
  const text = lines(
    'Parameters:',
    '  Stage:',
    '    Type: String',
    '    AllowedValues: [dev, prod]',
    '    Default: dev',
    'Resources:',
    '  One:',
    '    Type: AWS::CloudWatch::Alarm',
    '    Properties:',
    '      TreatMissingData: notBreaching',
    '      Statistic: Odd',
  );
  expect(mutantsOf(swapEnum, text)).toEqual({
    'swap-enum:Parameters.Stage.Type=Number': '-Type: String +Type: Number',
    'swap-enum:Parameters.Stage.Type=CommaDelimitedList': '-Type: String +Type: CommaDelimitedList',
    'swap-enum:Parameters.Stage.Default=prod': '-Default: dev +Default: prod',
    'swap-enum:Resources.One.Type=AWS::CloudWatch::CompositeAlarm':
      '-Type: AWS::CloudWatch::Alarm +Type: AWS::CloudWatch::CompositeAlarm',
    'swap-enum:Resources.One.Properties.TreatMissingData=breaching':
      '-TreatMissingData: notBreaching +TreatMissingData: breaching',
    'swap-enum:Resources.One.Properties.TreatMissingData=ignore':
      '-TreatMissingData: notBreaching +TreatMissingData: ignore',
    'swap-enum:Resources.One.Properties.TreatMissingData=missing':
      '-TreatMissingData: notBreaching +TreatMissingData: missing',
  });
});

test('swap-reference points at each other resource of the type, at one that is added, and at other parameters', () => {
  const text = lines(
    'Parameters:',
    '  Other:',
    '    Type: String',
    '    Default: x',
    '  Stage:',
    '    Type: String',
    '    AllowedValues: [dev, prod]',
    '    Default: dev',
    'Resources:',
    '  One:',
    '    Type: AWS::SNS::TopicPolicy',
    '    Properties:',
    '      Topics: [!Ref Topic]',
    '      Name: !Sub "${AWS::StackName}-${Stage}"',
    '  Topic:',
    '    Type: AWS::SNS::Topic',
    '  Second:',
    '    Type: AWS::SNS::Topic',
  );
  expect(mutantsOf(swapReference, text)).toEqual({
    'swap-reference:Resources.One.Properties.Topics[0]=Second':
      '-Topics: [!Ref Topic] +Topics: [!Ref Second]',
    'swap-reference:Resources.One.Properties.Topics[0]=OtherTopic':
      '-Topics: [!Ref Topic] +Topics: [!Ref OtherTopic] +OtherTopic: +Type: AWS::SNS::Topic +Properties: +DisplayName: Other',
    'swap-reference:Resources.One.Properties.Name=0AWS::AccountId': `-Name: !Sub "\${AWS::StackName}-\${Stage}" +Name: !Sub '\${AWS::AccountId}-\${Stage}'`,
    'swap-reference:Resources.One.Properties.Name=0AWS::Region': `-Name: !Sub "\${AWS::StackName}-\${Stage}" +Name: !Sub '\${AWS::Region}-\${Stage}'`,
    'swap-reference:Resources.One.Properties.Name=2Other': `-Name: !Sub "\${AWS::StackName}-\${Stage}" +Name: !Sub '\${AWS::StackName}-\${Other}'`,
  });
});

test('swap-attribute takes an ARN for a name and a name for an ARN', () => {
  const text = lines(
    'Resources:',
    '  One:',
    '    Type: AWS::SNS::TopicPolicy',
    '    Properties:',
    '      Key: !GetAtt Key.Arn',
    '      Text: !Sub "a${Key}"',
    '  Key:',
    '    Type: AWS::KMS::Key',
  );
  expect(mutantsOf(swapAttribute, text)).toEqual({
    'swap-attribute:Resources.One.Properties.Key=Key.Ref': '-Key: !GetAtt Key.Arn +Key: !Ref Key',
    'swap-attribute:Resources.One.Properties.Text=1Key.Arn': `-Text: !Sub "a\${Key}" +Text: !Sub 'a\${Key.Arn}'`,
  });
});

test('freeze writes down what a reference comes to with the defaults, whole and in part', () => {
  const text = lines(
    'Parameters:',
    '  Stage:',
    '    Type: String',
    '    AllowedValues: [dev, prod]',
    '    Default: dev',
    'Resources:',
    '  One:',
    '    Type: AWS::SNS::Topic',
    '    Properties:',
    '      TopicName: !Sub ${AWS::StackName}-${Stage}',
    '      DisplayName: !Ref Stage',
  );
  expect(mutantsOf(freeze, text)).toEqual({
    'freeze:Resources.One.Properties.TopicName':
      '-TopicName: !Sub ${AWS::StackName}-${Stage} +TopicName: stackproof-demo-dev',
    'freeze:Resources.One.Properties.TopicName=0AWS::StackName':
      "-TopicName: !Sub ${AWS::StackName}-${Stage} +TopicName: !Sub 'stackproof-demo-${Stage}'",
    'freeze:Resources.One.Properties.TopicName=2Stage':
      "-TopicName: !Sub ${AWS::StackName}-${Stage} +TopicName: !Sub '${AWS::StackName}-dev'",
    'freeze:Resources.One.Properties.DisplayName': '-DisplayName: !Ref Stage +DisplayName: dev',
  });
});

test('rename renames outputs, variables, and parameters with all that refers to them', () => {
  const text = lines(
    'Parameters:',
    '  Stage:',
    '    Type: String',
    '    AllowedValues: [dev, prod]',
    '    Default: dev',
    'Resources:',
    '  One:',
    '    Type: AWS::Lambda::Function',
    '    Properties:',
    '      Environment:',
    '        Variables:',
    '          STAGE: !Ref Stage',
    'Outputs:',
    '  A:',
    '    Value: !Ref Stage',
  );
  expect(mutantsOf(rename, text)).toEqual({
    'rename:Parameters.Stage=stage':
      '-Stage: +stage: -STAGE: !Ref Stage +STAGE: !Ref stage -Value: !Ref Stage +Value: !Ref stage',
    'rename:Parameters.Stage=Stage2':
      '-Stage: +Stage2: -STAGE: !Ref Stage +STAGE: !Ref Stage2 -Value: !Ref Stage +Value: !Ref Stage2',
    'rename:Resources.One.Properties.Environment.Variables.STAGE=sTAGE':
      '-STAGE: !Ref Stage +sTAGE: !Ref Stage',
    'rename:Resources.One.Properties.Environment.Variables.STAGE=STAGE2':
      '-STAGE: !Ref Stage +STAGE2: !Ref Stage',
    'rename:Outputs.A=a': '-A: +a:',
    'rename:Outputs.A=A2': '-A: +A2:',
  });
});

test('rename takes a text that names a parameter more than once as one', () => {
  const text = lines(
    'Parameters:',
    '  Stage:',
    '    Type: String',
    'Resources:',
    '  One:',
    '    Type: AWS::SNS::Topic',
    '    Properties:',
    '      TopicName: !Sub ${Stage}-${AWS::Region}-${Stage}${!Stage}',
  );
  expect(mutantsOf(rename, text)).toMatchObject({
    'rename:Parameters.Stage=Stage2':
      "-Stage: +Stage2: -TopicName: !Sub ${Stage}-${AWS::Region}-${Stage}${!Stage} +TopicName: !Sub '${Stage2}-${AWS::Region}-${Stage2}${!Stage}'",
  });
});

test('alter-text writes another text, and a format without each of its parts', () => {
  const text = lines(
    'Resources:',
    '  One:',
    '    Type: AWS::SNS::Topic',
    '    Properties:',
    '      TopicName: a',
    '      DisplayName: !Sub "${AWS::StackName}"',
    `      Format: '{"a":"$context.a","b":"$context.b"}'`,
  );
  expect(mutantsOf(alterText, text)).toEqual({
    'alter-text:Resources.One.Properties.TopicName=xa': '-TopicName: a +TopicName: xa',
    'alter-text:Resources.One.Properties.DisplayName': `-DisplayName: !Sub "\${AWS::StackName}" +DisplayName: !Sub '\${AWS::StackName}x'`,
    'alter-text:Resources.One.Properties.Format=x{"a":"$context.a","b":"$context.b"}': `-Format: '{"a":"$context.a","b":"$context.b"}' +Format: 'x{"a":"$context.a","b":"$context.b"}'`,
    'alter-text:Resources.One.Properties.Format=without a': `-Format: '{"a":"$context.a","b":"$context.b"}' +Format: '{"b":"$context.b"}'`,
    'alter-text:Resources.One.Properties.Format=without b': `-Format: '{"a":"$context.a","b":"$context.b"}' +Format: '{"a":"$context.a"}'`,
  });
});
