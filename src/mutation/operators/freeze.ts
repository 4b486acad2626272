import { replaceWith } from '../edits.ts';
import { mutantAt, type Operator } from '../operator.ts';
import { resolvedAt, type Original } from '../original.ts';
import { referencesAt, type Reference } from '../references.ts';

/** Writes, in place of a reference, what it comes to with the defaults: right for one stack, wrong for another. */
export const freeze: Operator = {
  name: 'freeze',
  *mutants(original) {
    for (const spot of original.spots) {
      const references = referencesAt(spot);
      const all = references.length > 0 ? resolvedAt(original, spot) : undefined;
      if (all !== undefined)
        yield mutantAt(
          original,
          this.name,
          spot,
          `${spot.path} is ${String(all)}, whatever it should follow`,
          [replaceWith(original.document, spot, all)],
        );
      for (const reference of references) {
        const value = valueOf(original, reference);
        if (value === undefined || reference.part === undefined) continue;
        const description = `in ${spot.path} ${reference.name} is ${value}, whatever it should be`;
        const edit = replaceWith(original.document, spot, reference.withText(value));
        yield mutantAt(
          original,
          this.name,
          spot,
          description,
          [edit],
          `${String(reference.part)}${reference.name}`,
        );
      }
    }
  },
};

/** What a reference gives with the defaults; undefined where it cannot be known. */
const valueOf = ({ scenario, stack }: Original, { name, attribute }: Reference): string | undefined => {
  const known: Readonly<Record<string, string>> = {
    'AWS::StackName': scenario.stackName,
    'AWS::AccountId': scenario.accountId,
    'AWS::Region': scenario.region,
    'AWS::Partition': scenario.partition,
    'AWS::URLSuffix': 'amazonaws.com',
  };
  const resource = stack.resources.get(name);
  const value =
    resource === undefined
      ? undefined
      : attribute === undefined
        ? resource.ref
        : resource.attribute(attribute);
  if (value !== undefined) return value.kind === 'scalar' ? String(value.value) : undefined;
  return known[name] ?? scenario.parameters.get(name);
};
