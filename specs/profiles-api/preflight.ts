import { equals, expectFact, fail, notObservable, pass } from '../../src/control/expect.ts';
import { need } from '../../src/control/subject.ts';
import type { Check } from '../../src/control/verdict.ts';
import type { Fact } from '../../src/facts/fact.ts';
import type { Place } from '../../src/facts/place.ts';
import type { IntegrationResponseFacts, MethodFacts } from '../../src/resources/rest-api/facts.ts';
import { oneByOne } from '../common/one-by-one.ts';

/** What the template of a mock says that it answers: `{"statusCode": 200}`, or without the quotes, which API Gateway takes too. */
const statusIn = (template: string): string | undefined =>
  /^\s*\{\s*["']?statusCode["']?\s*:\s*["']?(\d{3})["']?\s*[,}]/.exec(template)?.[1];

const matches = (pattern: string, status: string): boolean => {
  try {
    return new RegExp(`^(?:${pattern})$`).test(status);
  } catch {
    return false;
  }
};

/**
 * The responses that API Gateway may take for that answer of the mock: those whose pattern fits, else those without one. Which of
 * several it takes is not said.
 */
const responsesFor = (
  status: string,
  responses: readonly IntegrationResponseFacts[],
): readonly IntegrationResponseFacts[] => {
  const patternOf = (response: IntegrationResponseFacts): string => need(response.pattern) ?? '';
  const fitting = responses.filter(
    (response) => patternOf(response) !== '' && matches(patternOf(response), status),
  );
  return fitting.length > 0 ? fitting : responses.filter((response) => patternOf(response) === '');
};

/** Without a body and its content type a request is taken for JSON. */
const mockedStatus = ({ integration }: MethodFacts): Fact<string | undefined> => {
  const { requestTemplates } = integration;
  if (!requestTemplates.known) return requestTemplates;
  const template = requestTemplates.value.get('application/json');
  if (template === undefined) return { ...requestTemplates, value: undefined };
  return template.known ? { ...template, value: statusIn(template.value) } : template;
};

interface Header {
  readonly name: string;
  readonly expected: string;
  readonly holds: (value: string) => boolean;
}

const listed = (value: string): readonly string[] => value.split(',').map((item) => item.trim());

/** The headers of an answer to a preflight request: for every origin, and exactly these verbs. */
const headersFor = (verbs: readonly string[]): readonly Header[] => [
  { name: 'Access-Control-Allow-Origin', expected: '*', holds: (value) => value === '*' },
  {
    name: 'Access-Control-Allow-Headers',
    expected: 'Content-Type and Authorization',
    holds: (value) => {
      const names = listed(value.toLowerCase());
      return names.includes('content-type') && names.includes('authorization');
    },
  },
  {
    name: 'Access-Control-Allow-Methods',
    expected: `exactly ${verbs.join(', ')}`,
    holds: (value) => {
      const named = listed(value);
      return named.length === verbs.length && verbs.every((verb) => named.includes(verb));
    },
  },
];

/**
 * A header is in the answer when the integration's response sets it and the method's response lets it through. That a mock says no
 * status is another check.
 */
const isSent = (
  { name, expected, holds }: Header,
  path: string,
  method: MethodFacts,
  status = '200',
): Check => {
  const what = `${name} of OPTIONS ${path}`;
  const key = `method.response.header.${name}`;
  const lacking = (message: string, actual: unknown, at: Place): Check =>
    fail(`${what} ${message}`, { expected, actual, at });
  const sentBy = (response: IntegrationResponseFacts): Check => {
    const value = entry(need(response.parameters), key);
    if (value === undefined)
      return lacking("is not set in the integration's response", undefined, response.at);
    if (!value.known) return notObservable(`${what}: ${value.reason}`);
    const answer = need(method.responses).find((each) => need(each.status) === need(response.status));
    if (answer === undefined || entry(need(answer.parameters), key) === undefined)
      return lacking(
        "is not declared in the method's response",
        undefined,
        answer?.at ?? method.responses.at,
      );
    const constant = /^'(.*)'$/.exec(value.value)?.[1];
    return constant !== undefined && holds(constant) ? pass() : lacking('is another', value.value, value.at);
  };
  const sent = responsesFor(status, need(method.integration.responses)).map(sentBy);
  const [first] = sent;
  if (first === undefined)
    return lacking(
      "is not sent: no response of the integration's fits",
      undefined,
      method.integration.responses.at,
    );
  return (
    sent.find(({ outcome }) => outcome === 'fail') ?? sent.find(({ outcome }) => outcome !== 'pass') ?? first
  );
};

/** A header's entry, in whichever case its name is written. */
const entry = (parameters: ReadonlyMap<string, Fact<string>>, key: string): Fact<string> | undefined =>
  [...parameters].find(([name]) => name.toLowerCase() === key.toLowerCase())?.[1];

/** OPTIONS is answered by API Gateway itself, without authorization, with what a browser asks for: one check for each fact. */
export const answersPreflight = (
  method: MethodFacts,
  path: string,
  verbs: readonly string[],
): readonly Check[] => {
  const status = mockedStatus(method);
  return [
    equals(method.integration.type, 'MOCK', `the integration type of OPTIONS ${path}`),
    equals(method.authorization, 'NONE', `the authorization of OPTIONS ${path}`),
    equals(method.apiKeyRequired, false, `that OPTIONS ${path} takes an API key`),
    expectFact(
      status,
      `what the mock of OPTIONS ${path} answers`,
      'a status of success',
      (answer) => answer?.startsWith('2') === true,
    ),
    ...oneByOne(headersFor(verbs).map((header) => () => isSent(header, path, method, need(status)))),
  ];
};
