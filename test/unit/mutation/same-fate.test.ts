import { describe, expect, test } from '@jest/globals';
import { dataApi } from '../../../specs/data-api/index.ts';
import { judgeTemplate } from '../../../src/control/judge-template.ts';
import type { Spec } from '../../../src/control/control.ts';
import { known } from '../../../src/facts/fact.ts';
import { jobsOf } from '../../../src/mutation/jobs.ts';
import { judgeMutant, type MutantJudge } from '../../../src/mutation/judge-mutant.ts';
import { loadTemplate, parseTemplate } from '../../../src/template/load.ts';

const spec: Spec = dataApi;

/** Of so many mutants, one is judged both ways: all of them take some minutes. */
const sample = 13;

describe('judging mutants by what is known of their template', () => {
  test.each([
    'lib/data-api.yaml',
    'test/fixtures/data-api/by-sub.yaml',
    'test/fixtures/data-api/minimal.yaml',
    'test/fixtures/data-api/synthesized.json',
  ])(
    'comes to what judging each by itself comes to: %s',
    (file) => {
      const document = loadTemplate(file);
      const given = { region: spec.region };
      const { verdicts } = judgeTemplate(spec, document, { given, lint: known([]) });
      const passing = new Set([...verdicts].flatMap(([id, { outcome }]) => (outcome === 'pass' ? [id] : [])));
      const jobs = jobsOf(spec, document, given, passing);
      const alone: MutantJudge = {
        spec,
        given,
        passing,
        reparse: (_, text) => parseTemplate(text, file),
        recorded: () => undefined,
      };
      const kinds = new Set<string>();
      for (const [index, made] of jobs.generated.entries()) {
        if (index % sample !== 0) continue;
        const fate = jobs.fateOf(index);
        kinds.add(fate.kind);
        expect({ mutant: made.mutant.id, fate }).toEqual({
          mutant: made.mutant.id,
          fate: judgeMutant(alone, made),
        });
      }
      expect([...kinds].sort()).toEqual(['invalid', 'killed', 'survived']);
    },
    120_000,
  );
});
