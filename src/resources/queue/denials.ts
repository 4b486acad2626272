import { map, type Fact } from '../../facts/fact.ts';
import type { PolicyDocument, Statement } from '../../iam/policy.ts';

/** The Deny statements of a policy; unknown as soon as one of its statements has an effect that is. */
export const denialsOf = (policy: Fact<PolicyDocument | undefined>): Fact<readonly Statement[]> => {
  const statements = policy.known ? (policy.value?.statements ?? []) : [];
  const unclear = statements.find(({ effect }) => !effect.known)?.effect;
  if (unclear?.known === false) return unclear;
  return map(policy, () => statements.filter(({ effect }) => effect.known && effect.value === 'Deny'));
};
