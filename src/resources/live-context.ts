import type { MetricAlarm } from '@aws-sdk/client-cloudwatch';
import type { KeyMetadata } from '@aws-sdk/client-kms';
import type { EventSourceMappingConfiguration } from '@aws-sdk/client-lambda';
import type { Fact } from '../facts/fact.ts';
import type { Answer } from './live-answer.ts';
import type { FilledFacts } from './live-filled.ts';
import type { LiveReader } from './live-reader.ts';
import type { FactsByKind, Kind } from './system.ts';
import type { TaggedFacts } from './tagged/facts.ts';

/** What every live observer works with. */
export interface LiveContext {
  readonly reader: LiveReader;
  /** Asks the same account in another region. */
  readonly readerIn: (region: string) => LiveReader;
  readonly region: string;
  readonly accountId: string;
  readonly filled: FilledFacts;
  /** Environment variables of a function that name a table. */
  readonly tableVariables: readonly string[];
  /** Whether an API is looked for by who may invoke a function: when no output names one. */
  readonly apiByPermission: boolean;
  /** Whether the stack made a resource, by its physical id. */
  own(kind: Kind, physicalId: string): Promise<Fact<boolean>>;
  /** All metric alarms of the region; asked for once. */
  alarms(): Promise<Answer<readonly MetricAlarm[]>>;
  /** A key by its id, its ARN or an alias; each asked for once. */
  describeKey(named: string): Promise<Answer<KeyMetadata>>;
  /** The text of a managed policy, by its ARN; each asked for once. */
  managedPolicy(arn: string): Promise<Answer<string>>;
  /** All event source mappings of the region; asked for once. */
  eventSources(): Promise<Answer<readonly EventSourceMappingConfiguration[]>>;
}

/** Kinds that have an observer of their own; a key brings its aliases, a function what invokes it, a user pool its clients, a zone its records; tags are read of what these find. */
export type LeadKind = Exclude<
  Kind,
  'alias' | 'eventSource' | 'userPoolClient' | 'userPoolDomain' | 'dnsRecord' | 'bucketObject' | 'tagged'
>;

/** Something that an output or another resource names. */
export interface Lead {
  readonly kind: LeadKind;
  /** As its observer takes it; the same thing has one id, but for a key, which has many names. */
  readonly id: string;
}

/** A resource with its kind. */
export type Resource = { readonly [K in Kind]: { readonly kind: K; readonly facts: FactsByKind[K] } }[Kind];

/** What following one lead brought. */
export interface Sighting {
  readonly resources: readonly Resource[];
  readonly leads: readonly Lead[];
  /** Kinds of which something may have been missed, because what names it could not be read. */
  readonly hidden: readonly Hidden[];
  /** Resources of whose tags the answers told by the way. */
  readonly tagged?: readonly TaggedFacts[];
}

export interface Hidden {
  readonly kinds: readonly Kind[];
  readonly reason: string;
}

/** Nothing is there. */
export const nothing: Sighting = { resources: [], leads: [], hidden: [] };

/** What goes missing when an answer could not be read. */
export const hiddenBy = (answer: Answer<unknown>, ...kinds: readonly Kind[]): readonly Hidden[] =>
  answer.state === 'unread' ? [{ kinds, reason: answer.reason }] : [];
