import { need } from '../../src/control/subject.ts';
import { send, type HttpAnswer } from '../../src/exercise/http.ts';
import { takingBack, type TakingBack } from '../../src/exercise/take-back.ts';
import { beginRun as begin, type LiveSystem, type Run as RunOn } from '../common/exercise-run.ts';
import type { AnsweredProfile } from './evidence.ts';
import { profilesApiSubjects, type ProfilesApi } from './subjects.ts';

/** One run of all exercises of a profiles API. */
export interface Run extends RunOn<ProfilesApi> {
  /** Takes back what the exercises made beside items of the table. */
  readonly undo: TakingBack;
  /** Tokens, which no evidence may hold, not even where an answer repeats one. */
  readonly secrets: Set<string>;
}

/** The output with the stage's URL, as what the paths are put behind. */
const stageUrl = (output: string): string => output.replace(/\/+$/, '').replace(/\/profiles$/, '');

export const beginRun = (live: LiveSystem): Run => ({
  ...begin(live, profilesApiSubjects(live.system), stageUrl(live.outputs.get('ApiGatewayInvokeUrl') ?? '')),
  undo: takingBack(),
  secrets: new Set(),
});

/** A request to the API. */
export interface Request {
  readonly method: string;
  /** e.g. `/profiles`, with whatever belongs behind it. */
  readonly path: string;
  readonly token?: string;
  /** A text is sent as it is, anything else as JSON. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Sends a request to the API itself, or to where `url` says. What is under way is not aborted: what it stores could come after the clean-up. */
export const ask = async (
  { target, url: own, signal, secrets }: Pick<Run, 'target' | 'url' | 'signal' | 'secrets'>,
  { method, path, token, body, headers = {} }: Request,
  url = own,
): Promise<HttpAnswer> => {
  signal?.throwIfAborted();
  const text = body === undefined || typeof body === 'string' ? body : JSON.stringify(body);
  const answer = await send(target, method, `${url}${path}`, text, {
    headers: {
      ...(text === undefined ? {} : { 'content-type': 'application/json' }),
      ...(token === undefined ? {} : { authorization: token }),
      ...headers,
    },
  });
  return withoutSecrets(answer, secrets);
};

const withoutSecrets = (answer: HttpAnswer, secrets: ReadonlySet<string>): HttpAnswer => {
  let told = JSON.stringify(answer);
  for (const secret of secrets) told = told.replaceAll(secret, '…');
  return { json: undefined, ...(JSON.parse(told) as Omit<HttpAnswer, 'json'>) };
};

/** A profile of this run's, to be sent. */
export const profileOf = (
  { mark }: Pick<Run, 'mark'>,
  kind: string,
): { readonly email: string; readonly name: string } => ({
  email: `${mark}-${kind}@example.com`,
  name: `${mark}-${kind}`,
});

/** Puts a profile into the table past the API, as the specification's function would have written it. */
export const putProfile = async (
  { target, subjects, mark }: Pick<Run, 'target' | 'subjects' | 'mark'>,
  kind: string,
  { email, name }: { readonly email: string; readonly name: string },
): Promise<AnsweredProfile & { readonly userId: string }> => {
  const now = new Date().toISOString();
  const profile = { userId: `${mark}-${kind}`, email, name, createdAt: now, updatedAt: now };
  const texts = Object.entries({ ...profile, cognitoUserId: mark });
  await (
    await target.clients.dynamoDb()
  ).putItem({
    TableName: need(subjects.table.name),
    Item: Object.fromEntries(texts.map(([attribute, S]) => [attribute, { S }])),
  });
  return profile;
};

/** Why something failed, in one line. */
export const reasonOf = (failure: unknown): string =>
  failure instanceof Error
    ? failure.name === 'Error'
      ? failure.message
      : `${failure.name}: ${failure.message}`
    : String(failure);
