import { describe, expect, test } from '@jest/globals';
import { StackproofError } from '../../../src/errors.ts';
import { parseTemplate, withPackageTemplate } from '../../../src/template/load.ts';
import {
  lacksPackageTemplate,
  packageTemplateOf,
  underName,
} from '../../../src/template/package-template.ts';
import { thrownBy } from './resolving.ts';

const naming = (name: string): string =>
  `Resources: {A: {}}\nMetadata:\n  Stackproof:\n    PackageTemplate: ${name}\n`;
const parsed = (text: string) => parseTemplate(text, 't.yaml');
const at = (file: string) => ({
  resource: '',
  path: 'Metadata.Stackproof.PackageTemplate',
  file,
  line: 4,
  column: 22,
});

describe('the package template that a template names', () => {
  test.each([
    ['bucket.yaml', 'bucket.yaml'],
    ['./bucket.yaml', 'bucket.yaml'],
    ['below/bucket.yaml', 'below/bucket.yaml'],
    ['below/../bucket.yaml', 'bucket.yaml'],
    ["'..bucket'", '..bucket'],
  ])('%s', (name, path) => {
    expect(packageTemplateOf(parsed(naming(name)))).toMatchObject({ path, node: { line: 4, column: 22 } });
    expect(lacksPackageTemplate(parsed(naming(name)))).toBe(true);
  });

  test.each(['Resources: {A: {}}', 'Resources: {A: {}}\nMetadata: {Stackproof: {Other: x}}'])(
    'is none in %j',
    (text) => {
      expect(packageTemplateOf(parsed(text))).toBeUndefined();
      expect(lacksPackageTemplate(parsed(text))).toBe(false);
    },
  );

  test.each([
    ...["''", '.', '..', '../bucket.yaml', 'below/../../bucket.yaml', '/bucket.yaml', "'..\\bucket.yaml'"],
    ...['12', '[bucket.yaml]', '{a: b}', '!Sub bucket.yaml', '!Ref A'],
  ])('may not be %s', (name) => {
    const error = thrownBy(() => packageTemplateOf(parsed(naming(name))));
    expect(error).toBeInstanceOf(StackproofError);
    expect(error).toMatchObject({
      message: 'Metadata.Stackproof.PackageTemplate should be the file of a template',
      remedy: "write its path from this template's folder, in which it has to be",
      at: at('t.yaml'),
    });
  });
});

test('a package template that cannot be read is told where it is named', () => {
  const error = thrownBy(() => withPackageTemplate(parsed(naming('none.yaml')), 'nowhere'));
  expect(error).toBeInstanceOf(StackproofError);
  expect(error).toMatchObject({
    message: 'the package template nowhere/none.yaml cannot be used: there is no such file',
    at: at('t.yaml'),
    cause: expect.any(StackproofError),
  });
});

test('a template that names none is as it is', () => {
  const document = parsed('Resources: {A: {}}');
  expect(withPackageTemplate(document, 'nowhere')).toBe(document);
});

test('under another name it has its package template beside that', () => {
  const document = parsed(naming('below/bucket.yaml'));
  const packageTemplate = parseTemplate('Resources: {B: {}}', '/tmp/copy/bucket.yaml');
  expect(underName({ ...document, packageTemplate }, 'lib/api.yaml')).toEqual({
    ...document,
    file: 'lib/api.yaml',
    packageTemplate: { ...packageTemplate, file: 'lib/below/bucket.yaml' },
  });
  // What was not read is not there under another name either, and what is not named keeps its own.
  expect(underName(document, 'lib/api.yaml')).toEqual({ ...document, file: 'lib/api.yaml' });
  const unnamed = { ...parsed('Resources: {A: {}}'), packageTemplate };
  expect(underName(unnamed, 'lib/api.yaml')).toEqual({ ...unnamed, file: 'lib/api.yaml' });
});
