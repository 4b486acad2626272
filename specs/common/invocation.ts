import type { Context } from '../../src/control/control.ts';
import { expectThat, fail, notObservable, pass } from '../../src/control/expect.ts';
import { need, valueOf } from '../../src/control/subject.ts';
import type { Check } from '../../src/control/verdict.ts';
import { arnLike } from '../../src/iam/condition.ts';
import type { FunctionFacts, InvokePermission } from '../../src/resources/function/facts.ts';
import { namesFunction, qualifierOf } from '../../src/resources/function/names.ts';
import type { MethodFacts, RestApiFacts, StageFacts } from '../../src/resources/rest-api/facts.ts';
import type { Scenario } from '../../src/resources/system.ts';

/** The parts of a system in which a method of an API invokes a function. */
export interface Invoked {
  readonly api: RestApiFacts;
  readonly stage: StageFacts;
  readonly post: MethodFacts;
  readonly fn: FunctionFacts;
}

/** The ARN of a POST to that path, as API Gateway shows it to Lambda. */
const callOf = ({ api, stage }: Invoked, path: string, { partition, region, accountId }: Scenario): string =>
  `arn:${partition}:execute-api:${region}:${accountId}:${need(api.apiId)}/${need(stage.name)}/POST${path}`;

const isGateway = (principal: string): boolean => ['apigateway.amazonaws.com', '*'].includes(principal);

/** Those that are, or may be, for API Gateway. */
const forGateway = ({ fn }: Invoked): readonly InvokePermission[] =>
  need(fn.permissions).filter(({ principal }) => !principal.known || isGateway(principal.value));

/** Whether a permission for API Gateway covers the call that the POST makes. */
const permitsCall = (
  permission: InvokePermission,
  call: string,
  subjects: Invoked,
  { accountId }: Scenario,
): boolean => {
  const { fn, post } = subjects;
  const named = need(permission.functionName);
  const called = need(post.integration.functionArn) ?? '';
  const source = need(permission.sourceArn);
  const account = need(permission.sourceAccount);
  return (
    isGateway(need(permission.principal)) &&
    ['lambda:InvokeFunction', 'lambda:*', '*'].includes(need(permission.action)) &&
    (namesFunction(named, fn) || qualifierOf(named, fn) !== undefined) &&
    qualifierOf(named, fn) === qualifierOf(called, fn) &&
    (source === undefined || arnLike(call, source)) &&
    (account === undefined || account === accountId)
  );
};

const unknownsIn = (permission: InvokePermission): number => {
  const { functionName, principal, action, sourceArn, sourceAccount } = permission;
  return [functionName, principal, action, sourceArn, sourceAccount].filter(({ known }) => !known).length;
};

/** API Gateway may invoke the function for a POST to that path. */
export const gatewayMayInvoke = (subjects: Invoked, path: string, { scenario }: Context): Check => {
  const call = callOf(subjects, path, scenario);
  const permissions = need(subjects.fn.permissions);
  return expectThat(
    // One that surely permits it is enough, whatever cannot be told of the others.
    [...forGateway(subjects)]
      .sort((one, other) => unknownsIn(one) - unknownsIn(other))
      .some((permission) => permitsCall(permission, call, subjects, scenario)),
    `no permission lets API Gateway invoke the function for POST ${path}`,
    {
      expected: `lambda:InvokeFunction for apigateway.amazonaws.com, from ${call}`,
      actual: permissions.map(
        ({ principal, sourceArn }) => `${valueOf(principal) ?? '?'} from ${valueOf(sourceArn) ?? 'anywhere'}`,
      ),
      at: permissions[0]?.at ?? subjects.fn.at,
    },
  );
};

/** API Gateway may invoke the function for this API, and for no other. */
export const onlyThisApiMayInvoke = (subjects: Invoked, { scenario }: Context): readonly Check[] => {
  const { fn, api } = subjects;
  const { partition, region, accountId } = scenario;
  const own = `arn:${partition}:execute-api:${region}:${accountId}:${need(api.apiId)}/`;
  const permissions = forGateway(subjects);
  if (permissions.length === 0)
    return [
      fail('no permission lets API Gateway invoke the function', {
        expected: `a permission whose SourceArn begins with ${own}`,
        actual: undefined,
        at: fn.at,
      }),
    ];
  return permissions.map(({ principal, functionName, sourceArn, at }) => {
    if (principal.known && valueOf(sourceArn)?.startsWith(own) === true) return pass();
    const hidden = [principal, functionName, sourceArn].find(({ known }) => !known);
    if (hidden?.known === false) return notObservable(`a permission to invoke it: ${hidden.reason}`);
    return fail('other APIs may invoke the function as well', {
      expected: `a SourceArn that begins with ${own}`,
      actual: need(sourceArn),
      at: sourceArn.known && sourceArn.value !== undefined ? sourceArn.at : at,
    });
  });
};
