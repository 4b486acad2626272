import { expect, test } from '@jest/globals';
import { pass } from '../../../src/control/expect.ts';
import { control, section } from './small-spec.ts';

const judge = () => pass();
const other = () => pass();

test('one judgement serves the template and the live stack', () => {
  expect(control('A', 'a', { judge })).toMatchObject({
    template: judge,
    live: judge,
    exercise: undefined,
    ours: false,
  });
});

test('a source may be judged otherwise', () => {
  expect(control('A', 'a', { judge, live: other })).toMatchObject({ template: judge, live: other });
});

test('a source without a judgement has no say', () => {
  expect(control('A', 'a', { template: judge })).toMatchObject({ template: judge, live: undefined });
  expect(control('A', 'a', { exercise: judge })).toMatchObject({
    template: undefined,
    live: undefined,
    exercise: judge,
  });
});

test('a section gives its number to its controls', () => {
  const made = section('2.1', 'Title', [control('A', 'a', { judge, ours: true })]);
  expect(made).toMatchObject({
    number: '2.1',
    title: 'Title',
    controls: [{ id: 'A', section: '2.1', ours: true, breaks: [] }],
  });
});
