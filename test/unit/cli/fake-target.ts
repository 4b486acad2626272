import type { Check } from '../../../src/control/verdict.ts';
import { verdictOf } from '../../../src/control/judge.ts';
import type { Spec } from '../../../src/control/control.ts';
import type { LiveJudgement } from '../../../src/probe.ts';
import type { Deployment } from '../../../src/target/deploy.ts';
import type { KeptLocal } from '../../../src/target/local/kept-local.ts';
import type { Clients, Target } from '../../../src/target/target.ts';

/** A target of which only CloudFormation's stacks are there. */
export const fakeTarget = (
  name: 'local' | 'aws',
  stacks: readonly object[] = [],
): Target & { closed: number } => {
  const target = {
    name,
    description: name === 'local' ? 'MiniStack 1.5.33' : 'AWS account 111122223333',
    region: 'us-east-1',
    accountId: '111122223333',
    clients: {
      cloudFormation: () => Promise.resolve({ describeStacks: () => Promise.resolve({ Stacks: stacks }) }),
    } as unknown as Clients,
    inRegion: (region: string) => ({ ...target, region }),
    reachable: (url: string) => url,
    gaps: [],
    closed: 0,
    close: () => {
      target.closed += 1;
      return Promise.resolve();
    },
  };
  return target;
};

/** A local target that goes on, and what was done with it. */
export const fakeKept = (found: boolean, done: string[]): KeptLocal => {
  const target = fakeTarget('local');
  return {
    target,
    record: {
      pid: 1,
      url: 'http://127.0.0.1:1',
      description: target.description,
      region: target.region,
      accountId: target.accountId,
      filled: { 'stackproof-data-api': ['table-encryption'] },
    },
    found,
    release: () => {
      done.push('released');
      return Promise.resolve();
    },
    recordFilled: (stackName, gaps) => {
      done.push(`filled ${gaps.join(' ')} of ${stackName}`);
      return Promise.resolve();
    },
    end: () => {
      done.push('ended');
      return Promise.resolve();
    },
  };
};

export const deployment: Deployment = {
  stackId: 'arn:stack',
  outputs: new Map([['ApiGatewayUrl', 'https://x/dev']]),
  filled: [
    { gap: 'table-encryption', physicalId: 'a' },
    { gap: 'table-encryption', physicalId: 'b' },
  ],
  notices: [],
  created: true,
};

/** Every control of a spec that looks at live stacks gets this. */
export const judgedLive = (spec: Spec, check: Check): LiveJudgement => ({
  verdicts: new Map(
    spec.sections.flatMap(({ controls }) =>
      controls
        .filter(({ live, exercise }) => live !== undefined || exercise !== undefined)
        .map(({ id }) => [id, verdictOf([check])] as const),
    ),
  ),
  timings: { observe: 1, exercise: 2, judge: 3 },
  notices: ['an item was left behind'],
});
