import { equals, expectFact, expectThat, fail, notObservable, pass } from '../../src/control/expect.ts';
import type { Context } from '../../src/control/control.ts';
import { MissingSubject, need, valueOf } from '../../src/control/subject.ts';
import type { Check } from '../../src/control/verdict.ts';
import type { Fact } from '../../src/facts/fact.ts';
import type { Place } from '../../src/facts/place.ts';
import type { MethodSettingFacts } from '../../src/resources/rest-api/facts.ts';
import { ifThere } from '../common/grants.ts';
import type { TerraformFacts } from '../../src/resources/terraform/facts.ts';
import { variable } from '../common/relations.ts';
import { furtherTags } from './further-tags.ts';
import { named } from './names.ts';
import { primaryProvider, secondaryProvider } from './providers.ts';
import type { ProfilesApi } from './subjects.ts';

/** What a variable's value has to show in, one check each. */
export type Use = (subjects: ProfilesApi, context: Context, value: string) => Check;

const isNumber = (fact: Fact<number | undefined>, value: string, what: string): Check =>
  equals(fact, Number(value), what);

/** The stage's setting for all methods. */
const settingForAll = ({ stage }: ProfilesApi): MethodSettingFacts => {
  const found = need(stage.settings).find(
    ({ path, verb }) => valueOf(path) === '/*' && valueOf(verb) === '*',
  );
  if (found !== undefined) return found;
  throw new MissingSubject("the stage's setting for all methods", 'it has none', stage.at);
};

/** Every name that is fixed holds it: a literal in one of them shows under another suffix. */
const inEveryName: Use = (subjects, _, value) => {
  const wrong: string[] = [];
  let at: Fact<unknown>['at'] | undefined;
  let unread: string | undefined;
  for (const { what, name } of named) {
    // What is not there fails the clauses that ask for it.
    const found = ifThere(() => name(subjects));
    if (found?.known === false) unread ??= `${what}: ${found.reason}`;
    if (found?.known !== true || found.value?.includes(value) === true) continue;
    wrong.push(what);
    at ??= found.at;
  }
  if (wrong.length === 0 && unread !== undefined) return notObservable(unread);
  return expectThat(wrong.length === 0, `the environment suffix is not in ${wrong.join(', ')}`, {
    expected: `${value} in every name`,
    actual: `another text in ${wrong.join(', ')}`,
    ...(at === undefined ? {} : { at }),
  });
};

/** A template can only be made in one region, so its text has to tell: what stands there refers to the region, or to the parameter. */
const primaryReplica: Use = ({ table }, { system }, value) => {
  const [replica] = need(table.replicas).filter(({ region }) => valueOf(region) === value);
  const resource = system.template?.resources.find(({ id }) => id === table.id);
  if (replica === undefined)
    throw new MissingSubject('a replica in the primary region', `none is in ${value}`, table.at);
  const { path } = replica.region.at;
  return expectThat(
    resource?.isConstant(stepsOf(path)) !== true,
    'the region of the replica at home is a constant',
    { expected: 'PrimaryRegion', actual: value, at: replica.region.at },
  );
};

/** What a provider of another region, or of none that is known, makes. */
const madeElsewhere = ({ madeBy, providers }: TerraformFacts, region: string): TerraformFacts['madeBy'] =>
  madeBy.filter(({ alias }) => {
    const provider = providers.find((each) => each.alias === alias);
    return (provider && valueOf(provider.region)) !== region;
  });

/** Likewise the output that tells it. */
const primaryOutput: Use = (_, { system }, value) =>
  expectThat(
    system.template?.isConstantOutput('PrimaryRegion') !== true &&
      system.terraform?.constantOutputs.has('primary_region') !== true,
    'the output PrimaryRegion is a constant',
    { expected: 'PrimaryRegion', actual: value, ...placeOf(system.outputs.get('PrimaryRegion')) },
  );

const placeOf = (output: { readonly at: Place } | undefined): { readonly at?: Place } =>
  output === undefined ? {} : { at: output.at };

const stepsOf = (path: string): readonly string[] => path.match(/[^.[\]]+/g) ?? [];

const replicaElsewhere = ({ table }: ProfilesApi, { scenario }: Context, value: string): Check =>
  expectFact(
    table.replicas,
    'where the table has its other replica',
    value,
    (replicas) =>
      replicas.every(({ region }) => !region.known || [scenario.region, value].includes(region.value)),
    (replicas) => replicas.map(({ region }) => valueOf(region) ?? 'a region that is not known'),
  );

/** Route 53 is on in these circumstances, with a domain: without one a stack cannot be made so. */
const isOn = ({ scenario }: Context): boolean =>
  scenario.parameters.get('EnableRoute53') === 'true' && (scenario.parameters.get('DomainName') ?? '') !== '';

