import { expectThat, fail, notObservable, pass } from '../../src/control/expect.ts';
import { valueOf } from '../../src/control/subject.ts';
import type { Check } from '../../src/control/verdict.ts';
import type { Fact } from '../../src/facts/fact.ts';
import type { Place } from '../../src/facts/place.ts';
import type { RequiredProvider, TerraformFacts } from '../../src/resources/terraform/facts.ts';
import {
  compareVersions,
  lowestAdmitted,
  showVersion,
  version,
} from '../../src/terraform/version-constraint.ts';
import { asOurs } from '../common/ours.ts';

/** No version below one is let in by constraints, all of them together. `what`: "Terraform's version". */
const isAtLeast = (
  what: string,
  floor: string,
  constraints: readonly Fact<string | undefined>[],
  nowhere: Place | undefined,
): Check => {
  const texts: string[] = [];
  for (const each of constraints) {
    if (!each.known) return notObservable(`${what}: ${each.reason}`);
    if (each.value !== undefined) texts.push(each.value);
  }
  const at = constraints[0]?.at ?? nowhere;
  const detail = {
    expected: `>= ${floor}`,
    actual: texts.length === 0 ? undefined : texts.join(', '),
    ...(at === undefined ? {} : { at }),
  };
  const lowest = lowestAdmitted(texts);
  if (lowest === undefined) return fail(`${what} is asked for by what is no constraint`, detail);
  if (lowest === 'none') return fail(`${what}: no version meets what is asked for`, detail);
  return compareVersions(lowest, version(floor)) >= 0
    ? pass()
    : fail(`${what} may be ${showVersion(lowest)}`, detail);
};

/** Whether a provider is the one that everybody means by `aws`: its source is said, or goes without saying. */
const isAws = (name: string, { source }: RequiredProvider): boolean =>
  source.known && source.value === undefined
    ? name === 'aws'
    : (valueOf(source) ?? '').toLowerCase().replace(/^registry\.terraform\.io\//, '') === 'hashicorp/aws';

/** Terraform's own version, and the AWS provider's. */
export const versionsAreAsked = (terraform: TerraformFacts): readonly Check[] => {
  const { requiredVersions, requiredProviders, requiredProviderBlocks } = terraform;
  const aws = [...requiredProviders].flatMap(([name, entries]) =>
    entries.filter((each) => isAws(name, each)),
  );
  const versions = aws.map((each) => each.version);
  const [block, second] = requiredProviderBlocks;
  const asked = "the AWS provider's version";
  return [
    isAtLeast("Terraform's version", '1.4', requiredVersions, undefined),
    expectThat(second === undefined, 'the providers are asked for twice, which Terraform does not take', {
      expected: 'one required_providers block',
      actual: `${String(requiredProviderBlocks.length)} of them`,
      ...(second === undefined ? {} : { at: second }),
    }),
    expectThat(aws.length > 0, 'the provider hashicorp/aws is not asked for', {
      expected: 'hashicorp/aws among the required providers',
      actual: [...requiredProviders.keys()],
      ...(block === undefined ? {} : { at: block }),
    }),
    isAtLeast(asked, '5', versions, block),
    // The user pool's tier came with it.
    asOurs(isAtLeast(asked, '5.83', versions, block)),
  ];
};

/** Where the state is kept: in S3, in a bucket that the code does not name. */
export const backendIsPartial = ({ backends }: TerraformFacts): readonly Check[] => {
  const [backend, second] = backends;
  return [
    expectThat(
      backend?.type === 's3' && second === undefined,
      second === undefined
        ? `the state is kept ${backend === undefined ? 'nowhere in particular' : `in ${backend.type}`}`
        : 'there are two backends, which Terraform does not take',
      {
        expected: 'one backend "s3"',
        actual: backends.map(({ type }) => type),
        ...(backend === undefined ? {} : { at: (second ?? backend).at }),
      },
    ),
    expectThat(
      !backends.some((each) => each.arguments.includes('bucket')),
      "the backend's bucket stands in the code",
      {
        expected: 'a partial backend: `terraform init -backend-config=…` gives its bucket',
        actual: backend?.arguments,
        ...(backend === undefined ? {} : { at: backend.at }),
      },
    ),
  ];
};
