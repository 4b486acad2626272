import { unknown, type Fact } from '../facts/fact.ts';
import type { TemplateDocument } from '../template/document.ts';
import { lacksPackageTemplate, packageTemplateKey } from '../template/package-template.ts';
import { resolveTemplate } from '../template/resolve.ts';
import type { ResolvedStack } from '../template/stack.ts';
import { alarmsOf } from './alarm/from-template.ts';
import { bucketObjectsOf, bucketsOf } from './bucket/from-template.ts';
import { packageFactsOf } from './bucket/package-template.ts';
import { dashboardsOf } from './dashboard/from-template.ts';
import { distributionsOf } from './distribution/from-template.ts';
import { dnsRecordsOf, healthChecksOf, hostedZonesOf } from './dns/from-template.ts';
import { eventSourcesOf } from './event-source/from-template.ts';
import { functionsOf } from './function/from-template.ts';
import { aliasesOf, keysOf } from './key/from-template.ts';
import { logGroupsOf } from './log-group/from-template.ts';
import { managedPoliciesOf } from './managed-policy/from-template.ts';
import { queuesOf } from './queue/from-template.ts';
import { gatewayAccountOf, restApisOf } from './rest-api/from-template.ts';
import { rolesOf } from './role/from-template.ts';
import { samplingRulesOf } from './sampling-rule/from-template.ts';
import type { LintError } from './stack/facts.ts';
import { outputsOf, parametersOf } from './stack/from-template.ts';
import { templateFactsOf } from './stack/template-facts.ts';
import type { FactsByKind, Kind, Scenario, System } from './system.ts';
import { tablesOf } from './table/from-template.ts';
import { taggedOf } from './tagged/from-template.ts';
import { topicsOf } from './topic/from-template.ts';
import { userPoolClientsOf, userPoolDomainsOf, userPoolsOf } from './user-pool/from-template.ts';

/** How each kind is read of a symbolic deployment, whatever it was written in. */
export const observers: {
  readonly [K in Kind]: (
    stack: ResolvedStack,
    variables: readonly string[] | undefined,
  ) => readonly FactsByKind[K][];
} = {
  function: functionsOf,
  role: rolesOf,
  restApi: restApisOf,
  table: tablesOf,
  key: keysOf,
  alias: aliasesOf,
  logGroup: logGroupsOf,
  alarm: alarmsOf,
  topic: topicsOf,
  queue: queuesOf,
  eventSource: eventSourcesOf,
  managedPolicy: managedPoliciesOf,
  bucket: bucketsOf,
  bucketObject: bucketObjectsOf,
  userPool: userPoolsOf,
  userPoolClient: userPoolClientsOf,
  userPoolDomain: userPoolDomainsOf,
  distribution: distributionsOf,
  hostedZone: hostedZonesOf,
  dnsRecord: dnsRecordsOf,
  healthCheck: healthChecksOf,
  dashboard: dashboardsOf,
  samplingRule: samplingRulesOf,
  tagged: taggedOf,
};

/** What is given beside a template. */
export interface TemplateOptions {
  /** cfn-lint's errors; unknown when it was not run. */
  readonly lint?: Fact<readonly LintError[]> | undefined;
  /** The environment variables that are observed; all unless given. */
  readonly variables?: readonly string[] | undefined;
}

const notLinted: Fact<readonly LintError[]> = unknown('cfn-lint was not run: --lint runs it');

/**
 * The system that a template comes to under one scenario. Kinds are observed when they are first asked for.
 * @throws StackproofError for a template that cannot be resolved at all.
 */
export const observeTemplate = (
  document: TemplateDocument,
  scenario: Scenario,
  { lint = notLinted, variables }: TemplateOptions = {},
): System => {
  const stack = resolveTemplate(document, scenario);
  // Functions differ by the variables that are observed of them.
  const observed = variables === undefined ? '' : `with ${variables.join()}`;
  // What is made before it, by its package template.
  const beside = <K extends Kind>(kind: K): readonly FactsByKind[K][] => {
    const made: { readonly [B in Kind]?: readonly FactsByKind[B][] } = packageFactsOf(document, scenario);
    return made[kind] ?? [];
  };
  let declared: System['parameters'] | undefined;
  let template: System['template'];
  return {
    source: 'template',
    scenario,
    all: <K extends Kind>(kind: K) => {
      const own = stack.once(`${kind} ${observed}`, (its) => observers[kind](its, variables));
      return kind === 'bucket' || kind === 'tagged' ? [...own, ...beside(kind)] : own;
    },
    unreadable: (kind) => {
      if (kind === 'bucket' && lacksPackageTemplate(document))
        return `the template that ${packageTemplateKey} names was not read with this one`;
      const opaque = [...stack.resources.values()].find(
        ({ type }) => type === 'AWS::CloudFormation::Stack' || type.endsWith('::MODULE'),
      );
      return opaque && `${opaque.id} is a ${opaque.type}, and what it makes is not in this template`;
    },
    get parameters() {
      return (declared ??= parametersOf(document));
    },
    get outputs() {
      return stack.once('outputs', outputsOf);
    },
    get gatewayAccount() {
      return stack.once('account', gatewayAccountOf);
    },
    get template() {
      return (template ??= templateFactsOf(document, stack, lint));
    },
    terraform: undefined,
    stack: undefined,
  };
};