/** Where each variable belongs, in a template and in Terraform code. */
export const usesOf: Readonly<Record<string, readonly Use[]>> = {
  EnvironmentSuffix: [inEveryName],
  ProjectName: [
    (_, { system: { terraform } }, value) =>
      terraform === undefined
        ? notObservable('it is a tag of the stack')
        : equals(
            variable(primaryProvider(terraform).defaultTags, 'Project'),
            value,
            'the default tag Project',
          ),
  ],
  Environment: [
    ({ samplingRule }, _, value) =>
      equals(
        variable(samplingRule.attributes, 'Environment'),
        value,
        'the attribute Environment of the sampling rule',
      ),
  ],
  PrimaryRegion: [
    (subjects, context, value) => {
      const { terraform } = context.system;
      if (terraform === undefined) return primaryReplica(subjects, context, value);
      const { region, at } = primaryProvider(terraform);
      const [elsewhere] = madeElsewhere(terraform, value);
      if (elsewhere !== undefined)
        return fail(`${elsewhere.resource} is made in another region than the primary one`, {
          expected: `the AWS provider of ${value}`,
          actual: `aws.${elsewhere.alias}`,
          at: elsewhere.at,
        });
      const uses = terraform.variables.get('primary_region')?.uses ?? [];
      return expectThat(
        valueOf(region) === value &&
          uses.some((use) => use.in === 'provider.aws' && use.argument === 'region'),
        'the region of the AWS provider does not follow primary_region',
        { expected: 'var.primary_region', actual: valueOf(region), at: region.known ? region.at : at },
      );
    },
    primaryOutput,
  ],
  SecondaryRegion: [
    replicaElsewhere,
    (subjects, context, value) => {
      const { terraform } = context.system;
      if (terraform !== undefined)
        return equals(
          secondaryProvider(context, terraform).region,
          value,
          'the region of the AWS provider for the secondary region',
        );
      return expectThat(
        need(subjects.table.replicas).some(({ region }) => valueOf(region) === value),
        'no replica of the table is in the secondary region',
        { expected: value, actual: undefined, at: subjects.table.at },
      );
    },
  ],
  LambdaMemorySize: [({ fn }, _, value) => isNumber(fn.memory, value, "the function's memory")],
  LambdaTimeout: [({ fn }, _, value) => isNumber(fn.timeout, value, "the function's timeout")],
  LambdaRuntime: [({ fn }, _, value) => equals(fn.runtime, value, "the function's runtime")],
  ApiThrottleBurstLimit: [
    (its, _, value) => isNumber(settingForAll(its).burstLimit, value, "the stage's burst limit"),
  ],
  ApiThrottleRateLimit: [
    (its, _, value) => isNumber(settingForAll(its).rateLimit, value, "the stage's rate limit"),
  ],
  CloudwatchRetentionDays: [
    ({ functionLogGroup }, _, value) =>
      isNumber(functionLogGroup.retention, value, "how long the function's logs are kept"),
    ({ accessLogGroup }, _, value) =>
      isNumber(accessLogGroup.retention, value, "how long the API's logs are kept"),
  ],
  EnableXrayTracing: [
    ({ fn }, _, value) =>
      equals(fn.tracing, value === 'true' ? 'Active' : 'PassThrough', "the function's tracing"),
    ({ stage }, _, value) => equals(stage.tracing, value === 'true', "the stage's tracing"),
  ],
  EnableRoute53: [
    (_, context, value) => {
      const zones = context.system.all('hostedZone');
      return value === 'true' && !isOn(context)
        ? pass()
        : expectThat(
            zones.length > 0 === (value === 'true'),
            zones.length > 0 ? 'there is a hosted zone' : 'there is no hosted zone',
            {
              expected: `${value === 'true' ? 'a' : 'no'} hosted zone with EnableRoute53=${value}`,
              actual: zones.map(({ id }) => id),
              ...(zones[0] === undefined ? {} : { at: zones[0].at }),
            },
          );
    },
  ],
  DomainName: [
    (_, context, value) => {
      if (!isOn(context)) return pass();
      const zones = context.system.all('hostedZone');
      const [zone] = zones;
      if (zone === undefined) throw new MissingSubject('a hosted zone', 'there is none');
      return equals(zone.name, value, 'the domain of the hosted zone');
    },
  ],
  CertificateArn: [
    ({ distribution }, context, value) =>
      isOn(context) && value !== ''
        ? equals(distribution.certificate.acm, value, "the distribution's certificate")
        : pass(),
  ],
  Tags: [
    (_, context) => {
      const further = [...furtherTags(context)];
      const tagged = context.system.all('tagged');
      const follows = tagged.some(
        ({ tags }) =>
          tags.known &&
          further.every(([key, value]) => {
            const its = tags.value.get(key);
            return its?.known === true && its.value === value;
          }),
      );
      return expectThat(follows, 'no resource has the tags that the variable tags gives', {
        expected: 'var.tags merged with the tags of resources',
        actual: undefined,
      });
    },
  ],
  AlarmEmail: [
    ({ topic }, _, value) =>
      expectFact(
        topic.subscriptions,
        'who is told of alarms',
        value,
        (subscriptions) =>
          value === '' || subscriptions.some(({ endpoint }) => endpoint.known && endpoint.value === value),
        (subscriptions) => subscriptions.map(({ endpoint }) => valueOf(endpoint)),
      ),
  ],
};
