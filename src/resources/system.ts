import type { AlarmFacts } from './alarm/facts.ts';
import type { BucketFacts, BucketObjectFacts } from './bucket/facts.ts';
import type { DashboardFacts } from './dashboard/facts.ts';
import type { DistributionFacts } from './distribution/facts.ts';
import type { DnsRecordFacts, HealthCheckFacts, HostedZoneFacts } from './dns/facts.ts';
import type { EventSourceFacts } from './event-source/facts.ts';
import type { FunctionFacts } from './function/facts.ts';
import type { AliasFacts, KeyFacts } from './key/facts.ts';
import type { LogGroupFacts } from './log-group/facts.ts';
import type { ManagedPolicyFacts } from './managed-policy/facts.ts';
import type { QueueFacts } from './queue/facts.ts';
import type { GatewayAccountFacts, RestApiFacts } from './rest-api/facts.ts';
import type { RoleFacts } from './role/facts.ts';
import type { SamplingRuleFacts } from './sampling-rule/facts.ts';
import type { OutputFacts, ParameterFacts, StackFacts, TemplateFacts } from './stack/facts.ts';
import type { TableFacts } from './table/facts.ts';
import type { TaggedFacts } from './tagged/facts.ts';
import type { TerraformFacts } from './terraform/facts.ts';
import type { TopicFacts } from './topic/facts.ts';
import type { UserPoolClientFacts, UserPoolDomainFacts, UserPoolFacts } from './user-pool/facts.ts';

/** Which source facts were observed from. */
export type Source = 'template' | 'terraform' | 'live';

/**
 * Under which circumstances a source was observed. A template is observed under many: every allowed value of its
 * parameters, more than one stack name.
 */
export interface Scenario {
  readonly stackName: string;
  /** Twelve digits. */
  readonly accountId: string;
  readonly region: string;
  /** `aws`, `aws-cn`, … */
  readonly partition: string;
  /** The value of every parameter. */
  readonly parameters: ReadonlyMap<string, string>;
}

/** The kinds of resources that controls ask for, and the facts of each. */
export interface FactsByKind {
  readonly function: FunctionFacts;
  readonly role: RoleFacts;
  readonly restApi: RestApiFacts;
  readonly table: TableFacts;
  readonly key: KeyFacts;
  readonly alias: AliasFacts;
  readonly logGroup: LogGroupFacts;
  readonly alarm: AlarmFacts;
  readonly topic: TopicFacts;
  readonly queue: QueueFacts;
  readonly eventSource: EventSourceFacts;
  readonly managedPolicy: ManagedPolicyFacts;
  readonly bucket: BucketFacts;
  readonly bucketObject: BucketObjectFacts;
  readonly userPool: UserPoolFacts;
  readonly userPoolClient: UserPoolClientFacts;
  readonly userPoolDomain: UserPoolDomainFacts;
  readonly distribution: DistributionFacts;
  readonly hostedZone: HostedZoneFacts;
  readonly dnsRecord: DnsRecordFacts;
  readonly healthCheck: HealthCheckFacts;
  readonly dashboard: DashboardFacts;
  readonly samplingRule: SamplingRuleFacts;
  readonly tagged: TaggedFacts;
}
export type Kind = keyof FactsByKind;

/** Everything observed of one stack from one source: the same shape whatever the source. */
export interface System {
  readonly source: Source;
  readonly scenario: Scenario;
  /** All resources of a kind that exist under this scenario; live: all that the outputs lead to. */
  all<K extends Kind>(kind: K): readonly FactsByKind[K][];
  /** Why resources of a kind may be missing from `all` although they exist; undefined when `all` is complete. */
  unreadable(kind: Kind): string | undefined;
  readonly parameters: ReadonlyMap<string, ParameterFacts>;
  readonly outputs: ReadonlyMap<string, OutputFacts>;
  readonly gatewayAccount: GatewayAccountFacts;
  readonly template: TemplateFacts | undefined;
  readonly terraform: TerraformFacts | undefined;
  readonly stack: StackFacts | undefined;
}
