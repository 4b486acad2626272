import { describe, expect, test } from '@jest/globals';
import { judgeLive } from '../../../../src/control/judge-live.ts';
import { known } from '../../../../src/facts/fact.ts';
import { profilesApi } from '../../../../specs/profiles-api/index.ts';
import { packaging } from '../../../../specs/profiles-api/package.ts';
import { judgeTemplate } from '../../../../src/control/judge-template.ts';
import { parseTemplate } from '../../../../src/template/load.ts';
import { drop, swap } from '../edits.ts';
import { packageCodeCases } from './cases-package-terraform.ts';
import { packageCases } from './cases-package.ts';
import { liveSystem, type Live } from './live-system.ts';
import { packageText, unmetBeside } from './package-cases.ts';
import { reference, testSection } from './section-suite.ts';

testSection(packaging, { template: packageCases, terraform: packageCodeCases });

describe('the bucket in the package template', () => {
  const blocks = 'BlockPublicAcls BlockPublicPolicy IgnorePublicAcls RestrictPublicBuckets'.split(' ');
  test.each([
    ['suspended versions', swap('Status: Enabled', 'Status: Suspended')],
    ['no versions', drop('      VersioningConfiguration:\n        Status: Enabled\n')],
    ['a key', swap('AES256', 'aws:kms')],
    [
      'no encryption',
      drop(
        '      BucketEncryption:\n        ServerSideEncryptionConfiguration:\n          - ServerSideEncryptionByDefault:\n              SSEAlgorithm: AES256\n',
      ),
    ],
    ...blocks.map((block) => [`no ${block}`, swap(`${block}: true`, `${block}: false`)] as const),
    ...blocks.map((block) => [`nothing of ${block}`, drop(`        ${block}: true\n`)] as const),
  ])('%s fails PROF-S3-01', (_, edit) => {
    expect(unmetBeside(packaging, edit(packageText))).toEqual(['PROF-S3-01']);
  });

  test('may be called otherwise, which is for other clauses to judge', () => {
    expect(unmetBeside(packaging, swap('-lambda-deployments-', '-packages-')(packageText))).toEqual([]);
  });

  test('is not observable where the template was given as a text alone', () => {
    const document = parseTemplate(reference, 'given.yaml');
    const { verdicts } = judgeTemplate({ ...profilesApi, sections: [packaging] }, document, {
      lint: known([]),
    });
    expect(verdicts.get('PROF-S3-01')).toMatchObject({
      outcome: 'not-observable',
      reason: expect.stringContaining('Metadata.Stackproof.PackageTemplate') as unknown,
    });
  });
});

describe('on a live stack', () => {
  const judged = (live: Live = {}) =>
    judgeLive({ ...profilesApi, sections: [packaging] }, liveSystem(live), undefined);

  test('the bucket is judged by what it is', () => {
    expect(judged().get('PROF-S3-01')?.outcome).toBe('pass');
    const open = judged({
      facts: {
        bucket: (bucket) => ({
          ...bucket,
          publicAccess: { ...bucket.publicAccess, blockAcls: known(false) },
        }),
      },
    });
    expect(open.get('PROF-S3-01')?.findings.map(({ message }) => message)).toEqual([
      'that the bucket blocks public ACLs is false',
    ]);
  });

  test('Lambda does not tell where the package lies', () => {
    expect(judged().get('PROF-S3-02')).toMatchObject({
      outcome: 'not-observable',
      reason: expect.stringContaining('Lambda does not tell') as unknown,
    });
  });
});
