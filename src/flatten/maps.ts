import { isObject, type Json, type NamedOutput } from './format.ts';

/** What `cdk deploy --outputs-file` writes: `{"Stack": {"Name": "value"}}`. */
export const cdkOutputs = (data: Json): readonly NamedOutput[] | undefined =>
  isObject(data) && Object.values(data).every(isObject)
    ? Object.entries(data).flatMap(([stack, outputs]) =>
        isObject(outputs)
          ? Object.entries(outputs).map(([name, value]) => ({ name, value, stack, sensitive: false }))
          : [],
      )
    : undefined;

/** How Pulumi shows a secret unless it is asked to show it. */
const hidden = '[secret]';

/** What `pulumi stack output --json` prints: `{"name": value}`, secrets hidden. */
export const pulumiOutputs = (data: Json): readonly NamedOutput[] | undefined =>
  isObject(data)
    ? Object.entries(data).map(([name, value]) => ({
        name,
        value: value === hidden ? undefined : value,
        stack: undefined,
        sensitive: value === hidden,
      }))
    : undefined;

/** What is flat already. */
export const flatOutputs = (data: Json): readonly NamedOutput[] | undefined =>
  isObject(data)
    ? Object.entries(data).map(([name, value]) => ({ name, value, stack: undefined, sensitive: false }))
    : undefined;
