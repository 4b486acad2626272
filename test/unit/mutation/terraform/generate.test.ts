import { describe, expect, test } from '@jest/globals';
import { dataApi } from '../../../../specs/data-api/index.ts';
import { givenFor } from '../../../../src/control/control.ts';
import { judgeTerraform } from '../../../../src/control/judge-terraform.ts';
import { generateTerraform } from '../../../../src/mutation/terraform/generate.ts';
import { terraformOriginalOf } from '../../../../src/mutation/terraform/original.ts';
import { readable } from '../../../../src/mutation/terraform/reread.ts';
import { StackproofError } from '../../../../src/errors.ts';
import { readTerraform } from '../../../../src/terraform/module.ts';
import { mutatedModule } from './code.ts';

const source = await readTerraform('test/fixtures/data-api/terraform');
const { module, reread } = await readable(source);
const original = terraformOriginalOf(source, module, givenFor(dataApi));
const mutants = generateTerraform(original);

/** Of so many mutants, one is read and judged both ways. */
const sample = 29;

describe('the mutants of Terraform code', () => {
  test('are the same in the same order each time', () => {
    expect(generateTerraform(original)).toEqual(mutants);
  });

  test('have an id each, and no two make the same code', () => {
    expect(new Set(mutants.map(({ id }) => id)).size).toBe(mutants.length);
    expect(mutants.length).toBeGreaterThan(1000);
  });

  test('are HCL, all of them', () => {
    const unreadable: string[] = [];
    for (const mutant of mutants)
      try {
        reread(mutant.edits);
      } catch (thrown) {
        if (!(thrown instanceof StackproofError)) throw thrown;
        unreadable.push(mutant.id);
      }
    expect(unreadable).toEqual([]);
  });

  test('come to what reading the whole of their code comes to', async () => {
    for (const mutant of mutants.filter((_, index) => index % sample === 0)) {
      const whole = await mutatedModule(original, mutant);
      const outcomes = (read: typeof whole): unknown =>
        [...judgeTerraform(dataApi, read).verdicts].map(([id, { outcome, reason }]) => [id, outcome, reason]);
      expect([mutant.id, outcomes(reread(mutant.edits))]).toEqual([
        mutant.id,
        outcomes({ ...whole, folder: module.folder }),
      ]);
    }
  }, 120_000);
});

describe('reading again', () => {
  const file = source.code[0]?.file ?? '';
  const text = source.code[0]?.text ?? '';

  test('what is added between blocks, and what takes one out with its lines', () => {
    const end = text.length;
    const added = reread([{ file, start: end, end, text: '\nlocals {\n  added = 1\n}\n' }]);
    expect(added.locals.has('added')).toBe(true);
    const start = text.indexOf('resource "aws_api_gateway_resource"');
    const next = text.indexOf('resource "aws_api_gateway_method"');
    const removed = reread([{ file, start, end: next, text: '' }]);
    expect([...module.resources.keys()].filter((name) => !removed.resources.has(name))).toEqual([
      'aws_api_gateway_resource.data',
    ]);
  });

  test('what goes over the border of a block is read whole', () => {
    const first = text.indexOf('}\n\nresource "aws_api_gateway_resource"');
    const joined = reread([
      {
        file,
        start: first,
        end: first + '}\n\nresource "aws_api_gateway_resource" "data" {\n'.length,
        text: '\n',
      },
    ]);
    expect(joined.resources.has('aws_api_gateway_resource.data')).toBe(false);
    expect(joined.resources.get('aws_api_gateway_rest_api.data')?.body.attributes.has('path_part')).toBe(
      true,
    );
  });

  test('what is no HCL any more, or has a name twice, is refused', () => {
    const at = text.indexOf('path_part');
    expect(() => reread([{ file, start: at, end: at, text: '= ' }])).toThrow(StackproofError);
    expect(() =>
      reread([
        {
          file,
          start: text.length,
          end: text.length,
          text: '\noutput "api_gateway_url" {\n  value = 1\n}\n',
        },
      ]),
    ).toThrow('there are two of output api_gateway_url');
  });

  test('the lines of a block that changed stay right', () => {
    const at = text.indexOf('path_part');
    const changed = reread([{ file, start: at, end: at, text: '' }]);
    const where = (read: typeof changed): number | undefined =>
      read.resources.get('aws_api_gateway_resource.data')?.body.attributes.get('path_part')?.at.line;
    expect(where(changed)).toBe(where(module));
  });
});
