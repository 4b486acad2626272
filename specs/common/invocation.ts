import type { Context } from '../../src/control/control.ts';
import { expectFact, expectThat, fail, notObservable, pass } from '../../src/control/expect.ts';
import { need, valueOf } from '../../src/control/subject.ts';
import type { Check } from '../../src/control/verdict.ts';
import { arnLike } from '../../src/iam/condition.ts';
import type { FunctionFacts, InvokePermission } from '../../src/resources/function/facts.ts';
import { namesFunction, qualifierOf } from '../../src/resources/function/names.ts';
import type { MethodFacts, RestApiFacts, StageFacts } from '../../src/resources/rest-api/facts.ts';
import type { Scenario } from '../../src/resources/system.ts';

/** A function, and the API and stage by way of which it is invoked. */
export interface Invoking {
  readonly api: RestApiFacts;
  readonly stage: StageFacts;
  readonly fn: FunctionFacts;
}

/** The parts of a system in which the POST of an API invokes a function. */
export interface Invoked extends Invoking {
  readonly post: MethodFacts;
}

/** A method that invokes a function, and the verb and path of the requests that it is about. */
interface Route {
  readonly method: MethodFacts;
  readonly verb: string;
  readonly path: string;
}

/** The ARN of such a request, as API Gateway shows it to Lambda: with `*` for each part of the path that varies. */
const callOf = (
  { api, stage }: Invoking,
  { verb, path }: Route,
  { partition, region, accountId }: Scenario,
): string =>
  `arn:${partition}:execute-api:${region}:${accountId}:${need(api.apiId)}/${need(stage.name)}/${verb}${path.replace(/\{[^{}]*\}/g, '*')}`;

/** A method's integration calls the function, by its name or by one of its versions. `what`: "what POST /data calls". */
export const callsFunction = ({ integration }: MethodFacts, fn: FunctionFacts, what: string): Check =>
  expectFact(
    integration.functionArn,
    what,
    need(fn.arn),
    (arn) => arn !== undefined && (namesFunction(arn, fn) || qualifierOf(arn, fn) !== undefined),
    (arn) => arn ?? valueOf(integration.uri),
  );

const isGateway = (principal: string): boolean => ['apigateway.amazonaws.com', '*'].includes(principal);

/** Those that are, or may be, for API Gateway. */
const forGateway = ({ fn }: Pick<Invoking, 'fn'>): readonly InvokePermission[] =>
  need(fn.permissions).filter(({ principal }) => !principal.known || isGateway(principal.value));

/** Whether a permission for API Gateway covers the call that a method makes. */
const permitsCall = (
  permission: InvokePermission,
  call: string,
  { fn, method }: { readonly fn: FunctionFacts; readonly method: MethodFacts },
  { accountId }: Scenario,
): boolean => {
  const named = need(permission.functionName);
  const called = need(method.integration.functionArn) ?? '';
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
export const gatewayMayInvoke = (subjects: Invoked, path: string, context: Context): Check =>
  gatewayMayInvokeFor(subjects, { method: subjects.post, verb: 'POST', path }, context);

/** API Gateway may invoke the function for requests of that verb to that path, which the method answers. */
export const gatewayMayInvokeFor = (subjects: Invoking, route: Route, { scenario }: Context): Check => {
  const { fn } = subjects;
  const { method, verb, path } = route;
  const call = callOf(subjects, route, scenario);
  const permissions = need(fn.permissions);
  return expectThat(
    // One that surely permits it is enough, whatever cannot be told of the others.
    [...forGateway(subjects)]
      .sort((one, other) => unknownsIn(one) - unknownsIn(other))
      .some((permission) => permitsCall(permission, call, { fn, method }, scenario)),
    `no permission lets API Gateway invoke the function for ${verb} ${path}`,
    {
      expected: `lambda:InvokeFunction for apigateway.amazonaws.com, from ${call}`,
      actual: permissions.map(
        ({ principal, sourceArn }) => `${valueOf(principal) ?? '?'} from ${valueOf(sourceArn) ?? 'anywhere'}`,
      ),
      at: permissions[0]?.at ?? fn.at,
    },
  );
};

/** API Gateway may invoke the function for this API, and for no other. */
export const onlyThisApiMayInvoke = (
  subjects: Pick<Invoking, 'fn' | 'api'>,
  { scenario }: Context,
): readonly Check[] => {
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
