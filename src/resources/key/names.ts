import type { AliasFacts, KeyFacts } from './facts.ts';

/** Whether a text names this key: its id, its ARN, or one of its aliases by name or ARN (AWS KMS API, KeyId). */
export const namesKey = (text: string, key: KeyFacts, aliases: readonly AliasFacts[]): boolean => {
  if (text === '') return false;
  if ((key.keyId.known && text === key.keyId.value) || (key.arn.known && text === key.arn.value)) return true;
  const aliasName = /(?:^|:)(alias\/.+)$/.exec(text)?.[1];
  return (
    aliasName !== undefined &&
    aliases.some(
      ({ name, target }) =>
        name.known && name.value === aliasName && target.known && namesKey(target.value, key, []),
    )
  );
};
