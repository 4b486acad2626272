import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { grantLacking } from '../../../src/iam/grant-lacking.ts';
import { grantedBeyond } from '../../../src/iam/granted-beyond.ts';
import { roleWith } from './fixtures.ts';

// A service that the catalogue does not have, so that every action applies to every resource.
const actions = ['zz:aa', 'zz:ab', 'zz:bb'];
const letters = ['a', 'b'];
const words = ['', ...letters, ...letters.flatMap((x) => letters.map((y) => x + y))];
const arns = words.map((word) => `arn:zz:zz:::${word}`);

const tail = fc.array(fc.constantFrom('a', 'b', '*', '?'), { maxLength: 3 }).map((parts) => parts.join(''));
const resource = fc.oneof(
  fc.constant('*'),
  tail.map((text) => `arn:zz:zz:::${text}`),
);
const action = fc.constantFrom(...actions, 'ZZ:AA');
const statement = fc
  .record({
    Effect: fc.constantFrom('Allow', 'Allow', 'Deny'),
    actions: fc.array(action, { minLength: 1, maxLength: 2 }),
    resources: fc.array(resource, { minLength: 1, maxLength: 2 }),
    notResource: fc.boolean(),
  })
  .map(({ Effect, actions: Action, resources, notResource }) => ({
    Effect,
    Action,
    ...(notResource ? { NotResource: resources } : { Resource: resources }),
  }));

type Statement = { Effect: string; Action: string[]; Resource?: string[]; NotResource?: string[] };

const matchesOne = (texts: readonly string[], value: string): boolean =>
  texts.some((text) => new RegExp(`^${text.replaceAll('?', '.').replaceAll('*', '.*')}$`).test(value));

const covers = ({ Action, Resource, NotResource }: Statement, asked: string, arn: string): boolean =>
  matchesOne(
    Action.map((each) => each.toLowerCase()),
    asked,
  ) && (Resource === undefined ? !matchesOne(NotResource ?? [], arn) : matchesOne(Resource, arn));

const isGranted = (statements: readonly Statement[], asked: string, arn: string): boolean =>
  statements.some((each) => each.Effect === 'Allow' && covers(each, asked, arn)) &&
  !statements.some((each) => each.Effect === 'Deny' && covers(each, asked, arn));

const policies = fc.array(statement, { maxLength: 4 });
const grants = fc.array(fc.record({ action: fc.constantFrom(...actions), resource }), { maxLength: 3 });

test('what is found beyond is granted and not permitted; when nothing is, no request is', () => {
  fc.assert(
    fc.property(policies, grants, (statements, permitted) => {
      const found = grantedBeyond(roleWith(...statements), permitted, { only: ['zz'] });
      const isPermitted = (asked: string, arn: string): boolean =>
        permitted.some((each) => each.action === asked && matchesOne([each.resource], arn));
      for (const difference of found) {
        if (difference.kind !== 'beyond') throw new Error(difference.kind);
        const asked = difference.action.toLowerCase();
        expect(isGranted(statements, asked, difference.resource)).toBe(true);
        expect(isPermitted(asked, difference.resource)).toBe(false);
      }
      if (found.length > 0) return;
      for (const asked of actions) {
        for (const arn of arns)
          expect(isGranted(statements, asked, arn) && !isPermitted(asked, arn)).toBe(false);
      }
    }),
    { numRuns: 400 },
  );
});

test('what is lacking of a literal is not granted, and the other way round', () => {
  fc.assert(
    fc.property(policies, fc.constantFrom(...actions), fc.constantFrom(...arns), (statements, asked, arn) => {
      const found = grantLacking(roleWith(...statements), [{ action: asked, resource: arn }]);
      expect(found.length === 0).toBe(isGranted(statements, asked, arn));
    }),
    { numRuns: 400 },
  );
});

test('what is lacking of a pattern is not all granted', () => {
  fc.assert(
    fc.property(policies, fc.constantFrom(...actions), tail, (statements, asked, text) => {
      const pattern = `arn:zz:zz:::${text}`;
      const found = grantLacking(roleWith(...statements), [{ action: asked, resource: pattern }]);
      if (found.length > 0) return;
      for (const arn of arns) {
        if (matchesOne([pattern], arn)) expect(isGranted(statements, asked, arn)).toBe(true);
      }
    }),
    { numRuns: 400 },
  );
});
