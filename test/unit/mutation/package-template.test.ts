import { describe, expect, test } from '@jest/globals';
import { profilesApi } from '../../../specs/profiles-api/index.ts';
import { packaging } from '../../../specs/profiles-api/package.ts';
import type { Spec } from '../../../src/control/control.ts';
import { breaksOf } from '../../../src/mutation/breaks.ts';
import { contractProblems } from '../../../src/mutation/contract.ts';
import { breakable, declaredMutant } from '../../../src/mutation/declared.ts';
import { mutate } from '../../../src/mutation/mutate.ts';
import { mutatedDocument } from '../../../src/mutation/mutated-document.ts';
import { originalOf } from '../../../src/mutation/original.ts';
import { reparseOf } from '../../../src/mutation/reparse.ts';
import type { WorkerTask } from '../../../src/mutation/shared-work.ts';
import type { TemplateDocument } from '../../../src/template/document.ts';
import { loadTemplate, parseTemplate } from '../../../src/template/load.ts';
import { packageTemplateOf, underName } from '../../../src/template/package-template.ts';
import { originOf } from '../../../src/template/variant.ts';
import type { ProfilesApi } from '../../../specs/profiles-api/subjects.ts';

const spec: Spec = { ...(profilesApi as Spec), sections: [packaging] };
const document = loadTemplate(profilesApi.reference);
const { set, inPackageTemplate } = breaksOf<ProfilesApi, string, string>();
const suspended = set('bucket', 'VersioningConfiguration.Status', 'Suspended');

const madeOf = (of: TemplateDocument, declaration = inPackageTemplate(suspended)) => {
  const made = declaredMutant(breakable(spec, originalOf(of)), 'PROF-S3-01', declaration);
  if (made.missing !== undefined) throw new Error(made.missing);
  return made;
};

describe('a mutant of the package template', () => {
  test('changes that template, says so, and leaves the other as it is', () => {
    const made = madeOf(document);
    expect(made.mutant.id).toBe(
      'declared:PROF-S3-01=in the package template: bucket.VersioningConfiguration.Status is Suspended',
    );
    expect(made.mutant.at).toMatchObject({ file: 'lib/profiles-api-package.yaml' });
    const mutant = mutatedDocument(document, made);
    expect(mutant.text).toBe(document.text);
    expect(mutant.packageTemplate?.text).toBe(
      document.packageTemplate?.text.replace('Status: Enabled', 'Status: Suspended'),
    );
  });

  test('has no place where there is no such template', () => {
    const { packageTemplate: _, ...alone } = document;
    const made = declaredMutant(breakable(spec, originalOf(alone)), 'C', inPackageTemplate(suspended));
    expect(made.missing).toBe('there is no package template');
  });

  test('is another than the same mutant of the template itself, which has no such bucket', () => {
    const made = declaredMutant(breakable(spec, originalOf(document)), 'C', suspended);
    expect(made.missing).toBe('there is no bucket');
  });

  test('is read with what is known of the unmutated template', () => {
    const made = madeOf(document);
    const mutant = reparseOf(originOf(document))(made.mutant.edits, made.text, true);
    expect(mutant.text).toBe(document.text);
    expect(mutant.packageTemplate?.text).toBe(made.text);
  });

  test('is killed by the control of its clause', async () => {
    const { declared } = await mutate(spec, document, { only: () => false });
    const beside = declared.filter(({ mutant }) => mutant?.inPackageTemplate === true);
    expect(beside).toHaveLength(6);
    for (const { control, fate } of beside) expect(fate).toEqual({ kind: 'killed', by: [control] });
  });

  test('counts in the contract: without it a control has nothing that makes it fail', () => {
    expect(contractProblems(spec, document)).toEqual([]);
    const [safe, built] = packaging.controls;
    if (safe === undefined || built === undefined) throw new Error('there are two controls');
    const lacking = { ...packaging, controls: [{ ...safe, breaks: safe.breaks.slice(1) }, built] };
    expect(contractProblems({ ...spec, sections: [lacking] }, document)).toEqual([
      'no declared mutant makes check 1 of PROF-S3-01 fail',
    ]);
  });
});

describe('a mutant of the template itself', () => {
  const whole = (text: string): TemplateDocument =>
    reparseOf(originOf(document))([{ start: 0, end: document.text.length, text }], text);

  test('keeps its package template as long as it names it', () => {
    expect(whole(document.text.replace('Default: dev', 'Default: test')).packageTemplate).toBe(
      document.packageTemplate,
    );
    expect(whole(document.text.replace(/Metadata:\n.*\n.*\n/, '')).packageTemplate).toBeUndefined();
    expect(
      whole(document.text.replace('profiles-api-package.yaml\n\n', 'another.yaml\n\n')).packageTemplate,
    ).toBeUndefined();
  });
});

test('helpers are given both templates', async () => {
  const tasks: WorkerTask[] = [];
  const judging = mutate(spec, document, {
    startHelpers: (task) => {
      tasks.push(task);
      return [{ done: Promise.reject(new Error('enough')), stop: () => undefined }];
    },
  });
  await expect(judging).rejects.toThrow('enough');
  const [task] = tasks;
  expect(task).toMatchObject({
    kind: 'template',
    text: document.text,
    packageTemplate: { file: document.packageTemplate?.file, text: document.packageTemplate?.text },
  });
});

test('both go under the name that their user knows them by', () => {
  const named = underName(document, 'my/stack.yaml');
  expect([named.file, named.packageTemplate?.file]).toEqual([
    'my/stack.yaml',
    'my/profiles-api-package.yaml',
  ]);
  const alone = underName(parseTemplate('Resources: {T: {Type: AWS::SNS::Topic}}', 'a.yaml'), 'b.yaml');
  expect([alone.file, alone.packageTemplate, packageTemplateOf(alone)]).toEqual([
    'b.yaml',
    undefined,
    undefined,
  ]);
});
