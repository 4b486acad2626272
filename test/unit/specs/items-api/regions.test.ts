import { describe, expect, test } from '@jest/globals';
import { factsNameNoOtherRegion, namesNoOtherRegion } from '../../../../specs/items-api/regions.ts';
import { known, unknown } from '../../../../src/facts/fact.ts';
import type { System } from '../../../../src/resources/system.ts';

const place = { resource: 'F', path: 'Properties.Code' };
const withFacts = (facts: object): System =>
  ({
    all: (kind: string) => (kind === 'function' ? [{ id: 'F', at: place, ...facts }] : []),
  }) as unknown as System;
const withTexts = (...texts: readonly unknown[]): System => ({ template: { texts } }) as unknown as System;

describe('what is observed of a stack', () => {
  test.each<[string, object, string]>([
    ['nothing', {}, 'pass'],
    ['the region itself', { arn: known('arn:aws:lambda:us-east-1:1:f') }, 'pass'],
    ['another one', { arn: known('arn:aws:lambda:eu-west-1:1:f') }, 'fail'],
    ['a zone of another one', { zone: known('us-west-2a') }, 'fail'],
    ['another one in a map', { environment: known(new Map([['A', known('ap-southeast-2')]])) }, 'fail'],
    ['another one in a list', { actions: known([known('us-gov-west-1')]) }, 'fail'],
    [
      'another one as the key of a map alone',
      { environment: known(new Map([['eu-west-1', known('')]])) },
      'pass',
    ],
    ['another one that is not known', { name: unknown('it may be in eu-west-1') }, 'pass'],
    ['a word that only looks like one', { name: known('menus-east-10') }, 'pass'],
  ])('with %s: %s', (_, facts, outcome) => {
    expect(factsNameNoOtherRegion(withFacts(facts), 'us-east-1').outcome).toBe(outcome);
  });
  test('names the place that is nearest', () => {
    const at = { resource: 'F', path: 'Properties.Role' };
    expect(factsNameNoOtherRegion(withFacts({ role: known('eu-north-1', at) }), 'us-east-1')).toMatchObject({
      finding: { at, actual: 'eu-north-1' },
    });
  });
});

describe('what a template says', () => {
  const text = (value: string, path: string): unknown => known(value, { resource: 'F', path });
  test.each<[string, readonly unknown[], string]>([
    ['nothing', [], 'pass'],
    ['another region', [text('eu-west-1', 'Properties.Name')], 'fail'],
    ['another region, for readers', [text('eu-west-1', 'Properties.AlarmDescription')], 'pass'],
    ['what is not known', [unknown('it is imported')], 'not-observable'],
    [
      'what is not known, and another region',
      [unknown('it is imported'), text('eu-west-1', 'Properties.Name')],
      'fail',
    ],
  ])('%s: %s', (_, texts, outcome) => {
    expect(namesNoOtherRegion(withTexts(...texts), 'us-east-1').outcome).toBe(outcome);
  });
});
