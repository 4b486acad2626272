import { describe, expect, test } from '@jest/globals';
import type { Spec } from '../../../src/control/control.ts';
import type { CheckName } from '../../../src/mutation/contract.ts';
import { mutantsByControl, terraformMutationResultOf } from '../../../src/mutation/mutation-result.ts';
import { explanationsOf } from '../../../src/mutation/survivors.ts';
import { terraformContractProblems } from '../../../src/mutation/terraform/contract.ts';
import { judging } from '../../../src/mutation/terraform/judge-mutant.ts';
import { mutateTerraform, type TerraformMutation } from '../../../src/mutation/terraform/mutate.ts';
import { readTerraform } from '../../../src/terraform/module.ts';

/** What a spec with Terraform code of its own is held to. */
export interface TerraformContract {
  readonly spec: Spec;
  /** Checks that no mutant of the code can fail: that the stack itself made a resource, say. */
  readonly onlyElsewhere: ReadonlySet<CheckName>;
  /** The least number of valid mutants, and of those that are killed. */
  readonly valid: number;
  readonly killed: number;
}

const patience = 480_000;

/** The contract between a spec's controls and the mutants of its Terraform code, as tests. */
export const testTerraformContract = ({ spec, onlyElsewhere, valid, killed }: TerraformContract): void => {
  const folder = spec.terraform ?? '';
  const source = readTerraform(folder);
  let mutated: Promise<TerraformMutation> | undefined;
  const mutating = (): Promise<TerraformMutation> =>
    (mutated ??= source.then((code) => mutateTerraform(spec, code)));

  describe(`the contract between the controls and the Terraform code of the ${spec.title}`, () => {
    test(
      'every control passes on the unmutated code and notices each mutant of its clause, by every check it makes',
      async () => {
        expect(await terraformContractProblems(spec, await source, onlyElsewhere)).toEqual([]);
      },
      patience,
    );
  });

  describe(`the mutants of the Terraform code of the ${spec.title}`, () => {
    test(
      'there are enough that are valid, none survives unexplained, no record is out of date',
      async () => {
        const { counts, declared, problems } = terraformMutationResultOf(await mutating(), {
          explanations: explanationsOf((await spec.loadTerraformSurvivors?.()) ?? []),
          complete: true,
          diffPath: folder,
        });
        expect(problems).toEqual([]);
        expect(counts).toMatchObject({ survived: 0, errors: 0 });
        expect(counts.killed + counts.recorded).toBeGreaterThan(valid);
        expect(counts.killed).toBeGreaterThan(killed);
        expect(declared).toMatchObject({ survived: 0, missing: 0 });
      },
      patience,
    );

    test(
      'every control that judges code kills one',
      async () => {
        const kills = mutantsByControl(await mutating());
        for (const { id } of judging(spec))
          expect([id, (kills.get(id)?.killed ?? 0) > 0]).toEqual([id, true]);
      },
      patience,
    );
  });
};
