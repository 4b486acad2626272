import { describe, expect, test } from '@jest/globals';
import { originalOf, refusedIn, type Original } from '../../../src/exercise/other-region.ts';
import { fakeTarget, serviceError } from './fake-target.ts';

const original: Original = { template: 'Resources: {}', parameters: [] };

/** A CloudFormation of another region, and what it was asked. */
const elsewhere = (create: () => Promise<unknown>, change: unknown = {}) => {
  const asked: string[] = [];
  const there = fakeTarget({
    cloudFormation: {
      createChangeSet: (input: { ChangeSetType: string }) => {
        asked.push(`create ${input.ChangeSetType}`);
        return create();
      },
      describeChangeSet: () => Promise.resolve(change),
      deleteStack: () => Promise.resolve(asked.push('delete')),
    },
  });
  return { asked, target: fakeTarget({}, { inRegion: (region) => ({ ...there, region }) }) };
};
const made = (): Promise<unknown> => Promise.resolve({});

describe('refusedIn', () => {
  test('a rule refuses it: in CloudFormation’s words', async () => {
    const { target, asked } = elsewhere(() =>
      Promise.reject(serviceError('ValidationError', 'Template error: rule OnlyHere failed')),
    );
    expect(await refusedIn(target, 'eu-west-1', original)).toMatchObject({
      known: true,
      value: { region: 'eu-west-1', refused: true, reason: 'Template error: rule OnlyHere failed' },
    });
    expect(asked).toEqual(['create CREATE', 'delete']);
  });

  test('refused a little later is refused too', async () => {
    const { target } = elsewhere(made, { Status: 'FAILED', StatusReason: 'no mapping for eu-west-1' });
    expect(await refusedIn(target, 'eu-west-1', original)).toMatchObject({
      value: { refused: true, reason: 'no mapping for eu-west-1' },
    });
  });

  test('not refused: nothing of it stays', async () => {
    const { target, asked } = elsewhere(made, { Status: 'CREATE_COMPLETE' });
    expect(await refusedIn(target, 'eu-west-1', original)).toMatchObject({
      known: true,
      value: { refused: false, reason: undefined },
    });
    expect(asked).toEqual(['create CREATE', 'delete']);
  });

  test('a name that the live stack has taken says nothing about the region', async () => {
    const { target } = elsewhere(made, { Status: 'FAILED', StatusReason: 'AWS::EarlyValidation::Names' });
    expect(await refusedIn(target, 'eu-west-1', original)).toMatchObject({ known: false });
  });

  test('no permission there says nothing about the template', async () => {
    const { target, asked } = elsewhere(() => Promise.reject(serviceError('AccessDenied', 'not you')));
    await expect(refusedIn(target, 'eu-west-1', original)).rejects.toThrow('not you');
    expect(asked).toContain('delete');
  });

  test('an answer that never comes is no refusal', async () => {
    const { target } = elsewhere(made, { Status: 'CREATE_IN_PROGRESS' });
    expect(await refusedIn(target, 'eu-west-1', original)).toMatchObject({
      known: false,
      reason: 'no answer of CloudFormation in eu-west-1 within 3 s',
    });
  });
});

describe('originalOf', () => {
  const stack = (TemplateBody: string | undefined, Parameters?: unknown) =>
    fakeTarget({
      cloudFormation: {
        getTemplate: () => Promise.resolve({ TemplateBody }),
        describeStacks: () => Promise.resolve({ Stacks: [{ Parameters }] }),
      },
    });

  test('its template and its parameters', async () => {
    const Parameters = [
      { ParameterKey: 'A', ParameterValue: 'a', ResolvedValue: 'x' },
      { ParameterKey: 'B' },
    ];
    expect(await originalOf(stack('Resources: {}', Parameters), 'demo')).toMatchObject({
      known: true,
      value: {
        template: 'Resources: {}',
        parameters: [{ ParameterKey: 'A', ParameterValue: 'a' }, { ParameterKey: 'B' }],
      },
    });
  });

  test.each([
    ['no template', stack(undefined), /has no template/],
    ['a template that needs a bucket', stack('x'.repeat(51_201)), /too large/],
    [
      'a hidden parameter',
      stack('Resources: {}', [{ ParameterKey: 'Secret', ParameterValue: '****' }]),
      /its parameter Secret is hidden/,
    ],
  ])('%s: unknown', async (_, target, reason) => {
    const found = await originalOf(target, 'demo');
    expect(found.known ? '' : found.reason).toMatch(reason);
  });
});
