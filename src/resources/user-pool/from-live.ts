import { known } from '../../facts/fact.ts';
import type { Answer } from '../live-answer.ts';
import { answerFact, inAnswer, mapAnswer } from '../live-answer.ts';
import { hiddenBy, nothing, type LiveContext, type Resource, type Sighting } from '../live-context.ts';
import { markFilled } from '../live-filled.ts';
import { answerProperties } from '../live-properties.ts';
import { required, withDefault } from '../properties.ts';
import { taggedIn } from '../tagged/live-tags.ts';
import { clientSettings } from './client-from-template.ts';
import type { UserPoolClientFacts, UserPoolDomainFacts, UserPoolFacts } from './facts.ts';
import { userPoolSettings } from './from-template.ts';

/** Observes a Cognito user pool by its id, with its domain and all its app clients. */
export const observeUserPool = async (id: string, live: LiveContext): Promise<Sighting> => {
  const [answer, clients] = await Promise.all([
    live.reader.read('cognito-idp:DescribeUserPool', `the user pool ${id}`, async (services) => {
      const cognito = await services.cognito();
      return (await cognito.describeUserPool({ UserPoolId: id })).UserPool;
    }),
    clientIdsOf(id, live),
  ]);
  if (answer.state === 'absent') return nothing;
  const its = answerProperties(answer, inAnswer(id, 'DescribeUserPool.UserPool'));
  const at = inAnswer(id, '');
  const pool: UserPoolFacts = {
    id,
    at,
    own: await live.own('userPool', id),
    name: required(its.text('Name')),
    arn: required(its.text('Arn')),
    poolId: known(id, at),
    ...userPoolSettings(its, 'SchemaAttributes'),
  };
  const ids = clients.state === 'read' ? clients.value : [];
  const observed = await Promise.all(ids.map((client) => clientOf(id, client, live)));
  const domain = its.text('Domain');
  return {
    resources: [
      { kind: 'userPool', facts: markFilled('userPool', pool, live.filled) },
      ...observed.flat(),
      ...(domain.known && domain.value !== undefined && domain.value !== ''
        ? [await domainOf(id, domain.value, live)]
        : []),
    ],
    leads: [],
    hidden: [...hiddenBy(answer, 'userPoolDomain'), ...hiddenBy(clients, 'userPoolClient')],
    tagged: [
      taggedIn(
        pool,
        'AWS::Cognito::UserPool',
        answerFact(answer, inAnswer(id, 'DescribeUserPool.UserPool')),
        'UserPoolTags',
        ({ UserPoolTags }) => UserPoolTags,
      ),
    ],
  };
};

const clientIdsOf = (pool: string, { reader }: LiveContext): Promise<Answer<readonly string[]>> =>
  reader
    .pages(
      'cognito-idp:ListUserPoolClients',
      `the app clients of the user pool ${pool}`,
      async (services, NextToken) => {
        const cognito = await services.cognito();
        const page = await cognito.listUserPoolClients({
          UserPoolId: pool,
          MaxResults: 60,
          ...(NextToken && { NextToken }),
        });
        return { items: page.UserPoolClients, next: page.NextToken };
      },
    )
    .then((answer) =>
      mapAnswer(answer, (all) => all.flatMap(({ ClientId }) => (ClientId === undefined ? [] : [ClientId]))),
    );

/** A client; its secret is looked at only for whether there is one. */
const clientOf = async (pool: string, id: string, live: LiveContext): Promise<readonly Resource[]> => {
  const answer = await live.reader.read(
    'cognito-idp:DescribeUserPoolClient',
    `the app client ${id}`,
    async (services) => {
      const cognito = await services.cognito();
      const found = await cognito.describeUserPoolClient({ UserPoolId: pool, ClientId: id });
      if (found.UserPoolClient === undefined) return undefined;
      const { ClientSecret, ...client } = found.UserPoolClient;
      return { ...client, HasSecret: ClientSecret !== undefined };
    },
  );
  if (answer.state === 'absent') return [];
  const its = answerProperties(answer, inAnswer(id, 'DescribeUserPoolClient.UserPoolClient'));
  const at = inAnswer(id, '');
  const facts: UserPoolClientFacts = {
    id,
    at,
    own: await live.own('userPoolClient', id),
    clientId: known(id, at),
    ...clientSettings(its),
    hasSecret: withDefault(its.flag('HasSecret'), false),
  };
  return [{ kind: 'userPoolClient', facts: markFilled('userPoolClient', facts, live.filled) }];
};

const domainOf = async (pool: string, domain: string, live: LiveContext): Promise<Resource> => {
  const at = inAnswer(pool, 'DescribeUserPool.UserPool.Domain');
  const own = await live.own('userPoolDomain', domain);
  const facts: UserPoolDomainFacts = {
    id: domain,
    at,
    own,
    domain: known(domain, at),
    pool: known(pool, at),
  };
  return { kind: 'userPoolDomain', facts };
};
