import { equals, fail, pass } from '../../src/control/expect.ts';
import { need, valueOf } from '../../src/control/subject.ts';
import type { Check } from '../../src/control/verdict.ts';
import { known, type Fact } from '../../src/facts/fact.ts';
import type { MethodSettingFacts, StageFacts } from '../../src/resources/rest-api/facts.ts';

const isDefault = (setting: MethodSettingFacts): boolean =>
  valueOf(setting.path) === '/*' && valueOf(setting.verb) === '*';

/** The stage's default for something, and no method's setting that says otherwise. `what`: "rate limit". */
export const everyMethodHas = <T extends string | number | boolean>(
  stage: StageFacts,
  of: (setting: MethodSettingFacts) => Fact<T | undefined>,
  expected: NoInfer<T>,
  what: string,
): readonly Check[] => {
  const settings = need(stage.settings);
  const usual = settings.filter(isDefault);
  const overrides = settings.filter((setting) => {
    const its = of(setting);
    return !isDefault(setting) && !(its.known && (its.value === undefined || its.value === expected));
  });
  const usualOnes: readonly Fact<T | undefined>[] =
    usual.length > 0 ? usual.map(of) : [known(undefined, stage.settings.at)];
  return [
    // Of two settings for all methods, one would decide: each has to be right.
    ...usualOnes.map((its) =>
      equals<string | number | boolean | undefined>(its, expected, `the stage's default ${what}`),
    ),
    ...(overrides.length === 0 ? [pass()] : []),
    ...overrides.map((setting) => {
      const its: Fact<string | number | boolean | undefined> = of(setting);
      const method = `${valueOf(setting.verb) ?? '?'} ${valueOf(setting.path) ?? '?'}`;
      return its.known
        ? fail(`the setting for ${method} overrides the default ${what}`, {
            expected: `${String(expected)} for every method`,
            actual: its.value,
            at: its.at,
          })
        : equals(its, expected, `the ${what} of ${method}`);
    }),
  ];
};
