import type { Lead, LiveContext } from '../live-context.ts';
import { parseFunctionArn } from '../live-names.ts';

/** How a function is asked for: by its name, or by its ARN where it belongs to another account or region. */
export const functionLead = (
  arn: string,
  { region, accountId }: Pick<LiveContext, 'region' | 'accountId'>,
): Lead[] => {
  const found = parseFunctionArn(arn);
  if (found === undefined) return [];
  const here = found.arn.split(':').slice(3, 5).join(':') === `${region}:${accountId}`;
  return [{ kind: 'function', id: here ? found.name : found.arn }];
};
