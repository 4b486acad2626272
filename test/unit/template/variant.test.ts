import { describe, expect, test } from '@jest/globals';
import { parseTemplate } from '../../../src/template/load.ts';
import { resolveTemplate } from '../../../src/template/resolve.ts';
import type { SharingStack } from '../../../src/template/stack.ts';
import { originOf, shareWith, variantOf } from '../../../src/template/variant.ts';
import { plain, scenario } from './resolving.ts';

const text = [
  'Parameters:',
  '  Stage: {Type: String, Default: dev}',
  'Mappings:',
  '  Sizes: {dev: {Large: "no"}, prod: {Large: "yes"}}',
  'Conditions:',
  '  Production: !Equals [!Ref Stage, prod]',
  'Rules:',
  '  Some: {Assertions: [{Assert: !Equals [!Ref Stage, dev]}]}',
  'Resources:',
  '  Key:',
  '    Type: AWS::KMS::Key',
  '    DeletionPolicy: Retain',
  '    Metadata: {For: !Ref Table}',
  '    Properties: {Description: !Ref Stage}',
  '  Table:',
  '    Type: AWS::DynamoDB::Table',
  '    DependsOn: Role',
  '    Properties:',
  '      TableName: !Sub ${AWS::StackName}-data',
  '      SSESpecification: {KMSMasterKeyId: !GetAtt Key.Arn}',
  '      BillingMode: !If [Production, PROVISIONED, PAY_PER_REQUEST]',
  '  Role:',
  '    Type: AWS::IAM::Role',
  '    Properties:',
  '      RoleName: !Join ["-", [!Ref Key, !FindInMap [Sizes, !Ref Stage, Large]]]',
  '  Extra:',
  '    Type: AWS::SNS::Topic',
  '    Condition: Production',
  '    Properties: {DisplayName: !GetAtt Table.Arn}',
  '  Plain: {Type: AWS::SNS::Topic}',
  'Outputs:',
  '  Table: {Value: !Ref Table}',
  '  Plain: {Value: !Ref Plain}',
  '',
].join('\n');

/** Whatever a stack comes to, as data. */
const everything = (stack: SharingStack): unknown => ({
  resources: [...stack.resources].map(
    ([id, { type, properties, ref, madeAfter, deletionPolicy, ...resource }]) => ({
      id,
      type,
      properties: plain(properties),
      ref: plain(ref),
      arn: plain(resource.attribute('Arn')),
      madeAfter: [...madeAfter].sort(),
      deletionPolicy,
    }),
  ),
  outputs: [...stack.outputs].map(([name, { value }]) => [name, plain(value)]),
  problems: stack.problems.map(({ message, at }) => `${at.resource} ${at.path} ${message}`),
  refusal: stack.refusal,
  madeOfIt: stack.once('a fact', ({ resources, scenario: { parameters } }) =>
    [...resources.values()].map(({ id, properties }) => [id, plain(properties), parameters.get('Stage')]),
  ),
});

const scenarios = ['dev', 'prod'].map((Stage) => scenario({ Stage }));

/** What a change makes of the template: shared with it, and by itself. */
const bothWays = (from: string, to: string) => {
  expect(text).toContain(from);
  const original = originOf(parseTemplate(text, 't.yaml'));
  for (const each of scenarios) everything(resolveTemplate(original, each));
  const shared = parseTemplate(text.replace(from, to), 't.yaml');
  shareWith(shared, original);
  const alone = parseTemplate(text.replace(from, to), 't.yaml');
  return {
    changed: [...(variantOf(shared)?.changed ?? ['everything'])].sort(),
    shared: scenarios.map((each) => everything(resolveTemplate(shared, each))),
    alone: scenarios.map((each) => everything(resolveTemplate(alone, each))),
    original: scenarios.map((each) => everything(resolveTemplate(original, each))),
  };
};

