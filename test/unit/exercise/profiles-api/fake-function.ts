import { randomUUID } from 'node:crypto';

/** What the API hands to the function. */
export interface Event {
  readonly method: string;
  /** `/profiles` or `/profiles/{userId}`. */
  readonly resource: string;
  readonly userId: string | undefined;
  readonly body: string;
  readonly query: URLSearchParams;
  /** Whether API Gateway knows who asks. */
  readonly signedIn: boolean;
}

export interface Answer {
  readonly status: number;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

export type Profile = Readonly<Record<string, string>>;
/** The table as the function sees it. */
export type Profiles = Map<string, Profile>;

export const cors = {
  'content-type': 'application/json',
  'access-control-allow-origin': '*',
  'access-control-allow-headers': 'Content-Type,Authorization',
  'access-control-allow-methods': 'GET,POST,PUT,DELETE,OPTIONS',
};

export const answer = (status: number, body: unknown): Answer => ({
  status,
  body: JSON.stringify(body),
  headers: cors,
});

const reasonsAgainst = (text: string): readonly string[] => {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return ['no JSON'];
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return ['no object'];
  const { email, name } = body as Record<string, string>;
  return [
    ...(email === undefined ? ['email is required'] : email.includes('@') ? [] : ['email must be valid']),
    ...(name === undefined ? ['name is required'] : name.length < 2 ? ['name must be longer'] : []),
  ];
};

/** Does what the specification's function does. */
export const goodFunction = (event: Event, profiles: Profiles, pageSize = 100): Answer => {
  const { method, resource, userId = '', body, query, signedIn } = event;
  if (!signedIn) return answer(401, { error: 'Unauthorized' });
  const now = new Date().toISOString();
  if (resource === '/profiles' && method === 'GET') {
    const all = [...profiles.values()];
    const from = Number(query.get('cursor') ?? 0);
    const page = all.slice(from, from + pageSize);
    const next = from + pageSize < all.length ? { cursor: String(from + pageSize) } : {};
    return answer(200, { profiles: page, count: page.length, ...next });
  }
  const known = profiles.get(userId);
  if (resource !== '/profiles' && known === undefined)
    return answer(404, { error: 'There is no such profile' });
  if (method === 'GET') return answer(200, { profile: known });
  if (method === 'DELETE') {
    profiles.delete(userId);
    return answer(200, { userId });
  }
  const details = reasonsAgainst(body);
  if (details.length > 0) return answer(400, { error: 'not valid', details });
  const { email = '', name = '' } = JSON.parse(body) as Record<string, string>;
  const id = method === 'POST' ? randomUUID() : userId;
  const profile = { ...(known ?? { userId: id, createdAt: now }), email, name, updatedAt: now };
  profiles.set(id, profile);
  return answer(method === 'POST' ? 201 : 200, { profile });
};
