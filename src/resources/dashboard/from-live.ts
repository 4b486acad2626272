import { known } from '../../facts/fact.ts';
import { inAnswer } from '../live-answer.ts';
import { nothing, type LiveContext, type Sighting } from '../live-context.ts';
import { markFilled } from '../live-filled.ts';
import { answerProperties } from '../live-properties.ts';
import type { DashboardFacts } from './facts.ts';
import { bodyOf } from './from-template.ts';

/** Observes a CloudWatch dashboard by its name. */
export const observeDashboard = async (name: string, live: LiveContext): Promise<Sighting> => {
  const answer = await live.reader.read(
    'cloudwatch:GetDashboard',
    `the dashboard ${name}`,
    async (clients) => {
      const cloudWatch = await clients.cloudWatch();
      return (await cloudWatch.getDashboard({ DashboardName: name })).DashboardBody;
    },
  );
  if (answer.state === 'absent') return nothing;
  const facts: DashboardFacts = {
    id: name,
    at: inAnswer(name, ''),
    own: await live.own('dashboard', name),
    name: known(name, inAnswer(name, '')),
    body: bodyOf(answerProperties(answer, inAnswer(name, 'GetDashboard.DashboardBody'))),
  };
  return {
    resources: [{ kind: 'dashboard', facts: markFilled('dashboard', facts, live.filled) }],
    leads: [],
    hidden: [],
  };
};
