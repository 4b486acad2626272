import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { dataOf } from '../../../src/mutation/data.ts';
import { generate } from '../../../src/mutation/generate.ts';
import { originalOf } from '../../../src/mutation/original.ts';
import { parseTemplate } from '../../../src/template/load.ts';

const reference = readFileSync('lib/data-api.yaml', 'utf8');
const mutantsOf = (text: string, file: string) => generate(originalOf(parseTemplate(text, file)));
const yaml = mutantsOf(reference, 't.yaml');
const json = mutantsOf(JSON.stringify(dataOf(parseTemplate(reference, 't.yaml').root), null, 2), 't.json');

/** Mutants that only exist where there are comments. */
const isOfComments = ({ mutant }: { mutant: { operator: string } }): boolean =>
  ['drop-comment', 'as-json'].includes(mutant.operator);

describe('generate', () => {
  test('makes the same mutants in the same order each time', () => {
    expect(mutantsOf(reference, 't.yaml')).toEqual(yaml);
  });

  test('makes the same mutants of JSON as of YAML, save those of comments', () => {
    const ids = yaml.filter((each) => !isOfComments(each)).map(({ mutant }) => mutant.id);
    expect(json.map(({ mutant }) => mutant.id)).toEqual(ids);
  });

  test.each([
    ['YAML', yaml],
    ['JSON', json],
  ])('leaves %s that can be read', (_, mutants) => {
    const unreadable = mutants.flatMap(({ mutant, text }) => {
      try {
        parseTemplate(text, 't');
        return [];
      } catch {
        return [mutant.id];
      }
    });
    expect(unreadable).toEqual(['remove-property:Resources']);
  });

  test('means the same in JSON as in YAML', () => {
    const meanings = new Map(json.map(({ mutant, text }) => [mutant.id, JSON.stringify(JSON.parse(text))]));
    const differing = yaml
      .filter((each) => !isOfComments(each) && each.mutant.id !== 'remove-property:Resources')
      .filter(({ mutant, text }) => {
        // The order of sections may differ: a condition is added in front of the resources in both.
        const meaning = JSON.stringify(dataOf(parseTemplate(text, 't.yaml').root));
        return meanings.get(mutant.id) !== meaning;
      })
      .map(({ mutant }) => mutant.id);
    expect(differing).toEqual([]);
  });

  test('has one mutant of a text only', () => {
    expect(new Set(yaml.map(({ text }) => text)).size).toBe(yaml.length);
  });
});
