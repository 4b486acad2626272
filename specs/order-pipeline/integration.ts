import { equals, expectFact, expectThat, fail, notObservable, pass } from '../../src/control/expect.ts';
import { need } from '../../src/control/subject.ts';
import type { Check } from '../../src/control/verdict.ts';
import type { Fact } from '../../src/facts/fact.ts';
import type { QueueFacts } from '../../src/resources/queue/facts.ts';
import { isQueueUrl, namesQueue } from '../../src/resources/queue/names.ts';
import type { IntegrationFacts, MethodFacts } from '../../src/resources/rest-api/facts.ts';
import { literalIn, readForm, useOf, type BodyUse } from './body-template.ts';

const form = 'application/x-www-form-urlencoded';

/** What is put into the call at a place, whatever case its header is written in. */
const put = ({ requestParameters }: IntegrationFacts, place: string): Fact<string> | undefined =>
  [...need(requestParameters)].find(
    ([key]) => key.toLowerCase() === `integration.request.${place}`.toLowerCase(),
  )?.[1];

const putText = (integration: IntegrationFacts, place: string): string | undefined => {
  const found = put(integration, place);
  return found && literalIn(need(found));
};

/** SQS's other protocol, in which the body is JSON and a header names the action: what comes of it shows in motion. */
const speaksJson = (integration: IntegrationFacts): boolean =>
  put(integration, 'header.X-Amz-Target') !== undefined;
const inMotion = (what: string): Check =>
  notObservable(`${what} in SQS's JSON protocol only shows in motion`);

/** The template for a body of JSON, and whether there is one for every other type too. */
const templateForJson = ({ requestTemplates }: IntegrationFacts): Fact<string> | undefined => {
  const templates = [...need(requestTemplates)];
  const found = templates.find(([type]) => /^application\/json\b/.test(type));
  return (found ?? templates.find(([type]) => type === '$default'))?.[1];
};

/** A parameter of the SQS call: out of the query, or of the form that the template writes. `unclear` when it cannot be told. */
const parameter = (integration: IntegrationFacts, name: string): { text?: string; unclear?: true } => {
  const inQuery = putText(integration, `querystring.${name}`);
  if (inQuery !== undefined) return { text: inQuery };
  const template = templateForJson(integration);
  if (template === undefined) return {};
  const { parameters } = readForm(need(template));
  if (parameters === undefined) return { unclear: true };
  const text = parameters.get(name);
  return text === undefined ? {} : { text };
};

const byAction = (uri: string | undefined): boolean =>
  /^arn:[\w-]+:apigateway:[\w-]+:sqs:action\/SendMessage$/.test(uri ?? '');

/** The integration calls SendMessage of this queue: by its path and an Action, or by the action and its QueueUrl. */
export const callsQueue = ({ integration }: MethodFacts, queue: QueueFacts): Check => {
  const uri = need(integration.uri);
  const wanted = `SendMessage of ${need(queue.arn)}`;
  if (speaksJson(integration)) return inMotion('which queue is called');
  if (byAction(uri)) {
    const { text, unclear } = parameter(integration, 'QueueUrl');
    if (unclear) return notObservable('which queue is called: its template cannot be read without a request');
    return expectThat(
      isQueueUrl(literalIn(text ?? ''), queue),
      'the API sends to another queue, or to none',
      {
        expected: wanted,
        actual: text === undefined ? `${String(uri)} without QueueUrl` : literalIn(text),
        at: integration.uri.at,
      },
    );
  }
  if (!namesQueue(uri ?? '', queue))
    return fail('the API sends to something else', { expected: wanted, actual: uri, at: integration.uri.at });
  const { text, unclear } = parameter(integration, 'Action');
  if (unclear)
    return notObservable('what is asked of the queue: its template cannot be read without a request');
  return expectThat(
    text !== undefined && literalIn(text) === 'SendMessage',
    'the API does not ask the queue to take a message',
    {
      expected: 'Action=SendMessage',
      actual: text === undefined ? 'no Action' : `Action=${text}`,
      at: integration.requestTemplates.at,
    },
  );
};

/** It says that what it sends is a form, which SQS wants of a template's parameters. */
export const saysForm = ({ integration }: MethodFacts): Check => {
  if (speaksJson(integration)) return inMotion('its content type');
  if (put(integration, 'querystring.MessageBody') !== undefined) return pass();
  const type = put(integration, 'header.Content-Type');
  const said = type && literalIn(need(type));
  return expectThat(said?.startsWith(form) === true, 'the API does not say that it sends a form', {
    expected: `integration.request.header.Content-Type: '${form}'`,
    actual: said,
    at: type?.at ?? integration.requestParameters.at,
  });
};

const bodyUse = (integration: IntegrationFacts): BodyUse => {
  const { text, unclear } = parameter(integration, 'MessageBody');
  return unclear === true ? 'somehow' : useOf(text);
};

/** The message is the request's body, however it is written. */
export const sendsBody = ({ integration }: MethodFacts): Check => {
  if (speaksJson(integration)) return inMotion('what is sent');
  const use = bodyUse(integration);
  if (use === 'somehow')
    return notObservable('what is sent: it is made of the request in a way that only one shows');
  return expectThat(use !== 'not', 'the API does not send the body of a request', {
    expected: 'MessageBody=$util.urlEncode($input.body), for application/json',
    actual: parameter(integration, 'MessageBody').text ?? 'no MessageBody',
    at: integration.requestTemplates.at,
  });
};

