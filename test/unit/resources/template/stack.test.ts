import { describe, expect, test } from '@jest/globals';
import { known } from '../../../../src/facts/fact.ts';
import { entryOf } from '../../../../src/resources/stack/from-template.ts';
import type { System } from '../../../../src/resources/system.ts';
import { observeTemplate } from '../../../../src/resources/template-system.ts';
import { parseTemplate } from '../../../../src/template/load.ts';
import { reason, value } from '../live/facts.ts';
import { observed, oddities, resource, scenario, unknowns } from './observed.ts';

const topic = resource('Topic', 'AWS::SNS::Topic', 'TopicName: !Sub ${AWS::Region}-t');
const withParameters = (parameters: string): System => observed(topic, `Parameters:\n${parameters}`);
const withOutputs = (outputs: string, before = ''): System =>
  observed(`${topic}Outputs:\n${outputs}`, before);

describe("a template's parameters", () => {
  test('are what they declare', () => {
    const found = withParameters(
      '  Environment: {Type: String, Default: dev, AllowedValues: [dev, 010, true], Description: d}',
    ).parameters.get('Environment');
    expect(found).toMatchObject({
      name: 'Environment',
      type: { value: 'String' },
      default: { value: 'dev' },
      // As they are written: they are texts, whatever YAML makes of them.
      allowedValues: { value: ['dev', '010', 'true'] },
      description: { value: 'd' },
      at: { resource: 'Environment', line: 2 },
    });
  });
  test('have no default, values or description unless given', () => {
    expect(withParameters('  Environment: {Type: String}').parameters.get('Environment')).toMatchObject({
      default: { value: undefined },
      allowedValues: { value: undefined },
      description: { value: undefined },
    });
  });
  test('without any are none', () => {
    expect(observed(topic).parameters.size).toBe(0);
  });
  test.each(oddities)('%s where something else belongs is no crash', (odd) => {
    for (const parameters of [
      `  Environment: ${odd}`,
      `  Environment: {Type: ${odd}, Default: ${odd}, AllowedValues: ${odd}, Description: ${odd}}`,
      `  Environment: {Type: String, AllowedValues: [${odd}]}`,
    ])
      expect(withParameters(parameters).parameters.size).toBeLessThanOrEqual(1);
  });
});

describe("a template's outputs", () => {
  test('have their value and place', () => {
    expect(withOutputs('  A: {Value: !Ref Topic}').outputs.get('A')).toMatchObject({
      value: { value: 'arn:aws:sns:us-east-1:123456789012:us-east-1-t' },
      at: { path: 'Outputs.A' },
    });
  });
  test('whose condition does not hold are none', () => {
    const conditions = 'Conditions: {No: !Equals [a, b], Yes: !Equals [a, a]}';
    const { outputs } = withOutputs(
      '  A: {Condition: No, Value: a}\n  B: {Condition: Yes, Value: b}',
      conditions,
    );
    expect([...outputs.keys()]).toEqual(['B']);
  });
  test.each(unknowns)('%s stays unknown', (spelling, why) => {
    const found = withOutputs(`  A: {Value: ${spelling}}`).outputs.get('A');
    expect(found && reason(found.value)).toMatch(why);
  });
  test('without a value are unknown', () => {
    expect(withOutputs('  A: {Description: d}').outputs.get('A')?.value).toMatchObject({ known: false });
  });
  test.each(oddities)('%s where something else belongs is no crash', (odd) => {
    expect(withOutputs(`  A: {Value: ${odd}}`).outputs.get('A')?.value).toHaveProperty('known');
    expect(withOutputs(`  A: ${odd}`).outputs.get('A')?.value).toMatchObject({ known: false });
  });
});

