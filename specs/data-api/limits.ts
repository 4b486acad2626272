import { equals, fail, pass } from '../../src/control/expect.ts';
import { need, valueOf } from '../../src/control/subject.ts';
import type { Check } from '../../src/control/verdict.ts';
import type { MethodSettingFacts, StageFacts } from '../../src/resources/rest-api/facts.ts';
import { known, type Fact } from '../../src/facts/fact.ts';
import { add, remove, set } from './breaks.ts';
import { control, section } from './words.ts';

const isDefault = (setting: MethodSettingFacts): boolean =>
  valueOf(setting.path) === '/*' && valueOf(setting.verb) === '*';

/** The stage's default for a limit, and no method's setting that says otherwise. */
const limitIs = (
  stage: StageFacts,
  limitOf: (setting: MethodSettingFacts) => Fact<number | undefined>,
  expected: number,
  what: string,
): readonly Check[] => {
  const settings = need(stage.settings);
  const usual = settings.filter(isDefault);
  const overrides = settings.filter((setting) => {
    const limit = limitOf(setting);
    return !isDefault(setting) && !(limit.known && (limit.value === undefined || limit.value === expected));
  });
  return [
    // Of two settings for all methods, one would decide: each has to be right.
    ...(usual.length > 0 ? usual.map(limitOf) : [known(undefined, stage.settings.at)]).map((limit) =>
      equals(limit, expected, `the stage's default ${what}`),
    ),
    ...(overrides.length === 0 ? [pass()] : []),
    ...overrides.map((setting) => {
      const limit = limitOf(setting);
      const method = `${valueOf(setting.verb) ?? '?'} ${valueOf(setting.path) ?? '?'}`;
      return limit.known
        ? fail(`the setting for ${method} overrides the default ${what}`, {
            expected: `${String(expected)} for every method`,
            actual: limit.value,
            at: limit.at,
          })
        : equals(limit, expected, `the ${what} of ${method}`);
    }),
  ];
};

/** § 5, API Gateway request limits. */
export const limits = section('5', 'API Gateway request limits', [
  control(
    'DATA-LIMIT-01',
    "the stage's default rate limit is 100 requests a second, and no method overrides it",
    {
      judge: ({ stage }) => limitIs(stage, ({ rateLimit }) => rateLimit, 100, 'rate limit'),
      breaks: [
        set('stage', 'MethodSettings[0].ThrottlingRateLimit', 1000),
        remove('stage', 'MethodSettings[0].ThrottlingRateLimit'),
        add('stage', 'MethodSettings', {
          ResourcePath: '/~1data',
          HttpMethod: 'POST',
          ThrottlingRateLimit: 500,
        }),
      ],
    },
  ),

  control('DATA-LIMIT-02', "the stage's default burst limit is 50 requests, and no method overrides it", {
    judge: ({ stage }) => limitIs(stage, ({ burstLimit }) => burstLimit, 50, 'burst limit'),
    breaks: [
      set('stage', 'MethodSettings[0].ThrottlingBurstLimit', 51),
      remove('stage', 'MethodSettings[0].ThrottlingBurstLimit'),
      add('stage', 'MethodSettings', {
        ResourcePath: '/~1data',
        HttpMethod: 'POST',
        ThrottlingBurstLimit: 500,
      }),
    ],
  }),
]);
