import { known, unknown, type Fact } from '../../facts/fact.ts';
import type { Value } from '../../facts/value.ts';
import type { ResolvedStack } from '../../template/stack.ts';

/** Every text among the properties of a stack's resources and in its outputs, where it stands; a part that is not known is unknown. */
export const textsOf = ({ resources, outputs }: ResolvedStack): readonly Fact<string>[] => {
  const texts: Fact<string>[] = [];
  const collect = (value: Value): void => {
    switch (value.kind) {
      case 'scalar':
        if (typeof value.value === 'string') texts.push(known(value.value, value.at));
        break;
      case 'unknown':
        texts.push(unknown(value.reason, value.at));
        break;
      case 'list':
        value.items.forEach(collect);
        break;
      case 'dict':
        value.entries.forEach(collect);
    }
  };
  for (const { properties } of resources.values()) collect(properties);
  for (const { value } of outputs.values()) collect(value);
  return texts;
};
