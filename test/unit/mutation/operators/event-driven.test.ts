import { describe, expect, test } from '@jest/globals';
import { addProperty } from '../../../../src/mutation/operators/add-property.ts';
import { addAction } from '../../../../src/mutation/operators/add-action.ts';
import { changePrincipal } from '../../../../src/mutation/operators/change-principal.ts';
import { swapAttribute } from '../../../../src/mutation/operators/swap-attribute.ts';
import { swapEnum } from '../../../../src/mutation/operators/swap-enum.ts';
import { swapReference } from '../../../../src/mutation/operators/swap-reference.ts';
import { lines, mutantsOf } from '../templates.ts';

const template = lines(
  'Resources:',
  '  Api: { Type: AWS::ApiGateway::RestApi, Properties: { Name: a } }',
  '  Item:',
  '    Type: AWS::ApiGateway::Model',
  '    Properties:',
  '      RestApiId: !Ref Api',
  '      ContentType: application/json',
  '      Schema: { type: object }',
  '  Bodies: { Type: AWS::ApiGateway::RequestValidator, Properties: { RestApiId: !Ref Api } }',
  '  Post:',
  '    Type: AWS::ApiGateway::Method',
  '    Properties:',
  '      RequestValidatorId: !Ref Bodies',
  '      RequestModels: { application/json: !Ref Item }',
  '      Integration:',
  '        PassthroughBehavior: NEVER',
  '        IntegrationResponses:',
  "          - SelectionPattern: '2\\d\\d'",
  "            StatusCode: '200'",
  '  Queue: { Type: AWS::SQS::Queue }',
  '  Sends:',
  '    Type: AWS::SQS::QueuePolicy',
  '    Properties:',
  '      Queues: [!Ref Queue]',
  '      PolicyDocument:',
  '        Statement:',
  '          - Effect: Allow',
  '            Principal: { AWS: !GetAtt Role.Arn }',
  '            Action: sqs:SendMessage',
  '            Resource: !GetAtt Queue.Arn',
  '  Table:',
  '    Type: AWS::DynamoDB::Table',
  '    Properties:',
  '      StreamSpecification: { StreamViewType: NEW_IMAGE }',
  '  Reads:',
  '    Type: AWS::Lambda::EventSourceMapping',
  '    Properties:',
  '      EventSourceArn: !GetAtt Table.StreamArn',
  '      StartingPosition: LATEST',
  '  Policy: { Type: AWS::IAM::ManagedPolicy }',
  '  Role:',
  '    Type: AWS::IAM::Role',
  '    Properties:',
  '      ManagedPolicyArns: [!Ref Policy]',
);
/** The parts of the ids behind a resource's properties. */
const made = (ids: readonly string[], resource: string): readonly string[] =>
  ids.flatMap((id) => {
    const [, path] = /^[^:]+:Resources\.(.+)$/.exec(id) ?? [];
    return path?.startsWith(`${resource}.`) === true ? [path.replace('.Properties', '')] : [];
  });

describe('values of an event-driven stack have their siblings', () => {
  const ids = Object.keys(mutantsOf(swapEnum, template));
  test.each([
    ['Table', ['StreamViewType=NEW_AND_OLD_IMAGES', 'StreamViewType=OLD_IMAGE', 'StreamViewType=KEYS_ONLY']],
    ['Reads', ['StartingPosition=TRIM_HORIZON']],
    ['Item', ['ContentType=text/plain', 'type=array', 'type=string', 'type=number']],
    [
      'Post',
      [
        'PassthroughBehavior=WHEN_NO_TEMPLATES',
        'PassthroughBehavior=WHEN_NO_MATCH',
        'SelectionPattern=',
        String.raw`SelectionPattern=2\d{2}`,
        String.raw`SelectionPattern=4\d{2}`,
        String.raw`SelectionPattern=5\d{2}`,
        'StatusCode=202',
        'StatusCode=400',
        'StatusCode=502',
      ],
    ],
  ])('%s', (resource, siblings) => {
    const endings = made(ids, resource)
      .map((id) => id.slice(id.lastIndexOf('.') + 1))
      .filter((ending) => !ending.startsWith('Type='));
    expect(endings).toEqual(siblings);
  });
});

describe('references of an event-driven stack', () => {
  const swapped = mutantsOf(swapReference, template);
  test.each([
    [
      'Post.Properties.RequestValidatorId',
      'OtherRequestValidator',
      '+Type: AWS::ApiGateway::RequestValidator',
    ],
    ['Post.Properties.RequestModels.application/json', 'OtherModel', '+Type: AWS::ApiGateway::Model'],
    ['Sends.Properties.Queues[0]', 'OtherQueue', '+Type: AWS::SQS::Queue'],
    ['Reads.Properties.EventSourceArn', 'OtherTable', '+StreamSpecification:'],
    ['Role.Properties.ManagedPolicyArns[0]', 'OtherManagedPolicy', '+Type: AWS::IAM::ManagedPolicy'],
  ])('%s may mean %s', (path, other, added) => {
    expect(swapped[`swap-reference:Resources.${path}=${other}`]).toContain(added);
  });

  test('may mean another attribute', () => {
    expect(mutantsOf(swapAttribute, template)).toMatchObject({
      'swap-attribute:Resources.Sends.Properties.Queues[0]=Queue.Arn':
        expect.stringContaining('!GetAtt Queue.Arn'),
      'swap-attribute:Resources.Sends.Properties.Queues[0]=Queue.QueueName':
        expect.stringContaining('!GetAtt Queue.QueueName'),
      'swap-attribute:Resources.Reads.Properties.EventSourceArn=Table.Ref':
        expect.stringContaining('!Ref Table'),
      'swap-attribute:Resources.Reads.Properties.EventSourceArn=Table.Arn':
        expect.stringContaining('!GetAtt Table.Arn'),
    });
  });
  test('never mean a stream where none was meant', () => {
    const ids = Object.keys(mutantsOf(swapAttribute, template));
    expect(ids.filter((id) => id.includes('StreamArn'))).toEqual([]);
  });
});

test('an event-driven stack may say what takes away from what it does', () => {
  const added = mutantsOf(addProperty, template);
  expect(made(Object.keys(added), 'Reads')).toEqual(['Reads=Enabled', 'Reads=FilterCriteria']);
  expect(
    added['add-property:Resources.Post.Properties.Integration.IntegrationResponses={"StatusCode":"200"}'],
  ).toBe("+- { StatusCode: '200' }");
});

test("a queue's policy may be about others, and allow more", () => {
  expect(made(Object.keys(mutantsOf(changePrincipal, template)), 'Sends')).toEqual(
    ['=*', '.AWS=*', '.AWS=another account', '.AWS=the account', '.AWS=+arn:aws:iam::999999999999:root'].map(
      (what) => `Sends.PolicyDocument.Statement[0].Principal${what}`,
    ),
  );
  expect(made(Object.keys(mutantsOf(addAction, template)), 'Sends')).toEqual(
    ['sqs:ReceiveMessage', 'sqs:PurgeQueue', 's3:GetObject'].map(
      (action) => `Sends.PolicyDocument.Statement[0].Action=${action}`,
    ),
  );
});
