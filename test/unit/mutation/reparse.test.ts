import { isDeepStrictEqual } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { generate } from '../../../src/mutation/generate.ts';
import { originalOf } from '../../../src/mutation/original.ts';
import { reparseOf } from '../../../src/mutation/reparse.ts';
import type { TemplateDocument } from '../../../src/template/document.ts';
import { parseTemplate } from '../../../src/template/load.ts';

const reference = readFileSync('lib/data-api.yaml', 'utf8');
const flowing = 'Resources: {A: {Type: AWS::SNS::Topic, Properties: {TopicName: a}}}\n';
const aliased = [
  'Resources:',
  '  A:',
  '    Type: AWS::SNS::Topic',
  '    Properties: &same',
  '      TopicName: a',
  '  B:',
  '    Type: AWS::SNS::Topic',
  '    Properties: *same',
  '',
].join('\n');

const outcome = (read: () => TemplateDocument): unknown => {
  try {
    return read();
  } catch (error) {
    return String(error);
  }
};

describe('reparseOf', () => {
  test.each([
    ['the reference', reference],
    ['line breaks of Windows', reference.replaceAll('\n', '\r\n')],
    ['no line break at the end', reference.slice(0, reference.indexOf('\nOutputs:') - 1)],
    ['flow style', flowing],
    ['aliases', aliased],
  ])(
    'reads mutants as if they were read whole: %s',
    (_, text) => {
      const document = parseTemplate(text, 't.yaml');
      const reparse = reparseOf(document);
      const mutants = generate(originalOf(document));
      expect(mutants.length).toBeGreaterThan(3);
      // Every fourth of many: to read and compare them all takes a minute.
      const some = mutants.filter((_mutant, index) => mutants.length < 100 || index % 4 === 0);
      for (const { mutant, text: mutated } of some) {
        const whole = outcome(() => parseTemplate(mutated, 't.yaml'));
        const same = isDeepStrictEqual(
          outcome(() => reparse(mutant.edits, mutated)),
          whole,
        );
        expect([mutant.id, same]).toEqual([mutant.id, true]);
      }
    },
    120_000,
  );

  test('reads what breaks the text as a whole, for its place', () => {
    const document = parseTemplate(reference, 't.yaml');
    const start = reference.indexOf('true', reference.indexOf('EnableKeyRotation'));
    const edits = [{ start, end: start + 4, text: '[' }];
    const mutated = `${reference.slice(0, start)}[${reference.slice(start + 4)}`;
    expect(outcome(() => reparseOf(document)(edits, mutated))).toEqual(
      outcome(() => parseTemplate(mutated, 't.yaml')),
    );
  });

  test('sees a resource that is added under a name that is taken', () => {
    const document = parseTemplate(reference, 't.yaml');
    const start = reference.indexOf('      KeyPolicy:');
    const added = '  DataTable:\n    Type: AWS::SNS::Topic\n';
    const end = reference.indexOf('\n', reference.indexOf('kms:ViaService')) + 1;
    const mutated = reference.slice(0, end) + added + reference.slice(end);
    expect(start).toBeGreaterThan(0);
    expect(outcome(() => reparseOf(document)([{ start: end, end, text: added }], mutated))).toMatch(
      'stands twice',
    );
  });
});
