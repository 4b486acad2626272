import { expect, test } from '@jest/globals';
import { addProperty } from '../../../../src/mutation/operators/add-property.ts';
import { asJson } from '../../../../src/mutation/operators/as-json.ts';
import { changeCode } from '../../../../src/mutation/operators/change-code.ts';
import { dropComment } from '../../../../src/mutation/operators/drop-comment.ts';
import { removeItem } from '../../../../src/mutation/operators/remove-item.ts';
import { removeOutput } from '../../../../src/mutation/operators/remove-output.ts';
import { removeResource } from '../../../../src/mutation/operators/remove-resource.ts';
import { underCondition } from '../../../../src/mutation/operators/under-condition.ts';
import { lines, mutantsOf } from '../templates.ts';

test('remove-resource takes a resource out, with its comment and the DependsOn that name it', () => {
  const text = lines(
    'Resources:',
    '  One:',
    '    Type: AWS::SNS::Topic',
    '    Properties:',
    '      TopicName: a',
    '  # The other.',
    '  Two:',
    '    Type: AWS::SNS::Topic',
    '    DependsOn: One',
  );
  expect(mutantsOf(removeResource, text)).toEqual({
    'remove-resource:Resources.One':
      '-One: -Type: AWS::SNS::Topic -Properties: -TopicName: a -DependsOn: One',
    'remove-resource:Resources.Two': '-# The other. -Two: -Type: AWS::SNS::Topic -DependsOn: One',
  });
});

test('remove-output takes an output out', () => {
  const text = lines(
    'Resources:',
    '  One:',
    '    Type: AWS::SNS::Topic',
    '    Properties:',
    '      TopicName: a',
    'Outputs:',
    '  A:',
    '    Value: 1',
    '  B: {Value: 2}',
  );
  expect(mutantsOf(removeOutput, text)).toEqual({
    'remove-output:Outputs.A': '-A: -Value: 1',
    'remove-output:Outputs.B': '-B: {Value: 2}',
  });
});

test('remove-item takes an item out of block and flow lists', () => {
  const text = lines(
    'Resources:',
    '  One:',
    '    Type: AWS::DynamoDB::Table',
    '    Properties:',
    '      Tags:',
    '        - Key: a',
    '          Value: 1',
    '        # second',
    '        - Key: b',
    '          Value: 2',
    '      Flow: [x, y]',
    '      Single: [z]',
  );
  expect(mutantsOf(removeItem, text)).toEqual({
    'remove-item:Resources.One.Properties.Tags[0]': '-- Key: a -Value: 1',
    'remove-item:Resources.One.Properties.Tags[1]': '-# second -- Key: b -Value: 2',
    'remove-item:Resources.One.Properties.Flow[0]': '-Flow: [x, y] +Flow: [y]',
    'remove-item:Resources.One.Properties.Flow[1]': '-Flow: [x, y] +Flow: [x]',
    'remove-item:Resources.One.Properties.Single[0]': '-Single: [z] +Single: []',
  });
});

test('add-property adds what takes away, and an allowed value', () => {
  const text = lines(
    'Parameters:',
    '  Stage:',
    '    Type: String',
    '    AllowedValues: [dev, prod]',
    '    Default: dev',
    'Resources:',
    '  One:',
    '    Type: AWS::KMS::Key',
    '    Properties:',
    '      EnableKeyRotation: true',
  );
  expect(mutantsOf(addProperty, text)).toEqual({
    'add-property:Parameters.Stage.AllowedValues=other':
      '-AllowedValues: [dev, prod] +AllowedValues: [dev, prod, other]',
    'add-property:Resources.One.Properties=Enabled': '+Enabled: false',
    'add-property:Resources.One.Properties=KeyUsage': '+KeyUsage: SIGN_VERIFY',
  });
});

test('change-code takes the handler out of the code', () => {
  const text = lines(
    'Resources:',
    '  One:',
    '    Type: AWS::Lambda::Function',
    '    Properties:',
    '      Code:',
    '        ZipFile: |',
    '          def lambda_handler(event, context):',
    '            pass',
  );
  expect(mutantsOf(changeCode, text)).toEqual({
    'change-code:Resources.One.Properties.Code.ZipFile=no code':
      '-ZipFile: | -def lambda_handler(event, context): -pass +ZipFile: "pass\\n"',
    'change-code:Resources.One.Properties.Code.ZipFile=no handler of that name':
      '-ZipFile: | -def lambda_handler(event, context): -pass +ZipFile: "def handle(event, context):\\n  pass\\n"',
  });
});

test('under-condition makes a value wrong, and a resource missing, for another value of a parameter', () => {
  const text = lines(
    'Parameters:',
    '  Stage:',
    '    Type: String',
    '    AllowedValues: [dev, prod]',
    '    Default: dev',
    'Resources:',
    '  One:',
    '    Type: AWS::KMS::Key',
    '    Properties:',
    '      EnableKeyRotation: true',
    '      Names: [!Ref Stage]',
  );
  expect(mutantsOf(underCondition, text)).toEqual({
    'under-condition:Resources.One':
      '+Conditions: +StageIsNotProd: !Not [!Equals [!Ref Stage, prod]] + +Condition: StageIsNotProd',
    'under-condition:Resources.One.Properties.EnableKeyRotation':
      '+Conditions: +StageIsProd: !Equals [!Ref Stage, prod] + -EnableKeyRotation: true +EnableKeyRotation: !If [StageIsProd, false, true]',
    'under-condition:Resources.One.Properties.Names[0]':
      '+Conditions: +StageIsProd: !Equals [!Ref Stage, prod] + -Names: [!Ref Stage] +Names: [!If [StageIsProd, !Ref AWS::NoValue, !Ref Stage]]',
  });
});

test('drop-comment takes out each comment, and all of a resource', () => {
  const text = lines(
    '# Top.',
    'Resources:',
    '  One:',
    '    Type: AWS::KMS::Key',
    '    Properties:',
    '      # Why.',
    '      # And why not.',
    '      EnableKeyRotation: true # beside',
  );
  expect(mutantsOf(dropComment, text)).toEqual({
    'drop-comment:Resources': '-# Top.',
    'drop-comment:Resources.One.Properties.EnableKeyRotation': '-# Why. -# And why not.',
    'drop-comment:Resources.One.Properties.EnableKeyRotation=beside':
      '-EnableKeyRotation: true # beside +EnableKeyRotation: true',
    'drop-comment:Resources.One=all':
      '-# Why. -# And why not. -EnableKeyRotation: true # beside +EnableKeyRotation: true',
  });
});

test('as-json writes the template as JSON', () => {
  const text = lines(
    'Resources:',
    '  One:',
    '    Type: AWS::SNS::Topic',
    '    Properties:',
    '      TopicName: !Sub a',
  );
  expect(mutantsOf(asJson, text)).toEqual({
    'as-json:template':
      '-Resources: -One: -Type: AWS::SNS::Topic -Properties: -TopicName: !Sub a +{ +"Resources": { +"One": { +"Type": "AWS::SNS::Topic", +"Properties": { +"TopicName": { +"Fn::Sub": "a" +} +} +} +} +}',
  });
});
