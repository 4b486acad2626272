import type { Node } from './document.ts';

/** Whether two nodes say the same, wherever they stand and however they are quoted. */
export const sameNode = (one: Node, other: Node): boolean => {
  if (one === other) return true;
  if (one.tag !== other.tag) return false;
  switch (one.kind) {
    case 'scalar':
      return other.kind === 'scalar' && Object.is(one.value, other.value) && one.text === other.text;
    case 'sequence':
      return (
        other.kind === 'sequence' &&
        one.items.length === other.items.length &&
        one.items.every((item, index) => isSame(item, other.items[index]))
      );
    case 'mapping':
      return (
        other.kind === 'mapping' &&
        one.entries.length === other.entries.length &&
        one.entries.every(
          ({ key, value }, index) =>
            isSame(key, other.entries[index]?.key) && isSame(value, other.entries[index]?.value),
        )
      );
  }
};

const isSame = (one: Node, other: Node | undefined): boolean => other !== undefined && sameNode(one, other);
