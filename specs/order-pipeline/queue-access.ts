import type { Context } from '../../src/control/control.ts';
import { fail, notObservable, pass } from '../../src/control/expect.ts';
import { need, valueOf } from '../../src/control/subject.ts';
import type { Check } from '../../src/control/verdict.ts';
import { othersAllowed, othersLetThrough, type About, type Other } from '../../src/iam/allowed-principals.ts';
import { map } from '../../src/facts/fact.ts';
import { grantLacking } from '../../src/iam/grant-lacking.ts';
import { allow, grantsOf, type Difference } from '../../src/iam/grants.ts';
import type { QueueFacts } from '../../src/resources/queue/facts.ts';
import type { RoleFacts } from '../../src/resources/role/facts.ts';
import type { System } from '../../src/resources/system.ts';
import { grantsOfRole } from '../common/grants.ts';

/** What whoever receives messages does. */
export const receiving = ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:ChangeMessageVisibility'] as const;

/** A role may do something with a queue: by its own policies or by the queue's, and nothing denies it. */
export const roleMay = (role: RoleFacts, action: string, queue: QueueFacts, { system }: Context): Check => {
  const [difference] = grantLacking(grantsOfRole(role, system), allow(action, need(queue.arn)));
  const name = valueOf(role.name) ?? role.id;
  if (difference === undefined) return pass(queue.policy.known ? queue.policy.gapFilled : undefined);
  if (difference.kind === 'unknown')
    return notObservable(`whether ${name} may ${action}: ${difference.reason}`);
  return fail(`${name} may not ${action}`, {
    expected: `${action} on ${need(queue.arn)}, by the role's policies or the queue's`,
    actual: difference.kind === 'lacking' ? `it ${difference.why}` : undefined,
    at: difference.at,
  });
};

const aboutOf = (role: RoleFacts, action: string, queue: QueueFacts, { scenario }: Context): About => ({
  action,
  resource: queue.arn,
  only: need(role.arn),
  home: scenario,
});

/** The policy of a queue and those of the stack's other roles give this to no other than one role. */
export const noOtherMay = (role: RoleFacts, action: string, queue: QueueFacts, context: Context): Check => {
  const about = aboutOf(role, action, queue, context);
  const others = [
    ...othersAllowed(queue.policy, about),
    ...othersGranted(role, about, queue, context.system),
  ];
  const first = others.find(({ may }) => may === 'yes') ?? others[0];
  if (first === undefined) return pass(queue.policy.known ? queue.policy.gapFilled : undefined);
  const { who, may, why, at } = first;
  if (may === 'unknown') return notObservable(`whether ${who} may ${action}: ${why}`);
  // A Deny that was not deployed would have stopped them.
  if (!queue.denials.known) return notObservable(`whether ${who} may ${action}: ${queue.denials.reason}`);
  return fail(`${who} may ${action} as well`, {
    expected: `${action} for ${about.only} alone`,
    actual: others.filter((each) => each.may === 'yes').map((each) => each.who),
    at,
  });
};

/** Which of the stack's other principals are granted it by their own policies, where the queue's policy does not deny it. */
const othersGranted = (
  role: RoleFacts,
  { action, only }: About,
  queue: QueueFacts,
  system: System,
): readonly Other[] => {
  const roles = system.all('role').filter(({ arn }) => valueOf(arn) !== only);
  const document = map(queue.policy, (policy) => ({
    statements: (policy?.statements ?? []).filter(({ effect }) => !effect.known || effect.value === 'Deny'),
    at: queue.policy.at,
  }));
  const granted = roles.flatMap((other): readonly Other[] => {
    const grants = grantsOf({
      principalArn: other.arn,
      policies: other.policies,
      boundary: other.boundary,
      // What the queue's policy allows is looked at by itself.
      resourcePolicies: [{ arn: queue.arn, document }],
      scenario: system.scenario,
    });
    const [difference] = grantLacking(grants, allow(action, need(queue.arn)));
    const who = valueOf(other.name) ?? other.id;
    if (difference === undefined) return [{ who, may: 'yes', why: '', at: other.at }];
    if (difference.kind === 'unknown') return [{ who, may: 'unknown', why: difference.reason, at: other.at }];
    return isGrantedAtTimes(difference) ? [{ who, may: 'yes', why: difference.why, at: difference.at }] : [];
  });
  return [...granted, ...unobserved(role, action, queue, system)];
};

/** A grant under a condition is one, and so is one that is denied under a condition only. */
const isGrantedAtTimes = (difference: Difference): difference is Difference & { readonly why: string } =>
  difference.kind === 'lacking' &&
  (difference.cause === 'condition' || (difference.cause === 'denied' && difference.why !== 'is denied'));

const withPolicies: readonly string[] = [
  'AWS::IAM::User',
  'AWS::IAM::Group',
  'AWS::IAM::UserPolicy',
  'AWS::IAM::GroupPolicy',
];
const policyTypes: readonly string[] = ['AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy'];

/** Users and groups have policies too, which are not looked into: they matter unless a Deny stops whoever is not the role. */
const unobserved = (role: RoleFacts, action: string, queue: QueueFacts, system: System): readonly Other[] => {
  const about = aboutOf(role, action, queue, { system, scenario: system.scenario });
  if (queue.denials.known && othersLetThrough(queue.denials, about).length === 0) return [];
  const resource = system.template?.resources.find(
    ({ type, placeOf }) =>
      withPolicies.includes(type) ||
      (policyTypes.includes(type) &&
        ['Users', 'Groups'].some((list) => placeOf(`Properties.${list}`) !== undefined)),
  );
  if (resource !== undefined)
    return [
      {
        who: resource.id,
        may: 'unknown',
        why: 'the policies of users and groups are not looked into',
        at: resource.at,
      },
    ];
  const hidden = system.unreadable('role');
  return hidden === undefined ? [] : [{ who: 'a role', may: 'unknown', why: hidden, at: queue.at }];
};

/** An explicit Deny keeps everybody in the account but one role from this. */
export const deniedToOthers = (
  role: RoleFacts,
  action: string,
  queue: QueueFacts,
  context: Context,
): Check => {
  const about = aboutOf(role, action, queue, context);
  const roles = context.system.all('role').flatMap(({ arn }) => valueOf(arn) ?? []);
  const others = othersLetThrough(queue.denials, about, roles);
  const first = others.find(({ may }) => may === 'yes') ?? others[0];
  if (first === undefined) return pass(queue.denials.known ? queue.denials.gapFilled : undefined);
  const { who, may, why, at } = first;
  if (may === 'unknown') return notObservable(`whether a Deny keeps ${who} from ${action}: ${why}`);
  return fail(`no Deny keeps ${who} from ${action}`, {
    expected: `a Deny of ${action} unless aws:PrincipalArn is ${about.only}`,
    actual: why === '' ? 'no such Deny' : why,
    at,
  });
};
