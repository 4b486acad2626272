import { describe, expect, test } from '@jest/globals';
import { dataApi } from '../../../../specs/data-api/index.ts';
import { profilesApi } from '../../../../specs/profiles-api/index.ts';
import { givenFor, type Spec } from '../../../../src/control/control.ts';
import { judgeTerraform } from '../../../../src/control/judge-terraform.ts';
import { baselineOf } from '../../../../src/mutation/terraform/baseline.ts';
import { judgeTerraformMutant } from '../../../../src/mutation/terraform/judge-mutant.ts';
import { terraformJobsOf } from '../../../../src/mutation/terraform/jobs.ts';
import { terraformOriginalOf } from '../../../../src/mutation/terraform/original.ts';
import { readable } from '../../../../src/mutation/terraform/reread.ts';
import { readTerraform, type TerraformModule } from '../../../../src/terraform/module.ts';
import { lines } from './code.ts';

/** Of so many mutants, one is judged both ways. */
const codes: readonly (readonly [folder: string, spec: Spec, sample: number])[] = [
  ['test/fixtures/data-api/terraform', dataApi, 17],
  ['lib/profiles-api', profilesApi, 61],
];

describe('judging mutants of Terraform code by what is known of the code', () => {
  test.each(codes)(
    'comes to what judging each by itself comes to: %s',
    async (folder, spec, sample) => {
      const source = await readTerraform(folder);
      const { module, reread } = await readable(source);
      const { verdicts } = judgeTerraform(spec, module);
      const passing = new Set([...verdicts].flatMap(([id, { outcome }]) => (outcome === 'pass' ? [id] : [])));
      const jobs = await terraformJobsOf(spec, source, {}, passing);
      const given = givenFor(spec);
      const { scenarios } = terraformOriginalOf(source, module, given);
      const alone = {
        spec,
        passing,
        given,
        original: module,
        reread,
        scenarios,
        baselines: () => undefined,
      };
      const kinds = new Set<string>();
      for (const [index, made] of jobs.generated.entries()) {
        if (index % sample !== 0) continue;
        const fate = jobs.fateOf(index);
        const itsOwn = judgeTerraformMutant(alone, made);
        kinds.add(fate.kind);
        // Of two reasons for which nobody would make it, another may come first.
        const told = fate.kind === 'invalid' && itsOwn.kind === 'invalid' ? itsOwn : fate;
        expect({ mutant: made.id, fate: told }).toEqual({ mutant: made.id, fate: itsOwn });
      }
      expect([...kinds].sort()).toEqual(['invalid', 'killed', 'survived']);
    },
    240_000,
  );
});

describe('what a change of code reaches', () => {
  const text = lines(
    'provider "aws" {',
    '  default_tags {',
    '    tags = local.tags',
    '  }',
    '}',
    'locals {',
    '  tags = { A = "1" }',
    '  name = "n"',
    '}',
    'resource "aws_sns_topic" "t" {',
    '  name         = local.name',
    '  display_name = "d"',
    '}',
    'resource "aws_cloudwatch_metric_alarm" "a" {',
    '  alarm_name    = "a"',
    '  alarm_actions = [aws_sns_topic.t.arn]',
    '}',
    'resource "aws_sqs_queue" "q" {',
    '  name       = "q"',
    '  depends_on = [aws_cloudwatch_metric_alarm.a]',
    '}',
    'output "o" {',
    '  value = aws_sns_topic.t.arn',
    '}',
  );
  const source = { folder: '.', code: [{ file: 'main.tf', text }], values: [] };
  const observed = async (change: (text: string) => string): Promise<readonly string[] | undefined> => {
    const { module } = await readable(source);
    const [scenario] = terraformOriginalOf(source, module).scenarios;
    const changed = change(text);
    // The blocks that stay are the same, as when only a mutant's own are read again.
    const mutant = await readable({ ...source, code: [{ file: 'main.tf', text: changed }] });
    const merged = withSame(module, mutant.module);
    const reached = scenario && baselineOf(dataApi, module, scenario).observe(merged).reached;
    return reached && [...reached].sort();
  };
  const withSame = (one: TerraformModule, other: TerraformModule): TerraformModule => {
    const kept = <T extends { readonly at: { readonly start: number; readonly end: number } }>(
      before: ReadonlyMap<string, T>,
      after: ReadonlyMap<string, T>,
      textOf: (of: T) => string,
    ): ReadonlyMap<string, T> =>
      new Map(
        [...after].map(([name, block]) => {
          const same = before.get(name);
          return [name, same !== undefined && textOf(same) === textOf(block) ? same : block];
        }),
      );
    const written = (block: object): string =>
      JSON.stringify(block, (key, value: unknown) =>
        key === 'at' ? undefined : value instanceof Map ? [...(value as Map<string, unknown>)] : value,
      );
    const providers = other.providers.map((block, index) => {
      const same = one.providers[index];
      return same !== undefined && written(same) === written(block) ? same : block;
    });
    return {
      ...other,
      providers,
      resources: kept(one.resources, other.resources, written),
      outputs: kept(one.outputs, other.outputs, written),
      locals: kept(one.locals, other.locals, written),
    };
  };

  test.each([
    ['nothing, when nothing changes', 'x', 'x', []],
    ['the resource alone, when what others take of it stays', '"d"', '"e"', ['aws_sns_topic.t']],
    [
      'who takes what changed, and who takes that',
      'name = "n"',
      'name = "m"',
      ['aws_cloudwatch_metric_alarm.a', 'aws_sns_topic.t', 'local.name', 'output.o'],
    ],
    [
      'all that is made later, when what it is made after changes',
      '"d"',
      'aws_sqs_queue.q.name',
      ['aws_cloudwatch_metric_alarm.a', 'aws_sns_topic.t', 'aws_sqs_queue.q', 'output.o'],
    ],
    ['that is not told, when it reaches a provider', '"1"', '"2"', undefined],
    ['that is not told, when there are others', 'output "o"', 'output "p"', undefined],
  ])('%s', async (_, from, to, expected) => {
    expect(await observed((whole) => whole.replace(from, to))).toEqual(expected);
  });
});