describe('shareWith', () => {
  const changes: readonly (readonly [what: string, from: string, to: string, changed: readonly string[]])[] =
    [
      ['a property', '${AWS::StackName}-data', 'other', ['Table Properties', 'Table Properties TableName']],
      [
        'a name where there was none',
        '{Type: AWS::SNS::Topic}',
        '{Type: AWS::SNS::Topic, Properties: {TopicName: given}}',
        ['Plain Properties', 'Plain Properties TopicName'],
      ],
      [
        'a property that others are made of',
        '{Description: !Ref Stage}',
        '{Description: x, Enabled: true}',
        ['Key Properties', 'Key Properties Description', 'Key Properties Enabled'],
      ],
      [
        'all properties',
        '{Description: !Ref Stage}',
        '!Ref Stage',
        ['Key Properties', 'Key Properties Description'],
      ],
      [
        'no properties',
        '    Properties: {Description: !Ref Stage}\n',
        '',
        ['Key Properties', 'Key Properties Description'],
      ],
      [
        'a name that no longer follows',
        'TableName: !Sub ${AWS::StackName}-data',
        'BillingModes: x',
        ['Table Properties', 'Table Properties BillingModes', 'Table Properties TableName'],
      ],
      [
        'a circle',
        'Description: !Ref Stage',
        'Description: !GetAtt Table.Arn',
        ['Key Properties', 'Key Properties Description'],
      ],
      [
        'a reference to nothing',
        'Description: !Ref Stage',
        'Description: !Ref Nobody',
        ['Key Properties', 'Key Properties Description'],
      ],
      ['what it is made after', 'DependsOn: Role', 'DependsOn: Key', ['Table DependsOn']],
      ['metadata', '{For: !Ref Table}', '{For: !Ref Role}', ['Key Metadata']],
      ['a deletion policy', 'DeletionPolicy: Retain', 'DeletionPolicy: Delete', ['Key DeletionPolicy']],
      ['a type', 'AWS::IAM::Role', 'AWS::IAM::Group', ['Resources', 'Role Type']],
      ['its condition', '    Condition: Production\n', '', ['Extra Condition', 'Resources']],
      ['a condition', '!Equals [!Ref Stage, prod]', '!Equals [!Ref Stage, dev]', ['Conditions Production']],
      [
        'no condition',
        'Conditions:\n  Production: !Equals [!Ref Stage, prod]\n',
        '',
        ['Conditions Production'],
      ],
      ['a parameter', '{Type: String, Default: dev}', '{Type: CommaDelimitedList}', ['Parameters Stage']],
      [
        'another parameter',
        'Parameters:',
        'Parameters:\n  Role: {Type: String, Default: x}',
        ['Parameters Role'],
      ],
      ['an output', 'Value: !Ref Table}', 'Value: !GetAtt Table.Arn}', ['Outputs']],
      ['a rule', 'Assert: !Equals [!Ref Stage, dev]', 'Assert: !Equals [!Ref Stage, prod]', []],
      ['a description', 'Parameters:', 'Description: x\nParameters:', []],
      ['metadata of the template', 'Parameters:', 'Metadata: {a: b}\nParameters:', []],
      ['a version', 'Parameters:', 'AWSTemplateFormatVersion: 2010-09-09\nParameters:', []],
      [
        'another order',
        '  Extra:\n    Type: AWS::SNS::Topic\n    Condition: Production\n    Properties: {DisplayName: !GetAtt Table.Arn}\n  Plain: {Type: AWS::SNS::Topic}\n',
        '  Plain: {Type: AWS::SNS::Topic}\n  Extra:\n    Type: AWS::SNS::Topic\n    Condition: Production\n    Properties: {DisplayName: !GetAtt Table.Arn}\n',
        ['Resources'],
      ],
      [
        'a resource that a function makes',
        '  Plain: {Type: AWS::SNS::Topic}',
        '  Plain: !Sub {Type: AWS::SNS::Topic}',
        ['Plain ', 'Plain Type', 'Resources'],
      ],
      ['a comment', 'Parameters:', '# Comment.\nParameters:', []],
      [
        'a resource more',
        'Outputs:',
        '  New: {Type: AWS::SNS::Topic}\nOutputs:',
        ['New ', 'New Type', 'Resources'],
      ],
      [
        'a resource less',
        '  Extra:\n    Type: AWS::SNS::Topic\n    Condition: Production\n    Properties: {DisplayName: !GetAtt Table.Arn}\n',
        '',
        [
          'Extra ',
          'Extra Condition',
          'Extra Properties',
          'Extra Properties DisplayName',
          'Extra Type',
          'Resources',
        ],
      ],
      [
        'a resource that is none',
        '{DisplayName: !GetAtt Table.Arn}\n',
        '{}\n  Odd: 1\n',
        ['Extra Properties', 'Extra Properties DisplayName', 'Odd ', 'Resources'],
      ],
      ['a mapping', 'Large: "yes"', 'Large: "very"', ['everything']],
      ['a transform', 'Parameters:', 'Transform: AWS::LanguageExtensions\nParameters:', ['everything']],
    ];

  test.each(changes)('shares all but what hangs on the change: %s', (_, from, to, changed) => {
    const ways = bothWays(from, to);
    expect(ways.changed).toEqual([...changed].sort());
    expect(ways.shared).toEqual(ways.alone);
  });

  test('shows what changed, so that the comparison can fail', () => {
    const { shared, original } = bothWays('${AWS::StackName}-data', 'other');
    expect(shared).not.toEqual(original);
  });

  test('does not work out again what is the same', () => {
    const original = originOf(parseTemplate(text, 't.yaml'));
    const [usual = scenario()] = scenarios;
    const before = resolveTemplate(original, usual);
    const key = before.resources.get('Key')?.properties;
    const other = parseTemplate(text.replace('${AWS::StackName}-data', 'other'), 't.yaml');
    shareWith(other, original);
    const after = resolveTemplate(other, usual);
    expect(after.resources.get('Key')?.properties).toBe(key);
    expect(after.resources.get('Table')?.properties).not.toBe(before.resources.get('Table')?.properties);
  });

  test('works out again what is written in a loop', () => {
    const looping = (name: string): string =>
      `Transform: AWS::LanguageExtensions\nResources:\n  Fn::ForEach::T:\n    - N\n    - [A, B]\n    - \${N}: {Type: AWS::SNS::Topic, Properties: {TopicName: ${name}}}\n`;
    const original = originOf(parseTemplate(looping('one'), 't.yaml'));
    everything(resolveTemplate(original, scenario()));
    const other = parseTemplate(looping('two'), 't.yaml');
    shareWith(other, original);
    expect(plain(resolveTemplate(other, scenario()).resources.get('A')?.properties)).toEqual({
      TopicName: 'two',
    });
  });
});

describe('once', () => {
  test('makes again what read a parameter that differs, and only that', () => {
    const document = parseTemplate(text, 't.yaml');
    const [dev, prod] = scenarios.map((each) => resolveTemplate(document, each));
    const made = { stage: 0, all: 0, none: 0 };
    for (const stack of [dev, prod, dev]) {
      expect(
        stack?.once('stage', ({ scenario: { parameters } }) => {
          made.stage++;
          return parameters.get('Stage');
        }),
      ).toBe(stack?.scenario.parameters.get('Stage'));
      stack?.once('all', ({ scenario: { parameters } }) => {
        made.all++;
        return [...parameters];
      });
      stack?.once('none', ({ scenario: { stackName } }) => {
        made.none++;
        return stackName;
      });
    }
    expect(made).toEqual({ stage: 2, all: 2, none: 1 });
  });

  test('keeps nothing that was made of the problems', () => {
    const document = parseTemplate(text, 't.yaml');
    let made = 0;
    for (const each of [scenario({ Stage: 'dev' }), scenario({ Stage: 'dev' })])
      resolveTemplate(document, each).once('problems', ({ problems }) => {
        made++;
        return problems.length;
      });
    expect(made).toBe(2);
  });
});
