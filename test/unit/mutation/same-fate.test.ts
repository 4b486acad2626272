import { describe, expect, test } from '@jest/globals';
import { specs } from '../../../specs/index.ts';
import { givenFor } from '../../../src/control/control.ts';
import { judgeTemplate } from '../../../src/control/judge-template.ts';
import { known } from '../../../src/facts/fact.ts';
import { jobsOf } from '../../../src/mutation/jobs.ts';
import { judgeMutant, type MutantJudge } from '../../../src/mutation/judge-mutant.ts';
import { withPackageOf } from '../../../src/mutation/mutated-document.ts';
import { loadTemplate, parseTemplate } from '../../../src/template/load.ts';

/** Of so many mutants, one is judged both ways: all of them take some minutes. */
const sample = 13;
const templates = [
  ...specs.flatMap((spec) => (spec.reference.endsWith('.yaml') ? [[spec.reference, spec] as const] : [])),
  ...['by-sub.yaml', 'minimal.yaml', 'synthesized.json'].flatMap((name) =>
    specs
      .filter(({ id }) => id === 'data-api')
      .map((spec) => [`test/fixtures/data-api/${name}`, spec] as const),
  ),
];

describe('judging mutants by what is known of their template', () => {
  test.each(templates)(
    'comes to what judging each by itself comes to: %s',
    (file, spec) => {
      const document = loadTemplate(file);
      const given = givenFor(spec);
      const { verdicts } = judgeTemplate(spec, document, { given, lint: known([]) });
      const passing = new Set([...verdicts].flatMap(([id, { outcome }]) => (outcome === 'pass' ? [id] : [])));
      const jobs = jobsOf(spec, document, given, passing);
      const alone: MutantJudge = {
        spec,
        given,
        passing,
        reparse: (_, text) => withPackageOf(document, parseTemplate(text, file)),
        recorded: () => undefined,
      };
      const kinds = new Set<string>();
      for (const [index, made] of jobs.generated.entries()) {
        // Other types are rare, and change what else is made of the same properties.
        if (index % sample !== 0 && !made.mutant.id.includes('.Type=')) continue;
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
