import { describe, expect, test } from '@jest/globals';
import type { RunResult } from '../../../src/report/run-result.ts';
import { renderTerminal } from '../../../src/report/terminal.ts';
import {
  control,
  crashed,
  everyOutcome,
  failed,
  filled,
  finding,
  local,
  passed,
  run,
  specResult,
  unseen,
} from './results.ts';

const plain = (result: RunResult, width = 100) => renderTerminal(result, { colour: false, width });
const lineWith = (text: string, part: string) => text.split('\n').find((line) => line.includes(part));

describe('the matrix', () => {
  const text = plain(everyOutcome);

  test('has a heading for each section, and a row for each clause', () => {
    expect(text).toMatch(/^data API · lib\/data-api\.yaml {2,}template +live$/m);
    expect(text).toMatch(/^§ 1 Compute$/m);
    expect(text).toMatch(/^§ 2 Security$/m);
    expect(text).toMatch(/^ {2}DATA-A-01 +the clause of DATA-A-01 +✓ +✓ filled$/m);
  });

  test('tells the outcomes apart by a sign and a word', () => {
    expect(text).toMatch(/^ {2}DATA-A-02 .* ✗ failed +✓$/m);
    expect(text).toMatch(/^ {2}DATA-B-01 .* · +\? not seen$/m);
    expect(text).toMatch(/^ {2}DATA-B-02 .* ! error +\? not seen$/m);
    expect(text).toMatch(/^ {2}DATA-B-03 .* – n\/a +·$/m);
    expect(text).toMatch(/^ {2}DATA-B-04 .*\(ours\) +✗ failed +✓$/m);
  });

  test('shows Terraform and mutants only when there are any', () => {
    expect(text).not.toContain('terraform');
    expect(text).not.toContain('mutants');
    const more = plain(
      run([
        specResult([
          control('A', { terraform: passed }, { mutants: { killed: 3, survived: 1, invalid: 2 } }),
        ]),
      ]),
    );
    expect(more).toMatch(/template +terraform +live +mutants$/m);
    expect(more).toMatch(/^ {2}A .*· +✓ +· +3\/4$/m);
  });

  test('wraps long clauses under themselves', () => {
    const clause = 'a requirement of many words that does not fit on one line at all, however it is set';
    const narrow = plain(run([specResult([control('A', { template: passed }, { clause })])]), 70);
    expect(narrow).toMatch(/^ {2}A {2}a requirement of many .* ✓ +·$/m);
    expect(narrow).toMatch(/^ {5}\S.*set$/m);
  });

  test('names a section without a title by its number', () => {
    expect(plain(run([specResult([control('A', { template: passed }, { section: 'end' })])]))).toMatch(
      /^§ end$/m,
    );
  });
});

describe('failures', () => {
  const text = plain(everyOutcome);

  test('say where, what, what was expected and found, and where to read on', () => {
    expect(text).toContain(
      [
        '✗ DATA-A-02 the clause of DATA-A-02  [template]',
        '    lib/data-api.yaml:112:17  FunctionRole.Properties.Policies[1]',
        '    the role grants dynamodb:GetItem beyond it',
        '      expected  only dynamodb:PutItem',
        '      actual    dynamodb:GetItem on table/demo',
        '    stackproof explain DATA-A-02',
      ].join('\n'),
    );
  });

  test('of ours stand apart', () => {
    const [asked = '', ours = ''] = text.split('Failures of ours');
    expect(asked).not.toContain('✗ DATA-B-04');
    expect(ours).toContain('✗ DATA-B-04 the clause of DATA-B-04 (ours)  [template]');
  });

  test('show no colour codes of a template, no second line, and no endless value', () => {
    const nasty = plain(
      run([
        specResult([
          control('A', {
            template: failed({ actual: `\u001b[32mok\u001b[0m\nsecond\u202e${'x'.repeat(9000)}` }),
          }),
        ]),
      ]),
    );
    expect(nasty).toContain(String.raw`\u001b[32mok\u001b[0m\nsecond\u202ex`);
    expect(nasty.length).toBeLessThan(2500);
    expect(Array.from(nasty).filter((character) => character < ' ' && character !== '\n')).toEqual([]);
  });

  test('without a place leave its line out', () => {
    const nowhere = { message: 'm', resource: '', path: '', expected: 'e', actual: 'a' };
    const result = run([specResult([control('A', { template: { outcome: 'fail', findings: [nowhere] } })])]);
    expect(plain(result)).toContain('[template]\n    m\n');
  });

  test('are absent when nothing failed', () => {
    expect(plain(run([specResult([control('A', { template: passed })])]))).not.toMatch(/Failures|✗/);
  });
});

