import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { StackproofError } from '../../../src/errors.ts';
import { observeTemplate } from '../../../src/resources/template-system.ts';
import { loadTemplate, parseTemplate, withPackageTemplate } from '../../../src/template/load.ts';
import { packageTemplateOf } from '../../../src/template/package-template.ts';
import { scenariosOf } from '../../../src/template/scenarios.ts';
import type { System } from '../../../src/resources/system.ts';
import { plain } from '../resources/plain.ts';

const folder = mkdtempSync(join(tmpdir(), 'stackproof-package-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const bucket = `Parameters:
  Suffix: {Type: String, Default: dev}
  Colour: {Type: String, Default: red}
Resources:
  Packages:
    Type: AWS::S3::Bucket
    Properties:
      BucketName: !Sub \${Suffix}-\${Colour}-\${AWS::AccountId}
      Tags: [{Key: Name, Value: !Ref Suffix}]
`;
const naming = (named: string): string =>
  `Metadata:\n  Stackproof:\n    PackageTemplate: ${named}\nParameters:\n  Suffix: {Type: String, Default: test}\nResources:\n  T:\n    Type: AWS::SNS::Topic\n`;

mkdirSync(join(folder, 'below'));
writeFileSync(join(folder, 'package.yaml'), bucket);
writeFileSync(join(folder, 'below', 'package.yaml'), bucket.replace('red', 'blue'));
writeFileSync(join(folder, 'broken.yaml'), 'Resources: [');

const written = (named: string): string => {
  const file = join(folder, 'main.yaml');
  writeFileSync(file, naming(named));
  return file;
};
const lineOf = (load: () => unknown): string => {
  try {
    load();
  } catch (error) {
    if (error instanceof StackproofError) return `${String(error.exitCode)} ${error.line}`;
    throw error;
  }
  return 'loaded';
};

describe('the template of the bucket for packages', () => {
  test('is read with the one that names it, beside it or below', () => {
    const document = loadTemplate(written('package.yaml'));
    expect(document.packageTemplate?.file).toBe(join(folder, 'package.yaml'));
    expect(document.packageTemplate?.text).toBe(bucket);
    expect(loadTemplate(written('./below/package.yaml')).packageTemplate?.file).toBe(
      join(folder, 'below/package.yaml'),
    );
  });

  test('is not there where none is named', () => {
    const file = join(folder, 'package.yaml');
    expect(loadTemplate(file).packageTemplate).toBeUndefined();
    expect(packageTemplateOf(loadTemplate(file))).toBeUndefined();
  });

  test('may lie elsewhere than a changed template does', () => {
    const text = naming('package.yaml');
    expect(withPackageTemplate(parseTemplate(text, 'changed.yaml'), folder).packageTemplate?.text).toBe(
      bucket,
    );
    const file = written('package.yaml');
    expect(loadTemplate(file, join(folder, 'below')).packageTemplate?.text).toContain('blue');
  });

  test('has to be there', () => {
    expect(lineOf(() => loadTemplate(written('nobody.yaml')))).toBe(
      `2 ${join(folder, 'main.yaml')}:3:22: the package template ${join(folder, 'nobody.yaml')} cannot be used: there is no such file`,
    );
  });

  test('has to be a template, and is told where it is none', () => {
    expect(lineOf(() => loadTemplate(written('broken.yaml')))).toMatch(
      new RegExp(`^2 ${join(folder, 'broken.yaml')}:1:\\d+: `),
    );
  });

  test.each([
    '../package.yaml',
    '/etc/package.yaml',
    'below/../../x.yaml',
    "''",
    '.',
    '[a.yaml]',
    '!Ref X',
    '7',
  ])('is not named by %s', (named) => {
    expect(lineOf(() => loadTemplate(written(named)))).toMatch(
      /^2 .*main\.yaml:3:\d+: Metadata\.Stackproof\.PackageTemplate should be the file of a template \(/,
    );
  });
});

const observed = (parameters: Readonly<Record<string, string>>, text = naming('package.yaml')): System => {
  const document = withPackageTemplate(parseTemplate(text, join(folder, 'main.yaml')), folder);
  const [scenario] = scenariosOf(document, { parameters, accountId: '111122223333' }).scenarios;
  if (scenario === undefined) throw new Error('there is no scenario');
  return observeTemplate(document, scenario);
};

describe('what it makes', () => {
  test('is made under the values of the same parameters, in the same account', () => {
    expect(plain(observed({}).all('bucket'))).toMatchObject([{ name: 'test-red-111122223333' }]);
    expect(plain(observed({ Suffix: 'pr7' }).all('bucket'))).toMatchObject([
      { name: 'pr7-red-111122223333' },
    ]);
  });

  test('is no part of the stack itself', () => {
    const [made] = observed({}).all('bucket');
    expect(made?.own).toMatchObject({ known: true, value: false });
    expect(made?.at).toMatchObject({ file: join(folder, 'package.yaml'), line: 5, resource: 'Packages' });
    expect(observed({}).all('topic')).toHaveLength(1);
  });

  test('carries tags as well', () => {
    expect(
      observed({})
        .all('tagged')
        .map(({ id }) => id),
    ).toEqual(['T', 'Packages']);
  });

  test('comes behind the buckets of the template itself', () => {
    const text = naming('package.yaml').replace('AWS::SNS::Topic', 'AWS::S3::Bucket');
    expect(
      observed({}, text)
        .all('bucket')
        .map(({ id }) => id),
    ).toEqual(['T', 'Packages']);
  });

  test('may be missing where the template was given as a text alone', () => {
    const document = parseTemplate(naming('package.yaml'), 'main.yaml');
    const [scenario] = scenariosOf(document).scenarios;
    if (scenario === undefined) throw new Error('there is no scenario');
    const system = observeTemplate(document, scenario);
    expect(system.all('bucket')).toEqual([]);
    expect(system.unreadable('bucket')).toContain('Metadata.Stackproof.PackageTemplate');
    expect(system.unreadable('topic')).toBeUndefined();
    expect(observed({}).unreadable('bucket')).toBeUndefined();
  });
});
