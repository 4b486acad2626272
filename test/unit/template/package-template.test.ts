import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { StackproofError } from '../../../src/errors.ts';
import { loadTemplate, parseTemplate, withPackageTemplate } from '../../../src/template/load.ts';
import { lacksPackageTemplate, packageTemplateOf } from '../../../src/template/package-template.ts';
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
    ...[
      "''",
      '.',
      './',
      '..',
      '../bucket.yaml',
      'below/../../bucket.yaml',
      '/bucket.yaml',
      "'..\\bucket.yaml'",
    ],
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

describe('a template from a file', () => {
  let folder = '';
  const write = (name: string, text: string | Uint8Array): string => {
    const file = join(folder, name);
    writeFileSync(file, text);
    return file;
  };
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'stackproof-package-template-'));
    mkdirSync(join(folder, 'below'));
    write('below/bucket.yaml', 'Resources: {Bucket: {}}');
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  test('has its package template', () => {
    const document = loadTemplate(write('main.yaml', naming('below/bucket.yaml')));
    expect(document.packageTemplate).toMatchObject({ file: join(folder, 'below/bucket.yaml') });
    expect(document.packageTemplate?.text).toContain('Bucket');
    expect(lacksPackageTemplate(document)).toBe(false);
  });
  test('looks for it in another folder when told so', () => {
    const file = write('other.yaml', naming('bucket.yaml'));
    expect(loadTemplate(file, join(folder, 'below')).packageTemplate?.text).toContain('Bucket');
    expect(thrownBy(() => loadTemplate(file))).toBeInstanceOf(StackproofError);
  });
  test('that names none is as it is', () => {
    const document = parsed('Resources: {A: {}}');
    expect(withPackageTemplate(document, folder)).toBe(document);
  });
  test('is told where its package template cannot be read', () => {
    const error = thrownBy(() => withPackageTemplate(parsed(naming('none.yaml')), folder));
    expect(error).toBeInstanceOf(StackproofError);
    expect(error).toMatchObject({
      message: `the package template ${folder}/none.yaml cannot be used: there is no such file`,
      at: at('t.yaml'),
      cause: expect.any(StackproofError),
    });
  });
  test('is told what is wrong with its package template, there', () => {
    write('empty.yaml', '');
    const error = thrownBy(() => withPackageTemplate(parsed(naming('empty.yaml')), folder));
    expect(error instanceof StackproofError ? error.line : error).toBe(`${folder}/empty.yaml: it is empty`);
  });
});
