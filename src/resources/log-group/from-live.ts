import { known } from '../../facts/fact.ts';
import { answerFact, givenPart, inAnswer, mapAnswer, part, type Answer } from '../live-answer.ts';
import { nothing, type LiveContext, type Sighting } from '../live-context.ts';
import { markFilled } from '../live-filled.ts';

/** Observes a log group by its name. */
export const observeLogGroup = async (name: string, live: LiveContext): Promise<Sighting> => {
  const found = await live.reader.pages(
    'logs:DescribeLogGroups',
    `the log group ${name}`,
    async (clients, nextToken) => {
      const logs = await clients.logs();
      const page = await logs.describeLogGroups({
        logGroupNamePrefix: name,
        ...(nextToken && { nextToken }),
      });
      // The other groups that begin like it are of no interest, nor are further pages once it is found.
      const items = page.logGroups?.filter(({ logGroupName }) => logGroupName === name);
      return { items, next: items?.length === 0 ? page.nextToken : undefined };
    },
  );
  const answer: Answer<(typeof found & { state: 'read' })['value'][number] | undefined> = mapAnswer(
    found,
    ([group]) => group,
  );
  if (answer.state === 'absent' || (answer.state === 'read' && answer.value === undefined)) return nothing;
  const group = answerFact(answer, inAnswer(name, 'DescribeLogGroups.logGroups'));
  const facts = {
    id: name,
    at: inAnswer(name, ''),
    own: await live.own('logGroup', name),
    name: known(name, group.at),
    arn: givenPart(
      group,
      'arn',
      (described) => described?.arn?.replace(/:\*$/, '') ?? described?.logGroupArn,
    ),
    retention: part(group, 'retentionInDays', (described) => described?.retentionInDays),
  };
  return {
    resources: [{ kind: 'logGroup', facts: markFilled('logGroup', facts, live.filled) }],
    leads: [],
    hidden: [],
  };
};
