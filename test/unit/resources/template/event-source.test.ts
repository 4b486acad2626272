import { describe, expect, test } from '@jest/globals';
import type { EventSourceFacts } from '../../../../src/resources/event-source/facts.ts';
import { namesFunction, qualifierOf } from '../../../../src/resources/function/names.ts';
import { reason, value } from '../live/facts.ts';
import { observed, oddities, resource, the, unknowns } from './observed.ts';

const type = 'AWS::Lambda::EventSourceMapping';
const mapping = (properties: string, others = ''): EventSourceFacts =>
  the('eventSource', resource('Mapping', type, properties) + others);

describe('an event source mapping', () => {
  test('is what its properties say', () => {
    const facts = mapping(`
FunctionName: f
EventSourceArn: arn:aws:sqs:us-east-1:123456789012:q
Enabled: false
BatchSize: '7'
StartingPosition: LATEST
BisectBatchOnFunctionError: 'true'
MaximumRetryAttempts: 3
MaximumRecordAgeInSeconds: 60
FunctionResponseTypes: [ReportBatchItemFailures]
FilterCriteria: {Filters: [{Pattern: '{"a":[1]}'}, {Pattern: '{}'}]}`);
    expect(value(facts.functionName)).toBe('f');
    expect(value(facts.sourceArn)).toBe('arn:aws:sqs:us-east-1:123456789012:q');
    expect(value(facts.enabled)).toBe(false);
    expect(value(facts.batchSize)).toBe(7);
    expect(value(facts.startingPosition)).toBe('LATEST');
    expect(value(facts.bisects)).toBe(true);
    expect(value(facts.maximumRetryAttempts)).toBe(3);
    expect(value(facts.maximumRecordAge)).toBe(60);
    expect(value(facts.reportsBatchItemFailures)).toBe(true);
    expect(value(facts.filters).map(value)).toEqual(['{"a":[1]}', '{}']);
  });

  test('has what AWS fills in', () => {
    const facts = mapping('FunctionName: f');
    expect(value(facts.sourceArn)).toBeUndefined();
    expect(value(facts.enabled)).toBe(true);
    expect(value(facts.batchSize)).toBeUndefined();
    expect(value(facts.startingPosition)).toBeUndefined();
    expect(value(facts.bisects)).toBe(false);
    expect(value(facts.maximumRetryAttempts)).toBe(-1);
    expect(value(facts.maximumRecordAge)).toBe(-1);
    expect(value(facts.reportsBatchItemFailures)).toBe(false);
    expect(value(facts.filters)).toEqual([]);
  });

  test.each([
    ['false', false],
    ["'false'", false],
    ['true', true],
    ['!If [Never, true, false]', false],
    ['!If [Never, false, !Ref AWS::NoValue]', true],
  ])('with Enabled: %s is on: %p', (spelling, on) => {
    const [facts] = observed(
      resource('Mapping', type, `FunctionName: f\nEnabled: ${spelling}`),
      'Conditions: {Never: !Equals [a, b]}',
    ).all('eventSource');
    expect(facts && value(facts.enabled)).toBe(on);
  });

  test('that is not made is not there', () => {
    const conditional = resource('Mapping', type, 'FunctionName: f').replace(
      '    Properties',
      '    Condition: Never\n    Properties',
    );
    expect(observed(conditional, 'Conditions: {Never: !Equals [a, b]}').all('eventSource')).toEqual([]);
  });

  test('has no function where none is given', () => {
    expect(reason(mapping('EventSourceArn: a').functionName)).toBe('it is not given');
  });

  test.each([
    ['[]', false],
    ['[Other]', false],
    ['[Other, ReportBatchItemFailures]', true],
    ['[!ImportValue x, ReportBatchItemFailures]', true],
  ])('with the response types %s says what failed: %p', (types, reports) => {
    expect(value(mapping(`FunctionResponseTypes: ${types}`).reportsBatchItemFailures)).toBe(reports);
  });

  test.each(unknowns)('%s stays unknown', (spelling, why) => {
    const facts = mapping(
      [
        'FunctionName',
        'EventSourceArn',
        'Enabled',
        'BatchSize',
        'StartingPosition',
        'BisectBatchOnFunctionError',
        'MaximumRetryAttempts',
        'MaximumRecordAgeInSeconds',
        'FunctionResponseTypes',
        'FilterCriteria',
      ]
        .map((name) => `${name}: ${spelling}`)
        .join('\n'),
    );
    const { id, at, own, ...observedFacts } = facts;
    expect([id, at.resource, value(own)]).toEqual(['Mapping', 'Mapping', true]);
    for (const fact of Object.values(observedFacts)) expect(reason(fact)).toMatch(why);
    expect(reason(mapping(`FunctionResponseTypes: [${spelling}]`).reportsBatchItemFailures)).toMatch(why);
    expect(reason(mapping(`FilterCriteria: {Filters: ${spelling}}`).filters)).toMatch(why);
    const [pattern] = value(mapping(`FilterCriteria: {Filters: [{Pattern: ${spelling}}]}`).filters);
    expect(pattern && reason(pattern)).toMatch(why);
  });

  test('with a filter of another form has one that is not known', () => {
    const patterns = value(mapping('FilterCriteria: {Filters: [{}, {Pattern: {a: [1]}}]}').filters);
    expect(patterns.map(reason)).toEqual(['it is not given', 'it is a dict where a text belongs']);
  });

  test.each(oddities)('with %s where something else belongs is no crash', (odd) => {
    const facts = mapping(
      `Enabled: ${odd}\nBatchSize: ${odd}\nFunctionResponseTypes: ${odd}\nFilterCriteria: ${odd}\nMaximumRetryAttempts: ${odd}`,
    );
    expect(facts.filters).toHaveProperty('known');
    expect(facts.reportsBatchItemFailures.known && facts.reportsBatchItemFailures.value).toBe(false);
    expect([true, undefined]).toContain(facts.enabled.known ? facts.enabled.value : undefined);
    expect(mapping(`FilterCriteria: {Filters: ${odd}}`).filters).toHaveProperty('known');
  });
});

describe('the function of an event source mapping', () => {
  const fn = resource('Fn', 'AWS::Lambda::Function', 'FunctionName: stores\nRole: r\nCode: {ZipFile: x}');
  const alias = resource(
    'Live',
    'AWS::Lambda::Alias',
    'FunctionName: !Ref Fn\nName: live\nFunctionVersion: 1',
  );
  const named = (spelling: string) => {
    const system = observed(resource('Mapping', type, `FunctionName: ${spelling}`) + fn + alias);
    const [source] = system.all('eventSource');
    const [found] = system.all('function');
    if (source === undefined || found === undefined) throw new Error('nothing');
    const text = value(source.functionName);
    return [namesFunction(text, found), qualifierOf(text, found)];
  };
  test.each([
    ['!Ref Fn', true, undefined],
    ['!GetAtt Fn.Arn', true, undefined],
    ['stores', true, undefined],
    ['!Ref Live', false, 'live'],
    ['!Sub "${Fn}:live"', false, 'live'],
    ['other', false, undefined],
  ])('is named by %s', (spelling, plain, qualifier) => {
    expect(named(spelling)).toEqual([plain, qualifier]);
  });
});
