import { accountOfPrincipal, accountRoot, anyone, roleCaller, service, type Caller } from './caller.ts';
import type { RequestContext } from './condition.ts';
import type { Principal, Statement } from './policy.ts';

/** Somebody for whom a resource's policy is not meant, or may not be. */
export interface Stranger {
  /** For a finding: an ARN, a service, or words. */
  readonly who: string;
  readonly caller: Caller;
  /** What is known of the requests. */
  readonly context: RequestContext;
}

/** The account and partition that a policy belongs to. */
export interface Home {
  /** Twelve digits. */
  readonly accountId: string;
  readonly partition: string;
}

/** A request that nobody of IAM's makes: it has no ARN and no account. */
const withoutIdentity: RequestContext = { 'aws:PrincipalArn': undefined, 'aws:PrincipalAccount': undefined };

const role = (arn: string, accountId: string, who = arn): Stranger => ({
  who,
  caller: roleCaller(arn, accountId),
  context: {},
});

const ofService = (id: string): Stranger => ({
  who: id,
  caller: service(id),
  context: withoutIdentity,
});

const accountOf = (arn: string, { accountId }: Home): string => {
  const account = arn.split(':')[4] ?? '';
  return /^\d{12}$/.test(account) ? account : accountId;
};

/** Strangers of the account that a policy may let through: any, and those that its statements speak of by their ARN. */
export const strangersAtHome = (statements: readonly Statement[], home: Home): readonly Stranger[] => {
  const { accountId, partition } = home;
  const iam = `arn:${partition}:iam::${accountId}`;
  return distinct([
    role(`${iam}:role/somebody-else`, accountId, 'another role of the account'),
    role(`${iam}:user/somebody-else`, accountId, 'a user of the account'),
    ...statements
      .flatMap((each) => [...principalsNamed(each), ...arnsCompared(each, partition, [accountId])])
      .map((arn) => role(arn, accountOf(arn, home)))
      .filter(({ who }) => accountOf(who, home) === accountId),
  ]);
};

/**
 * Strangers of all kinds: those of the account, somebody of another account, a service, somebody without credentials, and
 * everybody whom the statements name. The account as a whole is none: it leaves the decision to the account's IAM policies.
 */
export const strangersAnywhere = (statements: readonly Statement[], home: Home): readonly Stranger[] => {
  const other = home.accountId === '111122223333' ? '444455556666' : '111122223333';
  const named = statements.flatMap(({ principals = [] }) =>
    principals.flatMap((each) => namedBy(each, home)),
  );
  return distinct([
    // Named ones first: of several that are the same, the first stays.
    ...named,
    ...strangersAtHome(statements, home).filter(({ who }) => accountOfPrincipal(who) === undefined),
    ...statements.flatMap((each) =>
      arnsCompared(each, home.partition, [home.accountId, other])
        .filter((arn) => accountOf(arn, home) !== home.accountId)
        .map((arn) => role(arn, accountOf(arn, home))),
    ),
    role(`arn:${home.partition}:iam::${other}:role/somebody-else`, other, 'a role of another account'),
    { ...ofService('events.amazonaws.com'), who: 'a service of AWS' },
    { who: 'somebody without credentials', caller: anyone, context: withoutIdentity },
  ]);
};

const namedBy = ({ type, id }: Principal, home: Home): readonly Stranger[] => {
  if (!id.known || hasWildcard(id.value)) return [];
  if (type === 'Service') return [ofService(id.value)];
  if (type !== 'AWS') return [];
  const account = accountOfPrincipal(id.value);
  if (account === undefined) return [role(roleOfSession(id.value), accountOf(id.value, home))];
  return account === home.accountId
    ? []
    : [{ who: `the account ${account}`, caller: accountRoot(account), context: {} }];
};

const principalsNamed = ({ principals = [], notPrincipals = [] }: Statement): readonly string[] =>
  [...principals, ...notPrincipals].flatMap(({ type, id }) =>
    type === 'AWS' && id.known && id.value.startsWith('arn:') && !hasWildcard(id.value)
      ? [roleOfSession(id.value)]
      : [],
  );

/** The ARNs with which a statement's conditions compare the caller's; of a pattern examples in these accounts. */
const arnsCompared = (
  { conditions }: Statement,
  partition: string,
  accounts: readonly string[],
): readonly string[] =>
  conditions
    .filter(({ key }) => key.toLowerCase() === 'aws:principalarn')
    .flatMap(({ values }) => values)
    .flatMap((value) => (value.known ? examplesOf(value.value, partition, accounts) : []));

const examplesOf = (pattern: string, partition: string, accounts: readonly string[]): readonly string[] =>
  accounts
    .flatMap((account) => {
      const iam = `arn:${partition}:iam::${account}`;
      const whole = pattern.startsWith('*')
        ? ['', ':role/x'].map((between) => iam + between + pattern.slice(1))
        : [pattern];
      return whole.map((text) =>
        text
          .split(':')
          .map((part, index) => (index === 4 && hasWildcard(part) ? account : part.replace(/[*?]/g, 'x')))
          .join(':'),
      );
    })
    .filter((text) => /^arn:[\w-]+:(?:iam|sts)::\d{12}:[^:]+$/.test(text));

/** The role behind one of its sessions, which make its requests. */
const roleOfSession = (arn: string): string =>
  arn.replace(/^arn:([\w-]+):sts::(\d{12}):assumed-role\/([^/]+)\/.*$/, 'arn:$1:iam::$2:role/$3');

const hasWildcard = (text: string): boolean => /[*?]/.test(text);

const distinct = (strangers: readonly Stranger[]): readonly Stranger[] => [
  ...new Map([...strangers].reverse().map((each) => [each.who, each])).values(),
];
