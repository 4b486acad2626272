import { describe, expect, test } from '@jest/globals';
import { judgeLive } from '../../../../src/control/judge-live.ts';
import { known, map, unknown } from '../../../../src/facts/fact.ts';
import type { TaggedFacts } from '../../../../src/resources/tagged/facts.ts';
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

  describe('PROF-NAME-02', () => {
    const tags = (type: string, change: (its: TaggedFacts) => Partial<TaggedFacts>): Live => ({
      facts: { tagged: (its) => (its.type === type ? { ...its, ...change(its) } : its) },
    });
    const untagged = { tags: known(new Map()) };

    test('holds where everything has a name', () => {
      expect(judged().get('PROF-NAME-02')?.outcome).toBe('pass');
    });

    test.each([
      ['AWS::Lambda::Function', 'ApiFunction'],
      ['AWS::ApiGateway::Stage', 'ApiStage'],
      // Another stack has made it.
      ['AWS::S3::Bucket', 'PackageBucket'],
    ])('fails at a nameless %s', (type, id) => {
      expect(judged(tags(type, () => untagged)).get('PROF-NAME-02')).toMatchObject({
        outcome: 'fail',
        findings: [{ message: `a Name tag is missing at ${id}` }],
      });
    });

    test('fails at a nameless replica of the table', () => {
      const live: Live = {
        facts: {
          table: (its) => ({
            ...its,
            replicas: map(its.replicas, (all) => all.map((replica) => ({ ...replica, ...untagged }))),
          }),
        },
      };
      expect(judged(live).get('PROF-NAME-02')).toMatchObject({
        outcome: 'fail',
        findings: [{ message: 'a Name tag is missing at the replica in us-west-2' }],
      });
    });

    test('asks no name of what another stack made', () => {
      const foreign = tags('AWS::CloudWatch::Alarm', () => ({ ...untagged, own: known(false) }));
      expect(judged(foreign).get('PROF-NAME-02')?.outcome).toBe('pass');
    });

    test('is not observable where tags could not be read, and fails at what could be all the same', () => {
      const refused = { tags: unknown('AccessDenied (needs sns:ListTagsForResource)') };
      const live = tags('AWS::SNS::Topic', () => refused);
      expect(judged(live).get('PROF-NAME-02')).toMatchObject({
        outcome: 'not-observable',
        reason: expect.stringContaining('(needs sns:ListTagsForResource)'),
      });
      const both: Live = {
        facts: {
          tagged: (its) => ({
            ...its,
            ...(its.type === 'AWS::SNS::Topic' ? refused : its.type === 'AWS::IAM::Role' ? untagged : {}),
          }),
        },
      };
      expect(judged(both).get('PROF-NAME-02')?.outcome).toBe('fail');
    });

    test('where nobody says what belongs to it, its parts are judged and the rest may be anybody’s', () => {
      const own = unknown('no stack lists it');
      const unreadable = { tagged: 'no stack lists what belongs to them' };
      const live = (change: (its: TaggedFacts) => Partial<TaggedFacts>): Live => ({
        unreadable,
        facts: { tagged: (its) => ({ ...its, own, ...change(its) }) },
      });
      expect(judged(live(() => ({}))).get('PROF-NAME-02')).toMatchObject({
        outcome: 'not-observable',
        reason: expect.stringContaining('no stack lists'),
      });
      const nameless = (of: string) =>
        judged(live(({ type }) => (type === of ? untagged : {}))).get('PROF-NAME-02')?.outcome;
      expect(nameless('AWS::SNS::Topic')).toBe('fail');
      const foreign = live(({ type }) => (type === 'AWS::SNS::Topic' ? { id: 'foreign', ...untagged } : {}));
      expect(judged(foreign).get('PROF-NAME-02')?.outcome).toBe('not-observable');
    });

    test('fails where nothing is there that could have tags', () => {
      const none: Live = {
        facts: {
          tagged: (its) => ({ ...its, own: known(false), id: 'foreign' }),
          table: (its) => ({ ...its, replicas: known([]) }),
        },
      };
      expect(judged(none).get('PROF-NAME-02')).toMatchObject({
        outcome: 'fail',
        findings: [{ message: 'nothing that can carry tags is there' }],
      });
    });
  });
});
