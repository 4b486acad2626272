import { describe, expect, test } from '@jest/globals';
import type { Context, Control, Spec } from '../../../src/control/control.ts';
import { contains, equals, pass } from '../../../src/control/expect.ts';
import { recordingOf } from '../../../src/control/recording.ts';
import { known } from '../../../src/facts/fact.ts';
import type { System } from '../../../src/resources/system.ts';
import { observeTemplate } from '../../../src/resources/template-system.ts';
import { parseTemplate } from '../../../src/template/load.ts';
import { scenario } from '../template/resolving.ts';
import { control, section, smallSpec, type Small } from './small-spec.ts';

type Sees = (subjects: Small, context: Context) => unknown;

const text = [
  'Parameters:',
  '  Stage: {Type: String, Default: dev}',
  'Resources:',
  '  # About the topic.',
  '  Topic:',
  '    Type: AWS::SNS::Topic',
  '    Properties:',
  '      TopicName: mine',
  '      DisplayName: shown',
  '  Group:',
  '    Type: AWS::Logs::LogGroup',
  '    Properties: {LogGroupName: logs}',
  'Outputs:',
  '  One: {Value: "1"}',
  '  Two: {Value: "2"}',
  '',
].join('\n');

const systemOf = (source: string, parameters: Record<string, string> = { Stage: 'dev' }, more = {}): System =>
  observeTemplate(parseTemplate(source, 't.yaml'), scenario(parameters, more), { lint: known([]) });
const usual = systemOf(text);

/** Whether a control that sees this is told from the usual system what it comes to in another one. */
const isTold = (sees: Sees, other: System): boolean => {
  const its = control('S-1', 'it sees', {
    template: (subjects, context) => {
      sees(subjects, context);
      return pass();
    },
  });
  const spec: Spec<Small> = smallSpec([section('1', 'One', [its])]);
  const only = spec.sections[0]?.controls[0];
  if (only === undefined) throw new RangeError('it has a control');
  const told = recordingOf(spec, usual).sameIn(other, false)(only);
  if (told !== undefined) expect(told).toEqual([{ outcome: 'pass' }]);
  return told !== undefined;
};

const changed = (from: string, to: string): System => {
  expect(text).toContain(from);
  return systemOf(text.replace(from, to));
};

const renamedGroup = changed('LogGroupName: logs', 'LogGroupName: other');
const renamedTopic = changed('TopicName: mine', 'TopicName: mine-2');
const otherOutput = changed('One: {Value: "1"}', 'One: {Value: "3"}');
const secondTopic = changed('  Group:', '  More: {Type: AWS::SNS::Topic}\n  Group:');
const otherComment = changed('# About the topic.', '# About it.');
const otherStage = systemOf(text, { Stage: 'prod' });
const otherStack = systemOf(text, { Stage: 'dev' }, { stackName: 'else' });
const otherAccount = systemOf(text, { Stage: 'dev' }, { accountId: '210987654321' });
const nested = changed('AWS::Logs::LogGroup', 'AWS::CloudFormation::Stack');

