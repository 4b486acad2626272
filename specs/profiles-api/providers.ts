import { equals, expectFact } from '../../src/control/expect.ts';
import type { Context } from '../../src/control/control.ts';
import { MissingSubject, valueOf } from '../../src/control/subject.ts';
import type { Check } from '../../src/control/verdict.ts';
import type { ProviderFacts, TerraformFacts } from '../../src/resources/terraform/facts.ts';
import { oneByOne } from '../common/one-by-one.ts';
import { variable } from '../common/relations.ts';
import { followed } from './followed.ts';

/**
 * The configuration of the AWS provider that goes without saying.
 * @throws MissingSubject when there is none.
 */
export const primaryProvider = ({ providers }: TerraformFacts): ProviderFacts => {
  const found = providers.find(({ alias }) => alias === '');
  if (found !== undefined) return found;
  throw new MissingSubject('the AWS provider', 'there is none without an alias');
};

/**
 * The aliased configuration of the AWS provider for the secondary region, else the first with an alias.
 * @throws MissingSubject when there is none.
 */
export const secondaryProvider = (context: Context, { providers }: TerraformFacts): ProviderFacts => {
  const aliased = providers.filter(({ alias }) => alias !== '');
  const wanted = secondaryRegion(context);
  const found = aliased.find(({ region }) => valueOf(region) === wanted) ?? aliased[0];
  if (found !== undefined) return found;
  throw new MissingSubject('an AWS provider for the secondary region', 'none has an alias');
};

export const primaryRegion = (context: Context): string => followed(context, 'PrimaryRegion', 'us-east-1');
export const secondaryRegion = (context: Context): string =>
  followed(context, 'SecondaryRegion', 'us-west-2');

/** Both regions have a provider, with the default tags. */
export const providersOfBothRegions = (terraform: TerraformFacts, context: Context): readonly Check[] => {
  const primary = (): ProviderFacts => primaryProvider(terraform);
  const secondary = (): ProviderFacts => secondaryProvider(context, terraform);
  const tag = (of: () => ProviderFacts, name: string, value: string) => (): Check =>
    equals(variable(of().defaultTags, name), value, `the default tag ${name} of ${shown(of())}`);
  const managedBy = (of: () => ProviderFacts) => (): Check =>
    expectFact(
      variable(of().defaultTags, 'ManagedBy'),
      `the default tag ManagedBy of ${shown(of())}`,
      'what manages it',
      (value) => value !== undefined && value.trim() !== '',
    );
  const project = followed(context, 'ProjectName', 'serverless-api');
  const environment = followed(context, 'Environment', 'prod');
  return oneByOne([
    () => equals(primary().region, primaryRegion(context), "the AWS provider's region"),
    () => equals(secondary().region, secondaryRegion(context), `the region of ${shown(secondary())}`),
    ...[primary, secondary].flatMap((of) => [
      tag(of, 'Project', project),
      tag(of, 'Environment', environment),
      managedBy(of),
    ]),
  ]);
};

const shown = ({ alias }: ProviderFacts): string =>
  alias === '' ? 'the AWS provider' : `the AWS provider ${alias}`;
