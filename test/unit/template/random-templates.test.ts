import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { StackproofError } from '../../../src/errors.ts';
import { commentsOf } from '../../../src/template/comments.ts';
import { parseTemplate } from '../../../src/template/load.ts';
import { resolveTemplate } from '../../../src/template/resolve.ts';
import { scenariosOf } from '../../../src/template/scenarios.ts';
import { anyValue, everything, likelyValue, template, type Data } from './random-template.ts';
import { scenario } from './resolving.ts';

const asked = (data: string, file = 't'): unknown => {
  try {
    return everything(resolveTemplate(parseTemplate(data, file), scenario({ P: 'dev', L: 'a,b' })));
  } catch (error) {
    if (error instanceof StackproofError) return error.message;
    throw error;
  }
};

/** The same data as YAML in short forms, as far as they can be nested. */
const yaml = (data: Data, short: boolean, tagged = false): string => {
  if (typeof data !== 'object' || data === null) return JSON.stringify(data);
  if (Array.isArray(data)) return `[${data.map((item: Data) => yaml(item, short)).join(', ')}]`;
  const entries = Object.entries(data as Readonly<Record<string, Data>>);
  const [first] = entries;
  if (short && !tagged && entries.length === 1 && first !== undefined) {
    const [name, argument] = first;
    const tag = name.replace('Fn::', '');
    // A tag cannot stand in front of another one; Condition is a function only in conditions.
    if ((name === 'Ref' || /^Fn::(?!ForEach|Nothing|Transform)/.test(name)) && argument !== null)
      return `!${tag} ${yaml(argument, short, true)}`;
  }
  return `{${entries.map(([key, value]) => `${JSON.stringify(key)}: ${yaml(value, short)}`).join(', ')}}`;
};

const runs = { numRuns: 100 };

describe('random templates', () => {
  test('resolve, or are refused with an error of ours', () => {
    fc.assert(
      fc.property(template(fc.oneof(anyValue, likelyValue), fc.boolean()), (data) => {
        asked(JSON.stringify(data));
      }),
      runs,
    );
  });
  test('of any shape do so too', () => {
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.constantFrom(
            'Resources',
            'Parameters',
            'Conditions',
            'Rules',
            'Mappings',
            'Outputs',
            'Transform',
          ),
          anyValue,
        ),
        (data) => {
          asked(JSON.stringify({ Resources: { A: { Type: 'X::Y' } }, ...data }));
        },
      ),
      runs,
    );
  });
  test('come to the same in long and in short forms', () => {
    fc.assert(
      fc.property(template(likelyValue, fc.constant(false)), (data) => {
        expect(asked(yaml(data, true))).toEqual(asked(yaml(data, false)));
      }),
      runs,
    );
  });
  test('come to the same as YAML and as JSON', () => {
    fc.assert(
      fc.property(template(fc.oneof(anyValue, likelyValue), fc.boolean()), (data) => {
        expect(asked(`---\n${yaml(data, false)}`)).toEqual(asked(JSON.stringify(data, null, '\t')));
      }),
      runs,
    );
  });
  test('come to the same whether other scenarios were resolved before or not', () => {
    const scenarios = [
      scenario({ P: 'dev', L: 'a,b' }),
      scenario({ P: 'prod', L: 'a,b' }),
      scenario({ P: 'never', L: '' }),
      scenario({ P: 'dev', L: 'x' }),
      scenario({ P: 'dev', L: 'a,b' }, { stackName: 'other' }),
      scenario({ P: 'dev', L: 'a,b' }, { region: 'eu-west-1' }),
    ];
    fc.assert(
      fc.property(template(likelyValue, fc.boolean()), fc.shuffledSubarray(scenarios), (data, order) => {
        const source = JSON.stringify(data);
        const shared = parseTemplate(source, 't');
        for (const each of order)
          expect(everything(resolveTemplate(shared, each))).toEqual(
            everything(resolveTemplate(parseTemplate(source, 't'), each)),
          );
      }),
      runs,
    );
  });
  test('have scenarios under which they resolve', () => {
    fc.assert(
      fc.property(template(likelyValue, fc.boolean()), (data) => {
        const document = parseTemplate(JSON.stringify(data), 't');
        for (const each of scenariosOf(document).scenarios)
          expect(resolveTemplate(document, each).scenario).toBe(each);
      }),
      { numRuns: 50 },
    );
  });
});

describe('random texts', () => {
  const pieces = fc.constantFrom(
    'Resources:',
    'A',
    ': ',
    '\n',
    '\n  ',
    '- ',
    '!Sub ',
    '!Ref',
    '&a ',
    '*a',
    '|',
    '>-\n',
    '# c',
    "'",
    '"',
    '{',
    '}',
    '[',
    ']',
    ', ',
    '? ',
    '<<',
    '---',
    '\t',
    '\r\n',
    '%',
    '\\',
    '1',
    '~',
  );
  const quiet = (source: string): void => {
    try {
      const document = parseTemplate(source, 't');
      for (const { start, end } of document.comments) expect(source.slice(start, end)).toMatch(/^#/);
      commentsOf(document, 'A');
    } catch (error) {
      if (!(error instanceof StackproofError)) throw error;
    }
  };
  test('of YAML are read, or refused with an error of ours', () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 25 }), (parts) => {
        quiet(parts.join(''));
        quiet(`Resources:\n  A:\n    ${parts.join('')}`);
      }),
      { numRuns: 500 },
    );
  });
  test('of JSON are read as JSON.parse reads them', () => {
    fc.assert(
      fc.property(
        fc.json(),
        fc.nat(),
        fc.constantFrom('', '}', ',', '"', '\\', '0', '\n'),
        (json, where, extra) => {
          const cut = where % (json.length + 1);
          const source = `{"Resources": {"A": ${json.slice(0, cut)}${extra}${json.slice(cut)}}}`;
          let valid = true;
          try {
            JSON.parse(source);
          } catch {
            valid = false;
          }
          let read = true;
          try {
            parseTemplate(source, 't.json');
          } catch (error) {
            if (!(error instanceof StackproofError)) throw error;
            read = !error.message.startsWith('it is not valid JSON');
          }
          expect(read).toBe(valid);
        },
      ),
      { numRuns: 400 },
    );
  });
});