describe('recordingOf', () => {
  const cases: readonly (readonly [string, Sees, differs: System, same: System])[] = [
    ['a fact of a subject', ({ topic }) => topic.name, renamedTopic, renamedGroup],
    ['how many there are', (_, { system }) => system.all('topic').length, secondTopic, renamedGroup],
    [
      'any of several',
      (_, { system }) => system.all('logGroup').map(({ name }) => name),
      renamedGroup,
      secondTopic,
    ],
    [
      'which fields there are',
      (_, { system }) => ({ ...system.all('topic')[0] }),
      renamedTopic,
      renamedGroup,
    ],
    ['whether there is a field', ({ topic }) => 'name' in topic && topic.name, renamedTopic, renamedGroup],
    ['an output', (_, { system }) => system.outputs.get('One'), otherOutput, renamedTopic],
    ['whether there is an output', (_, { system }) => system.outputs.has('One'), otherOutput, renamedTopic],
    ['all outputs', (_, { system }) => [...system.outputs], otherOutput, renamedTopic],
    ['how many outputs there are', (_, { system }) => system.outputs.size, otherOutput, renamedTopic],
    ['the values of outputs', (_, { system }) => [...system.outputs.values()], otherOutput, renamedTopic],
    ['the names of outputs', (_, { system }) => [...system.outputs.keys()], otherOutput, renamedTopic],
    ['the entries of outputs', (_, { system }) => [...system.outputs.entries()], otherOutput, renamedTopic],
    [
      'each output',
      (_, { system }) => {
        system.outputs.forEach(() => undefined);
      },
      otherOutput,
      renamedTopic,
    ],
    [
      'a declared parameter',
      (_, { system }) => system.parameters.get('Stage'),
      changed('Default: dev', 'Default: prod'),
      otherStage,
    ],
    ["a parameter's value", (_, { scenario: its }) => its.parameters.get('Stage'), otherStage, otherStack],
    ['all values', (_, { system }) => [...system.scenario.parameters], otherStage, otherStack],
    ["the stack's name", (_, { scenario: its }) => its.stackName, otherStack, otherAccount],
    ['the account', (_, { scenario: its }) => ({ ...its }).accountId, otherAccount, renamedTopic],
    [
      'the region',
      (_, { scenario: its }) => its.region,
      systemOf(text, {}, { region: 'eu-west-1' }),
      otherStack,
    ],
    [
      'the partition',
      (_, { scenario: its }) => its.partition,
      systemOf(text, {}, { partition: 'aws-cn' }),
      otherStack,
    ],
    ['what may be hidden', (_, { system }) => system.unreadable('table'), nested, renamedTopic],
    [
      "the account's settings",
      (_, { system }) => system.gatewayAccount.id,
      changed('AWS::Logs::LogGroup', 'AWS::ApiGateway::Account'),
      renamedTopic,
    ],
    ['a comment', (_, { system }) => system.template?.resources[0]?.comments, otherComment, renamedTopic],
    [
      'where something stands',
      (_, { system }) => system.template?.resources[0]?.placeOf('Properties.DisplayName'),
      changed('      DisplayName: shown\n', ''),
      renamedTopic,
    ],
    [
      'the problems of the template',
      (_, { system }) => system.template?.problems,
      changed('TopicName: mine', 'TopicName: !Ref Nobody'),
      renamedTopic,
    ],
    [
      'a property in another region',
      (_, { system }) => system.template?.propertyIn('eu-west-1', 'Topic', ['TopicName']),
      renamedTopic,
      renamedGroup,
    ],
    ['the source', (_, { system }) => system.source, { ...usual, source: 'live' }, renamedTopic],
    [
      'whether there is a template',
      (_, { system }) => system.template,
      { ...usual, template: undefined },
      renamedTopic,
    ],
    [
      'the stack',
      (_, { system }) => system.stack,
      { ...usual, stack: { status: known('CREATE_COMPLETE') } },
      renamedTopic,
    ],
  ];

  test.each(cases)('tells nothing from %s where that differs', (_, sees, differs, same) => {
    expect(isTold(sees, differs)).toBe(false);
    expect(isTold(sees, same)).toBe(true);
  });

  test('each control counts as having read what another one has found before', () => {
    const first = control('S-1', 'one', { template: ({ topic }) => equals(topic.name, 'mine', 'its name') });
    const spec = smallSpec([
      section('1', 'One', [
        first,
        { ...first, id: 'S-2', template: ({ topic }) => contains(topic.name, 'm', 'it') },
      ]),
    ]);
    const [one, two] = spec.sections[0]?.controls ?? [];
    if (one === undefined || two === undefined) throw new RangeError('it has two');
    const recording = recordingOf(spec, usual);
    recording.judged(one);
    recording.judged(two);
    const same = recording.sameIn(renamedTopic, false);
    expect([same(one), same(two)]).toEqual([undefined, undefined]);
    const unchanged = recording.sameIn(renamedGroup, false);
    expect([unchanged(one), unchanged(two)]).toEqual([[pass()], [pass()]]);
  });

  test('repeats what failed, with its lines only where they are the same', () => {
    const failing: Control<Small, unknown> = {
      ...control('S-1', 'one', { template: ({ topic }) => equals(topic.name, 'yours', 'its name') }),
      section: '1',
    };
    const spec = smallSpec([{ number: '1', title: 'One', controls: [failing] }]);
    const recording = recordingOf(spec, usual);
    const moved = systemOf(`# More.\n${text}`);
    expect(recording.sameIn(moved, false)(failing)).toEqual(recording.judged(failing));
    expect(recording.sameIn(moved, true)(failing)).toBeUndefined();
    expect(recording.sameIn(systemOf(text), true)(failing)).toEqual(recording.judged(failing));
  });

  test('repeats that a control threw', () => {
    const throwing: Control<Small, unknown> = {
      ...control('S-1', 'one', {
        template: () => {
          throw new TypeError('a defect');
        },
      }),
      section: '1',
    };
    const spec = smallSpec([{ number: '1', title: 'One', controls: [throwing] }]);
    expect(recordingOf(spec, usual).sameIn(renamedTopic, false)(throwing)).toMatchObject({
      outcome: 'error',
      reason: 'the control threw TypeError: a defect',
    });
  });

  test('leaves to the control what cannot be read', () => {
    const broken: System = {
      ...usual,
      all: () => {
        throw new RangeError('nothing to be had');
      },
    };
    expect(isTold(({ topic }) => topic.name, broken)).toBe(false);
  });
});
