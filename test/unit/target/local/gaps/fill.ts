import { fillGaps, type Filled } from '../../../../../src/target/local/gaps/index.ts';
import type { Deployed } from '../../../../../src/target/local/gaps/gap.ts';
import { parseTemplate } from '../../../../../src/template/load.ts';
import { resolveTemplate } from '../../../../../src/template/resolve.ts';
import { fakeTarget } from '../../fake-target.ts';

/** A stack with these resources; `physical` are their ids once they are made. */
export function deployed(Resources: object, physical: Readonly<Record<string, string>>): Deployed {
  const target = fakeTarget();
  const { accountId, region } = target;
  const document = parseTemplate(JSON.stringify({ Resources }), 'template.json');
  const stack = resolveTemplate(document, {
    stackName: 'demo',
    accountId,
    region,
    partition: 'aws',
    parameters: new Map(),
  });
  return { target, stack, physicalIds: new Map(Object.entries(physical)) };
}

/** Fills the gaps of a stack with these resources. */
export const fill = (...given: Parameters<typeof deployed>): Promise<readonly Filled[]> =>
  fillGaps(deployed(...given));

/** What was sent to a service, in order; only the commands of one name where one is given. */
export const sent = (
  mock: { calls: () => { args: readonly [{ input: unknown }, ...unknown[]] }[] },
  command?: string,
): unknown[] =>
  mock
    .calls()
    .map(({ args }) => args[0])
    .filter((each) => command === undefined || each.constructor.name === command)
    .map(({ input }) => input);
