import { expect, test } from '@jest/globals';
import { parseTemplate } from '../../../src/template/load.ts';
import { placeOf } from '../../../src/template/place-of.ts';

const document = parseTemplate(
  `Resources:
  A:
    Type: X::Y
    Properties:
      List:
        - Key: 1
        - [x, y]
      method.request.header.X: true
      method.request: { header.X: false }
      'a[0]': b
      Chosen: !If [C, { K: v }, w]
      p: { q: 1 }
      p.q: 2
      Long: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, ten]
      Deep: [{ a: { b: { c: d } } }]
`,
  't.yaml',
);

test.each([
  ['', 2, 3],
  ['Type', 3, 5],
  ['Properties.List', 5, 7],
  ['Properties.List[0]', 6, 11],
  ['Properties.List[0].Key', 6, 11],
  ['Properties.List[1][1]', 7, 15],
  ['Properties.method.request.header.X', 8, 7],
  ['Properties.method.request', 9, 7],
  ['Properties.a[0]', 10, 7],
  // Below a function there is only the function.
  ['Properties.Chosen', 11, 7],
  ['Properties.Chosen.K', 11, 7],
  // A key with dots is meant before a path through several.
  ['Properties.p.q', 13, 7],
  ['Properties.p', 12, 7],
  ['Properties.Long[10]', 14, 44],
  ['Properties.Deep[0].a.b.c', 15, 26],
])('%s', (path, line, column) => {
  expect(placeOf(document, 'A', path)).toEqual({ resource: 'A', path, file: 't.yaml', line, column });
});

test.each([
  'Nothing',
  'Properties.List[2]',
  'Properties.List.Key',
  'Properties.Typ',
  'Type.Below',
  'Properties[0]',
  'PropertiesList',
  'Properties.List.x[0]',
  'Properties.List[-1]',
  'Properties.Listless',
])('%s is not there', (path) => {
  expect(placeOf(document, 'A', path)).toBeUndefined();
});

test('of a resource that is not there', () => {
  expect(placeOf(document, 'B', '')).toBeUndefined();
});