describe('what was not seen', () => {
  test('cells with the same reason stand together', () => {
    const text = plain(everyOutcome);
    expect(text).toContain(
      'Not observable\n\n? no access-log line is ever delivered here\n    DATA-B-01 live, DATA-B-02 live\n',
    );
    expect(text).toContain('Not applicable\n\n– JSON cannot have comments\n    DATA-B-03 template\n');
  });

  test('filled gaps name their cells', () => {
    expect(plain(everyOutcome)).toContain('was filled\n\n  table-encryption\n    DATA-A-01 live\n');
  });

  test('an error says why, its trace only when asked for', () => {
    expect(plain(everyOutcome)).toContain('in error: the control threw TypeError: x is undefined');
    expect(plain(everyOutcome)).not.toContain('a.ts');
    expect(renderTerminal(everyOutcome, { colour: false, width: 100, traces: true })).toContain(
      '      at judge (file:///a.ts:1:1)',
    );
  });

  test('a reason that is missing is said to be missing', () => {
    const silent = { outcome: 'error', findings: [] } as const;
    const hidden = { outcome: 'not-observable', findings: [] } as const;
    const text = plain(run([specResult([control('A', { template: silent, live: hidden })])]));
    expect(text).toContain('in error: for no known reason');
    expect(text).toContain('? no reason given');
  });

  test('notices are listed once', () => {
    const source = specResult([control('A', { template: passed })], { notices: ['python3.9 is old'] });
    expect(plain(run([source, source])).match(/python3\.9 is old/g)).toHaveLength(1);
  });
});

describe('the totals', () => {
  test('count each outcome by itself, ours apart', () => {
    const text = plain(everyOutcome);
    expect(text).toContain('6 clauses · 1 source · local: MiniStack 1.5.33, us-east-1');
    expect(text).toContain(
      'asked for  3 passed · 1 failed · 2 not observable · 1 in error · 1 not applicable',
    );
    expect(text).toContain('ours       1 passed · 1 failed · 0 not observable · 0 in error');
    expect(text).toContain('filled     1 of all these cells rests on a filled gap');
    expect(text).toContain('template 40 ms · live 800 ms · in all 1.2 s');
  });

  test('say so when nothing was proven', () => {
    expect(plain(run([]))).toContain('Nothing was proven: no cell passed.');
    expect(plain(run([specResult([control('A', { live: unseen })])], { target: local }))).toContain(
      'Nothing was proven',
    );
    expect(plain(everyOutcome)).not.toContain('Nothing was proven');
  });

  test('long runs are told in minutes', () => {
    expect(plain(run([], { durationMs: 125_400 }))).toContain('in all 2 min 5 s');
  });

  test('several filled cells', () => {
    expect(plain(run([specResult([control('A', { template: filled, live: filled })])]))).toContain(
      '2 of all these cells rest on a filled gap',
    );
  });
});