describe('what only the text shows', () => {
  const text = `Conditions: {No: !Equals [a, b]}
Resources:
  # What it is for.
  Topic:
    Type: AWS::SNS::Topic
    Properties:
      TopicName: t # Its name.
  Other: {Type: AWS::SNS::Topic, Condition: No}
`;
  const factsOf = (source: string, file = 't.yaml') => {
    const facts = observeTemplate(parseTemplate(source, file), scenario).template;
    if (facts === undefined) throw new Error('no template');
    return facts;
  };

  test('is its resources with their comments, those that are not made as well', () => {
    const [first, second] = factsOf(text).resources;
    expect(first).toMatchObject({ id: 'Topic', type: 'AWS::SNS::Topic', at: { line: 4, column: 3 } });
    expect(first?.comments.map(({ text: words, path }) => [words, path])).toEqual([
      ['What it is for.', ''],
      ['Its name.', 'Properties.TopicName'],
    ]);
    expect(first?.placeOf('Properties.TopicName')).toMatchObject({ line: 7 });
    expect(first?.placeOf('Properties.Nothing')).toBeUndefined();
    expect(second?.id).toBe('Other');
  });

  test('is its format and its problems', () => {
    expect(factsOf(text)).toMatchObject({ format: 'yaml', file: 't.yaml' });
    expect(factsOf('{"Resources": {"T": {"Type": "AWS::SNS::Topic"}}}').format).toBe('json');
    expect(factsOf(text).problems).toEqual([]);
    expect(factsOf(text.replace('TopicName: t', 'TopicName: !Ref Nothing')).problems).toHaveLength(1);
  });

  test("is cfn-lint's errors, unknown when it was not run", () => {
    expect(reason(factsOf(text).lint)).toContain('cfn-lint was not run');
    const linted = observeTemplate(parseTemplate(text, 't.yaml'), scenario, { lint: known([]) }).template;
    expect(linted && value(linted.lint)).toEqual([]);
  });

  const rule = 'Rules: {R: {Assertions: [{Assert: !Equals [!Ref AWS::Region, us-east-1]}]}}\n';
  test('is where it refuses to be made', () => {
    expect(value(factsOf(rule + text).refusedIn('eu-west-1'))).toContain('R');
    expect(value(factsOf(rule + text).refusedIn('us-east-1'))).toBeUndefined();
    expect(value(factsOf(text).refusedIn('eu-west-1'))).toBeUndefined();
  });

  test('is what a property comes to elsewhere', () => {
    const facts = factsOf(text.replace('TopicName: t', 'TopicName: !Ref AWS::Region'));
    expect(value(facts.propertyIn('eu-west-1', 'Topic', ['TopicName']))).toBe('eu-west-1');
    expect(value(facts.propertyIn('us-east-1', 'Topic', ['TopicName']))).toBe('us-east-1');
    expect(value(facts.propertyIn('eu-west-1', 'Topic', ['TopicName', 'Deeper']))).toBeUndefined();
    expect(value(facts.propertyIn('eu-west-1', 'Nothing', ['TopicName']))).toBeUndefined();
  });
});

describe('what a template makes elsewhere', () => {
  test('may hide resources of any kind', () => {
    const nested = resource('Nested', 'AWS::CloudFormation::Stack', 'TemplateURL: https://example.com/t');
    expect(observed(nested).unreadable('function')).toContain('Nested');
    expect(observed(topic).unreadable('function')).toBeUndefined();
  });
  test('is not asked of a template', () => {
    expect(observed(topic).stack).toBeUndefined();
  });
});

test('an entry of what is no mapping is none', () => {
  expect(entryOf(undefined, 'a')).toBeUndefined();
  const { root } = parseTemplate('Resources: {A: {Type: AWS::SNS::Topic}}', 't.yaml');
  expect(entryOf(entryOf(entryOf(root, 'Resources'), 'A'), 'Type')?.kind).toBe('scalar');
  expect(entryOf(entryOf(entryOf(entryOf(root, 'Resources'), 'A'), 'Type'), 'x')).toBeUndefined();
});