/** Each template encodes the body: nothing in it ends the message or adds to the call. */
export const encodesBody = ({ integration }: MethodFacts): readonly Check[] => {
  if (speaksJson(integration)) return [inMotion('whether the body arrives whole')];
  const templates = [...need(integration.requestTemplates)];
  const inQuery = put(integration, 'querystring.MessageBody') !== undefined;
  const uses = inQuery
    ? [{ type: 'any', use: bodyUse(integration), at: integration.requestParameters.at }]
    : templates.map(([type, template]) => {
        const { parameters } = readForm(need(template));
        const use = parameters === undefined ? 'somehow' : useOf(parameters.get('MessageBody'));
        return { type, use, at: template.at };
      });
  const raw = uses.find(({ use }) => use === 'raw' || use === 'not');
  if (raw !== undefined || uses.length === 0)
    return [
      fail('the body is sent as it is: an & in it ends the message, and what follows adds to the call', {
        expected: 'MessageBody=$util.urlEncode($input.body)',
        actual:
          raw === undefined
            ? 'no template'
            : `for ${raw.type}: ${raw.use === 'raw' ? 'the body as it is' : 'not the body'}`,
        at: raw?.at ?? integration.requestTemplates.at,
      }),
    ];
  const open = uses.find(({ use }) => use !== 'encoded');
  return [
    open === undefined
      ? pass()
      : notObservable(
          `whether a body of ${open.type} arrives byte for byte: its template cannot be read without a request`,
        ),
  ];
};

/** A body of a type that no template is for is refused: passed on as it is, it would itself be the call. */
export const passesNothingOn = ({ integration }: MethodFacts): Check => {
  const templates = need(integration.requestTemplates);
  const never = ['NEVER', ...(templates.size > 0 ? ['WHEN_NO_TEMPLATES'] : [])];
  if (templates.has('$default')) return pass();
  return expectFact(
    integration.passthrough,
    'what happens to a body of a type that no template is for',
    `it is refused (${never.join(' or ')})`,
    (behavior) => never.includes(behavior),
  );
};

/** Statuses of SQS that stand for all of their kind. */
const taken = ['200'];
const refused = ['400', '403', '404', '413', '500', '503'];

/** What the caller may get for a status of SQS: the responses that match it, or else the default. */
const answersFor = (integration: IntegrationFacts, status: string): readonly string[] | undefined => {
  const responses = need(integration.responses);
  const isDefault = (pattern: string | undefined): boolean => pattern === undefined || pattern === '';
  const matching: string[] = [];
  for (const { pattern, status: answer } of responses) {
    const text = need(pattern);
    if (isDefault(text)) continue;
    const expression = readPattern(text ?? '');
    if (expression === undefined) return undefined;
    if (expression.test(status)) matching.push(need(answer));
  }
  if (matching.length > 0) return matching;
  return responses
    .filter(({ pattern }) => isDefault(need(pattern)))
    .map(({ status: answer }) => need(answer));
};

const readPattern = (pattern: string): RegExp | undefined => {
  try {
    return new RegExp(`^(?:${pattern})$`, 's');
  } catch {
    return undefined;
  }
};

const isSuccess = (status: string): boolean => /^2\d\d$/.test(status);

/** A caller is told 2xx when the queue took the message, and only then; and the method can answer with what is chosen. */
export const answersAsQueue = ({ integration, statuses }: MethodFacts): readonly Check[] => {
  const at = integration.responses.at;
  const declared = need(statuses).map((status) => need(status));
  const unclear = [...taken, ...refused].some((status) => answersFor(integration, status) === undefined);
  if (unclear) return [notObservable('a pattern of the integration responses could not be read')];
  const onSuccess = taken.flatMap((status) => answersFor(integration, status) ?? []);
  const falsely = refused.filter((status) => (answersFor(integration, status) ?? []).some(isSuccess));
  const all = [...taken, ...refused].flatMap((status) => answersFor(integration, status) ?? []);
  const undeclared = all.filter((status) => !declared.includes(status));
  return [
    expectThat(
      onSuccess.length > 0 && onSuccess.every(isSuccess),
      'a caller whose order was taken is not told so',
      {
        expected: 'a 2xx for a 2xx of the queue',
        actual: onSuccess.length === 0 ? '500: no integration response matches' : onSuccess,
        at,
      },
    ),
    expectThat(falsely.length === 0, 'a caller gets a 2xx although the queue did not take the order', {
      expected: 'no 2xx for an error of the queue',
      actual: `2xx for ${falsely.join(', ')}`,
      at,
    }),
    expectThat(
      undeclared.length === 0,
      'an integration response has a status that the method does not have',
      {
        expected: `a method response for each of ${[...new Set(all)].join(', ')}`,
        actual: declared,
        at,
      },
    ),
  ];
};

/** The integration acts as that role. */
export const actsAs = ({ integration }: MethodFacts, roleArn: string): Check =>
  equals(integration.credentials, roleArn, 'the role with which the API calls the queue');

export const isPostMethod = ({ verb }: MethodFacts): Check =>
  expectFact(verb, "the method's verb", 'POST (or ANY)', (text) => ['POST', 'ANY'].includes(text));
