import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { NoAnswer, post, send } from '../../../src/exercise/http.ts';
import { fakeTarget } from './fake-target.ts';

const target = fakeTarget({});
let server: Server;
let url: string;
const heard: {
  method: string | undefined;
  host: string | undefined;
  path: string | undefined;
  type: string | undefined;
  body: string;
}[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (part: string) => (body += part));
    request.on('end', () => {
      const { method, url: path, headers } = request;
      heard.push({ method, host: headers.host, path, type: headers['content-type'], body });
      if (request.url === '/hangs') return;
      if (request.url === '/cut') return void request.socket.destroy();
      const status = Number(request.url?.slice(1));
      response.writeHead(status, { 'Content-Type': 'application/json', 'X-Seen': 'Yes', location: '/200' });
      response.end(status === 502 ? '<html>' : '{"answered": true}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

describe('post', () => {
  test.each([200, 400, 404, 500, 502, 302])('%i is an answer like any other', async (status) => {
    const answer = await post(target, `${url}/${String(status)}`, '{}');
    expect(answer.status).toBe(status);
    expect(answer.headers).toMatchObject({ 'content-type': 'application/json', 'x-seen': 'Yes' });
  });

  test('reads JSON, and keeps what is none as text', async () => {
    expect(await post(target, `${url}/200`, '{}')).toMatchObject({ json: { answered: true } });
    expect(await post(target, `${url}/502`, '{}')).toMatchObject({ json: undefined, body: '<html>' });
  });

  test.each(['', '{"broken": ', ' {"spaced": 1} ', '"text"', '{"Grüße": "🌍"}'])(
    'sends %j exactly as it is',
    async (body) => {
      await post(target, `${url}/200`, body);
      expect(heard.at(-1)).toMatchObject({ body, type: 'application/json' });
    },
  );

  test('sends the headers that it is given', async () => {
    await post(target, `${url}/200`, 'x', { headers: { 'content-type': 'text/plain' } });
    expect(heard.at(-1)).toMatchObject({ type: 'text/plain' });
  });

  test('goes where the target makes the URL answer', async () => {
    const elsewhere = fakeTarget({}, { reachable: () => `${url}/200` });
    expect((await post(elsewhere, 'https://api.example/dev/data', '{}')).status).toBe(200);
  });

  test('no answer says what does not answer, and why', async () => {
    await expect(post(target, 'http://127.0.0.1:1/', '{}')).rejects.toThrow(
      /^http:\/\/127\.0\.0\.1:1\/ does not answer \(ECONNREFUSED\)$/,
    );
    await expect(post(target, `${url}/cut`, '{}')).rejects.toBeInstanceOf(NoAnswer);
    await expect(post(target, `${url}/hangs`, '{}', { timeoutMs: 50 })).rejects.toThrow(/does not answer/);
    await expect(post(target, '/data', '{}')).rejects.toThrow('/data is no URL');
  });

  test('an abort is thrown as what it is', async () => {
    const signal = AbortSignal.abort(new Error('given up'));
    await expect(post(target, `${url}/200`, '{}', { signal })).rejects.toThrow('given up');
  });
});

describe('send', () => {
  test.each(['GET', 'OPTIONS', 'DELETE'])('a %s without a body', async (method) => {
    expect((await send(target, method, `${url}/200`, undefined)).status).toBe(200);
    expect(heard.at(-1)).toMatchObject({ method, body: '', type: undefined });
  });

  test('under the name of another host', async () => {
    await send(target, 'GET', `${url}/200`, undefined, { headers: { host: 'd1.example.com' } });
    expect(heard.at(-1)).toMatchObject({ method: 'GET', host: 'd1.example.com' });
  });
});
