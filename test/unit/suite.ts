import { describe } from '@jest/globals';
import type { Spec } from '../../src/control/control.ts';
import { judgeTerraform } from '../../src/control/judge-terraform.ts';
import { judgeTemplate } from '../../src/control/judge-template.ts';
import { known, unknown } from '../../src/facts/fact.ts';
import { lint } from '../../src/target/lint.ts';
import { readyVenv } from '../../src/target/python/venv.ts';
import { loadTemplate } from '../../src/template/load.ts';
import { loadTerraform } from '../../src/terraform/module.ts';
import { testClauses } from '../clause-tests.ts';

/**
 * The suite of a specification on its reference template: one test a clause, with its id and its words. What cannot be
 * observed (without Python: cfn-lint's half of a validity clause) is shown as skipped, with the reason in its name.
 */
export const suiteOnTemplate = async (spec: Spec): Promise<void> => {
  const python = await readyVenv();
  const linted =
    python === undefined
      ? unknown('there is no cfn-lint yet: npm run verify installs it')
      : known((await lint([spec.reference])).get(spec.reference)?.errors ?? []);
  const { verdicts } = judgeTemplate(spec, loadTemplate(spec.reference), { lint: linted });

  describe(`${spec.title} on ${spec.reference}`, () => {
    testClauses(spec, verdicts, ({ template }) => template !== undefined);
  });
};

/** The suite of a specification on its reference as Terraform code, likewise. */
export const suiteOnTerraform = async (spec: Spec, folder: string): Promise<void> => {
  const { verdicts } = judgeTerraform(spec, await loadTerraform(folder));

  describe(`${spec.title} on ${folder}`, () => {
    testClauses(spec, verdicts, ({ terraform }) => terraform !== undefined);
  });
};
