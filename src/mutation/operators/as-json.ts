import { dataOf } from '../data.ts';
import { mutantAt, type Operator } from '../operator.ts';

/** Writes the whole template as JSON. */
export const asJson: Operator = {
  name: 'as-json',
  *mutants(original) {
    const { document } = original;
    const root = original.at('');
    if (document.format === 'json' || root === undefined) return;
    const text = `${JSON.stringify(dataOf(document.root), null, 2)}\n`;
    yield mutantAt(original, this.name, root, 'the template is JSON', [
      { start: 0, end: document.text.length, text },
    ]);
  },
};
