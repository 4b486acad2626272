import type { Node } from './document.ts';

/** `Fn::ForEach` is spelt with a name for the loop behind it. */
export const isLoop = (key: string): boolean => key.startsWith('Fn::ForEach');

/** Whether a loop stands anywhere in a tree. */
export const hasLoop = (node: Node): boolean =>
  node.kind === 'sequence'
    ? node.items.some(hasLoop)
    : node.kind === 'mapping' && node.entries.some(({ key, value }) => isLoop(key.text) || hasLoop(value));
