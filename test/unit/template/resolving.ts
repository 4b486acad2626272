import type { Value } from '../../../src/facts/value.ts';
import type { Scenario } from '../../../src/resources/system.ts';
import { parseTemplate } from '../../../src/template/load.ts';
import { resolveTemplate } from '../../../src/template/resolve.ts';
import type { ResolvedStack } from '../../../src/template/stack.ts';

/** A scenario as the tests assume it, with what a test sets. */
export const scenario = (
  parameters: Record<string, string> = {},
  more: Partial<Scenario> = {},
): Scenario => ({
  stackName: 'demo',
  accountId: '123456789012',
  region: 'us-east-1',
  partition: 'aws',
  ...more,
  parameters: new Map(Object.entries(parameters)),
});

/** Resolves a template given as text. */
export const resolved = (
  text: string,
  parameters: Record<string, string> = {},
  more: Partial<Scenario> = {},
): ResolvedStack => resolveTemplate(parseTemplate(text, 't.yaml'), scenario(parameters, more));

/** A value as plain data; an unknown as `{ unknown: reason }`. */
export const plain = (value: Value | undefined): unknown => {
  switch (value?.kind) {
    case undefined:
      return undefined;
    case 'scalar':
      return value.value;
    case 'list':
      return value.items.map(plain);
    case 'dict':
      return Object.fromEntries([...value.entries].map(([key, item]) => [key, plain(item)]));
    case 'unknown':
      return { unknown: value.reason };
  }
};

/** The messages of a stack's problems, each with its line. */
export const problemsIn = (stack: ResolvedStack): readonly string[] =>
  stack.problems.map(({ message, at }) => `${at.line}: ${message}`);

export const propertyIn = (stack: ResolvedStack, id: string, name: string): unknown =>
  plain(stack.resources.get(id)?.properties.entries.get(name));

/** What a function throws. */
export const thrownBy = (act: () => unknown): unknown => {
  try {
    act();
  } catch (error) {
    return error;
  }
  return undefined;
};
