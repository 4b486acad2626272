import { actionsOfService, services } from './catalogue.ts';
import type { Entry, Extent } from './extent.ts';
import { matches, type Pattern } from './pattern.ts';

/** Some services: these, or all but these. */
export type Services = { readonly only: readonly string[] } | { readonly except: readonly string[] };

export const isAmong = (service: string, wanted: Services): boolean =>
  'only' in wanted ? wanted.only.includes(service) : !wanted.except.includes(service);

export const serviceOf = (action: string): string =>
  action.slice(0, Math.max(0, action.indexOf(':'))).toLowerCase();

/** Those that a reader of an example knows, the more telling first. */
const familiarServices = ['dynamodb', 's3', 'iam', 'kms', 'sns', 'sqs', 'lambda', 'logs', 'xray'];
const familiarActions = [
  'dynamodb:GetItem',
  'dynamodb:Scan',
  'dynamodb:DeleteItem',
  's3:GetObject',
  'iam:PassRole',
  'kms:Decrypt',
  'kms:ScheduleKeyDeletion',
  'sns:Publish',
  'sqs:ReceiveMessage',
  'sqs:SendMessage',
  'lambda:InvokeFunction',
  'logs:GetLogEvents',
  'logs:DeleteLogGroup',
  'xray:GetTraceSummaries',
];

/** An action with the statement's element that includes it. `example`: it stands for a pattern. */
export interface ConcreteAction {
  readonly action: string;
  readonly example: boolean;
}

/**
 * The actions of some services that an element of Action includes, as far as AWS is known to have them; a pattern that
 * meets none, or of a service that is not in the catalogue, stands for itself. Familiar ones come first.
 */
export const actionsOfEntry = function* (
  { pattern, text }: Entry,
  wanted: Services,
): Generator<ConcreteAction> {
  if (pattern.literal) {
    if (isAmong(serviceOf(text), wanted)) yield { action: text, example: false };
    return;
  }
  const named = /^([\w-]+):/.exec(text)?.[1]?.toLowerCase();
  if (named !== undefined && !isAmong(named, wanted)) return;
  let some = false;
  for (const action of candidates(named === undefined ? inScope(wanted) : [named])) {
    if (!matches(pattern, action.toLowerCase())) continue;
    some = true;
    yield { action, example: true };
  }
  if (!some) yield { action: text, example: false };
};

/** The actions of some services that NotAction leaves, as far as AWS is known to have them. */
export const actionsOfComplement = function* (excluded: Extent, wanted: Services): Generator<ConcreteAction> {
  for (const action of candidates(inScope(wanted))) {
    if (!excludes(excluded.patterns, action.toLowerCase())) yield { action, example: true };
  }
};

const excludes = (patterns: readonly Pattern[], action: string): boolean =>
  patterns.some((pattern) => matches(pattern, action));

const inScope = (wanted: Services): readonly string[] => {
  if ('only' in wanted) return wanted.only;
  const familiar = familiarServices.filter((service) => isAmong(service, wanted));
  const others = [...services()].filter((service) => isAmong(service, wanted) && !familiar.includes(service));
  return [...familiar, ...others];
};

const candidates = function* (among: readonly string[]): Generator<string> {
  for (const service of among) {
    const actions = actionsOfService(service) ?? [];
    const familiar = familiarActions.filter((action) => serviceOf(action) === service);
    yield* familiar;
    for (const action of actions) if (!familiar.includes(action)) yield action;
  }
};
