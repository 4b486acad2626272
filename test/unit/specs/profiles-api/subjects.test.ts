import { describe, expect, test } from '@jest/globals';
import { profilesApi } from '../../../../specs/profiles-api/index.ts';
import { judgeTemplate } from '../../../../src/control/judge-template.ts';
import { unknown } from '../../../../src/facts/fact.ts';
import { profilesApiSubjects } from '../../../../specs/profiles-api/subjects.ts';
import { observeTemplate } from '../../../../src/resources/template-system.ts';
import type { System } from '../../../../src/resources/system.ts';
import { loadTemplate, parseTemplate } from '../../../../src/template/load.ts';
import { scenariosOf } from '../../../../src/template/scenarios.ts';
import { all, withoutResource } from '../edits.ts';

const reference = loadTemplate('lib/profiles-api.yaml');

describe("API Gateway's logging role", () => {
  const withoutOne = parseTemplate(
    all(
      withoutResource('ApiLoggingRole'),
      withoutResource('ApiGatewayAccount'),
    )(reference.text).replace('    DependsOn: ApiGatewayAccount\n', ''),
    reference.file,
  );

  test("is missing where there is none: the function's role does not stand in for it", () => {
    const { verdicts } = judgeTemplate(profilesApi, withoutOne, { only: new Set(['PROF-ROLE-05']) });
    const found = verdicts.get('PROF-ROLE-05');
    expect([found?.outcome, found?.findings.map(({ message }) => message)]).toEqual([
      'fail',
      ["API Gateway's logging role is missing: there is none"],
    ]);
  });

  test.each([
    [
      'one that nothing shows',
      { known: true, value: 'arn:aws:iam::123456789012:role/x', at: { resource: '', path: '' } },
      /nothing shows arn:aws:iam::123456789012:role\/x/,
    ],
    ['one that cannot be told', unknown('not allowed'), /not allowed/],
  ] as const)('is not observable where the account has %s', (_, cloudwatchRoleArn, reason) => {
    const [scenario] = scenariosOf(withoutOne).scenarios;
    if (scenario === undefined) throw new Error('there is no scenario');
    const seen = observeTemplate(withoutOne, scenario);
    const system: System = { ...seen, gatewayAccount: { ...seen.gatewayAccount, cloudwatchRoleArn } };
    expect(() => profilesApiSubjects(system).gatewayRole).toThrow(reason);
  });
});
