import { describe, expect, test } from '@jest/globals';
import { journalOf, type Outcomes } from '../../../src/template/journal.ts';

const at = { resource: 'R', path: 'Properties' };
const shared = (): Outcomes<string> => ({ own: new Map() });
const never = (): never => {
  throw new RangeError('it should not be asked');
};

/** A journal under these parameters, what it makes by a key, and how often it made anything. */
const journal = (
  parameters: Readonly<Record<string, string>>,
  outcomes: Outcomes<string>,
  noting = false,
) => {
  const notes = journalOf(new Map(Object.entries(parameters)), noting);
  const memo = notes.memo(outcomes);
  const made: string[] = [];
  const make = (key: string, how: () => string = () => key, meanwhile: () => string = never): string =>
    memo(
      key,
      () => {
        made.push(key);
        return how();
      },
      meanwhile,
    );
  return { notes, make, made };
};

describe('what was worked out', () => {
  test('is worked out once', () => {
    const { make, made } = journal({}, shared());
    expect([make('a'), make('a'), make('b')]).toEqual(['a', 'a', 'b']);
    expect(made).toEqual(['a', 'b']);
  });

  test('is used again under the same values of what it read, and under no others', () => {
    const outcomes = shared();
    for (const [P, Q, expected] of [
      ['1', 'x', ['read', 'not']],
      ['1', 'y', []],
      ['2', 'x', ['read']],
      ['1', 'z', []],
      ['2', 'z', []],
    ] as const) {
      const { notes, make, made } = journal({ P, Q }, outcomes);
      const value = make('read', () => {
        notes.read('P');
        return `P is ${P}`;
      });
      make('not');
      expect(value).toBe(`P is ${P}`);
      expect(made).toEqual(expected);
    }
  });

  test('hangs on what hangs below it', () => {
    const outcomes = shared();
    const valueUnder = (P: string): string => {
      const { notes, make } = journal({ P }, outcomes);
      const inner = (): string =>
        make('inner', () => {
          notes.read('P');
          return P;
        });
      inner();
      return make('outer', inner);
    };
    expect(['1', '2', '1'].map(valueUnder)).toEqual(['1', '2', '1']);
  });

  test('happens again with all that happened, once', () => {
    const outcomes = shared();
    const problem = { message: 'odd', at };
    for (let round = 0; round < 2; round++) {
      const { notes, make } = journal({}, outcomes);
      const inner = (): string =>
        make('inner', () => {
          notes.problem(problem);
          notes.refusal('refused');
          notes.reference('A', 'B');
          notes.reference('A', 'C');
          notes.reference('B', 'C');
          return '';
        });
      make('one', inner);
      make('other', inner);
      make('one', inner);
      expect(notes.problems).toEqual([problem]);
      expect(notes.refusals).toEqual(['refused']);
      expect(notes.references).toEqual(
        new Map([
          ['A', new Set(['B', 'C'])],
          ['B', new Set(['C'])],
        ]),
      );
    }
  });

  test('may be tried again after an error', () => {
    const { make } = journal({}, shared());
    expect(() => make('a', never)).toThrow(RangeError);
    expect(make('a')).toBe('a');
  });
});

describe('what is good here and now alone', () => {
  test('is whatever asked for itself, and what hangs on it', () => {
    const outcomes = shared();
    for (let round = 0; round < 2; round++) {
      const { make, made } = journal({}, outcomes);
      const inner = (): string => make('circle', () => make('circle', never, () => 'meanwhile'));
      expect(inner()).toBe('meanwhile');
      expect(make('outer', inner)).toBe('meanwhile');
      make('plain');
      expect(made).toEqual(round === 0 ? ['circle', 'outer', 'plain'] : ['circle', 'outer']);
    }
  });

  test('is what was made apart, once', () => {
    const outcomes = shared();
    for (let round = 0; round < 2; round++) {
      const { notes, make, made } = journal({ P: String(round) }, outcomes);
      const apart = notes.apart(() => {
        made.push('apart');
        notes.read('P');
        return String(round);
      });
      expect([make('a', apart), make('b', apart), apart()]).toEqual(Array(3).fill(String(round)));
      expect(made).toEqual(['a', 'apart', 'b']);
    }
  });
});

describe('what a variant takes of the template that it was made of', () => {
  const valueOf = (outcomes: Outcomes<string>, value: string, P = '1'): string => {
    const { notes, make } = journal({ P }, outcomes, true);
    return make('a', () => {
      notes.read('P');
      notes.readPart('R Properties');
      return value;
    });
  };
  const variant = (outcomes: Outcomes<string>, ...changed: readonly string[]): Outcomes<string> => ({
    own: new Map(),
    earlier: { outcomes, changed: new Set(changed) },
  });
  test('is what hangs on nothing that changed', () => {
    const original = shared();
    expect(valueOf(original, 'old')).toBe('old');
    expect(valueOf(variant(original, 'R Type'), 'new')).toBe('old');
    expect(valueOf(variant(original, 'R Type', 'R Properties'), 'new')).toBe('new');
    expect(valueOf(variant(original), 'new', '2')).toBe('new');
  });
  test('includes what hangs below it', () => {
    const original = shared();
    const outer = (outcomes: Outcomes<string>, value: string): string => {
      const { notes, make } = journal({}, outcomes, true);
      return make('outer', () =>
        make('inner', () => {
          notes.readPart('R Properties');
          return value;
        }),
      );
    };
    expect(outer(original, 'old')).toBe('old');
    expect(outer(variant(original, 'R Properties'), 'new')).toBe('new');
    expect(outer(variant(original, 'R Type'), 'new')).toBe('old');
  });
});
