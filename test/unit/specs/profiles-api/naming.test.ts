import { describe, expect, test } from '@jest/globals';
import { judgeLive } from '../../../../src/control/judge-live.ts';
import { known } from '../../../../src/facts/fact.ts';
import { profilesApi } from '../../../../specs/profiles-api/index.ts';
import { naming } from '../../../../specs/profiles-api/naming.ts';
import { swap } from '../edits.ts';
import { namingCodeCases } from './cases-naming-terraform.ts';
import { namingCases } from './cases-naming.ts';
import { liveSystem, type Live } from './live-system.ts';
import { packageText, unmetBeside } from './package-cases.ts';
import { referenceCode, testSection, verdictsOnCode } from './section-suite.ts';

testSection(naming, { template: namingCases, terraform: namingCodeCases });

describe('the bucket in the package template', () => {
  const bucket = 'BucketName: !Sub ${EnvironmentSuffix}-lambda-deployments-${AWS::AccountId}';
  test.each([
    ['as it is', bucket, bucket, []],
    ['without the account', '-lambda-deployments-${AWS::AccountId}', '-lambda-deployments', ['PROF-NAME-01']],
    ['of a constant name', bucket, 'BucketName: dev-lambda-deployments-123456789012', ['PROF-NAME-01']],
    ['without a Name tag', '- Key: Name', '- Key: Nobody', ['PROF-NAME-02']],
  ])('%s', (_, passage, written, fails) => {
    expect(unmetBeside(naming, swap(passage, written)(packageText))).toEqual(fails);
  });
});

test('each name is a finding of its own, at its place', async () => {
  const code = referenceCode
    .replace('  name = "${var.environment_suffix}-user-pool"', '  name = "dev-user-pool"')
    .replace(
      'name         = "${var.environment_suffix}-user-profiles"',
      'name         = "dev-user-profiles"',
    );
  const findings = (await verdictsOnCode(naming, code)).get('PROF-NAME-01')?.findings ?? [];
  expect(findings.map(({ expected, actual, at }) => [expected, actual, at.resource])).toEqual([
    ['pr73-…', 'dev-user-pool', 'aws_cognito_user_pool.users'],
    ['pr73-user-profiles', 'dev-user-profiles', 'aws_dynamodb_table.profiles'],
  ]);
});

test('a finding names every resource that lacks a tag', async () => {
  const code = referenceCode.replaceAll(/ {2}tags += merge\(var\.tags, \{ Name = local\.\w+ \}\)\n/g, '');
  const [finding, second] = (await verdictsOnCode(naming, code)).get('PROF-NAME-02')?.findings ?? [];
  expect(finding?.message).toBe(
    'a Name tag is missing at aws_api_gateway_rest_api.profiles, aws_lambda_function.api',
  );
  expect(second?.message).toContain('what the variable tags gives (Owner=stackproof)');
});

describe('on a live stack', () => {
  const judged = (live: Live = {}) =>
    judgeLive({ ...profilesApi, sections: [naming] }, liveSystem(live), undefined);

  test('names follow the suffix of the outputs where no parameter tells it', () => {
    const live = { given: { EnvironmentSuffix: 'pr9' }, parameters: false };
    expect(judged(live).get('PROF-NAME-01')?.outcome).toBe('pass');
    const other: Live = {
      ...live,
      outputs: (outputs) => new Map([...outputs, ['EnvironmentSuffix', 'dev']]),
    };
    expect(judged(other).get('PROF-NAME-01')?.findings).toHaveLength(18);
  });

  test('one name that is another fails alone', () => {
    const live: Live = { facts: { dashboard: (its) => ({ ...its, name: known('dashboard') }) } };
    expect(
      judged(live)
        .get('PROF-NAME-01')
        ?.findings.map(({ message }) => message),
    ).toEqual(["the dashboard's name is dashboard"]);
  });

  test("of the tags only the table's are read", () => {
    expect(judged().get('PROF-NAME-02')).toMatchObject({
      outcome: 'not-observable',
      reason: 'tags are not read of a live stack',
    });
    const live: Live = { facts: { table: (its) => ({ ...its, tags: known(new Map()) }) } };
    expect(judged(live).get('PROF-NAME-02')).toMatchObject({
      outcome: 'fail',
      findings: [{ message: "the table's Name tag is nothing" }],
    });
  });
});