describe('many sources of one spec', () => {
  const good = specResult([control('A', { template: passed })], { source: 'good.yaml' });
  const bad = specResult([control('A', { template: failed() })], { source: 'bad.yaml' });
  const text = plain(run([good, bad]));

  test('one in which all is well takes a line, another its matrix', () => {
    expect(lineWith(text, 'good.yaml')).toBe(
      'good.yaml  data-api  1 passed · 0 failed · 0 not observable · 0 in error  ours: 0 passed · 0 failed · 0 not observable · 0 in error',
    );
    expect(text).toMatch(/^data API · bad\.yaml/m);
  });

  test('details name their source', () => {
    expect(text).toContain('[template, bad.yaml]');
    const hidden = specResult([control('A', { template: unseen }), control('B', { template: passed })], {
      source: 'c.yaml',
    });
    expect(plain(run([hidden, good]))).toContain('A template of c.yaml');
  });

  test('one of which nothing passed is never a clean line', () => {
    const empty = specResult([control('A', { template: unseen })], { source: 'empty.yaml' });
    expect(plain(run([good, empty]))).toMatch(/^data API · empty\.yaml/m);
  });
});

describe('colour', () => {
  test('adds nothing but colour codes', () => {
    const coloured = renderTerminal(everyOutcome, { colour: true, width: 100 });
    expect(coloured).not.toBe(plain(everyOutcome));
    // The escape character, which a literal may not hold.
    const codes = new RegExp(`${String.fromCodePoint(27)}\\[\\d+m`, 'g');
    expect(coloured.replace(codes, '')).toBe(plain(everyOutcome));
  });

  test('a failure is red, what is not observable is not green', () => {
    const coloured = renderTerminal(run([specResult([control('A', { template: failed(), live: unseen })])]), {
      colour: true,
      width: 100,
    });
    expect(coloured).toContain('\u001b[31m✗ failed');
    expect(coloured).toContain('\u001b[33m? not seen');
    expect(coloured).not.toContain('\u001b[32m');
  });
});

test('several findings of one cell are all shown', () => {
  const verdict = { outcome: 'fail', findings: [finding, { ...finding, message: 'another' }] } as const;
  const text = plain(run([specResult([control('A', { template: verdict })])]));
  expect(text).toContain(finding.message);
  expect(text).toContain('another');
  expect(text.match(/stackproof explain A/g)).toHaveLength(1);
});

test('an error in a control of ours is listed as an error', () => {
  const text = plain(run([specResult([control('A', { template: crashed }, { ours: true })])]));
  expect(text).toContain('Errors\n\n! A the clause of A (ours)  [template]');
});

describe('what could not be judged', () => {
  const broken = { outcome: 'error', reason: 'the target is gone', findings: [] } as const;

  test('a whole column in error is told once, with its cause', () => {
    const controls = ['A', 'B', 'C'].map((id) => control(id, { template: passed, live: broken }));
    const text = plain(run([specResult(controls)]));
    expect(text).toContain('Errors\n\n! in error: the target is gone\n    all 3 of live\n');
    expect(text).toMatch(/^ {2}B .* ✓ +! error$/m);
  });

  test('a source of which every cell is in error for one cause has no matrix', () => {
    const controls = ['A', 'B'].map((id) => control(id, { template: broken, live: broken }));
    const good = specResult([control('A', { template: passed })], { spec: 'other', source: 'other.yaml' });
    const text = plain(run([specResult(controls), good]));
    expect(text).toMatch(/^data API · lib\/data-api\.yaml {2}! not judged$/m);
    expect(text).not.toMatch(/^ {2}B /m);
    expect(text).toContain('all 2 of template of lib/data-api.yaml, all 2 of live of lib/data-api.yaml');
  });

  test('different causes keep the matrix', () => {
    const other = { ...broken, reason: 'another' };
    const text = plain(run([specResult([control('A', { template: broken, live: other })])]));
    expect(text).toMatch(/^ {2}A .* ! error +! error$/m);
  });
});

test('parts that went on side by side are not added up', () => {
  const one = specResult([control('A', { template: passed })], { timings: { lint: 2000 } });
  const text = plain(run([one, { ...one, spec: 'other' }], { target: local }));
  expect(text).toContain('  data-api: lint 2.0 s\n  other: lint 2.0 s\n  in all 1.2 s\n');
  expect(plain(run([one, { ...one, spec: 'other' }]))).toContain('lint 4.0 s · in all 1.2 s');
});
