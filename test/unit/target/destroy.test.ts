import {
  CloudFormationClient,
  DeleteStackCommand,
  DescribeStackEventsCommand,
  DescribeStacksCommand,
  ListStackResourcesCommand,
  type Stack,
} from '@aws-sdk/client-cloudformation';
import { afterAll, beforeEach, describe, expect, test } from '@jest/globals';
import { mockClient } from 'aws-sdk-client-mock';
import { destroyStack } from '../../../src/target/destroy.ts';
import { patience, physicalIds, settled } from '../../../src/target/stack-state.ts';
import { fakeTarget } from './fake-target.ts';

const cloudFormation = mockClient(CloudFormationClient);
beforeEach(() => {
  cloudFormation.reset();
  cloudFormation.on(ListStackResourcesCommand).resolves({});
});
afterAll(() => cloudFormation.restore());

const stack = (StackStatus: NonNullable<Stack['StackStatus']>): { Stacks: Stack[] } => ({
  Stacks: [{ StackId: 'id', StackName: 'demo', CreationTime: new Date(0), StackStatus }],
});
const absent = Object.assign(new Error('Stack with id demo does not exist'), { name: 'ValidationError' });

describe('destroying', () => {
  test('deletes by id, and waits until it is gone', async () => {
    cloudFormation
      .on(DescribeStacksCommand)
      .resolvesOnce(stack('CREATE_COMPLETE'))
      .resolvesOnce(stack('CREATE_COMPLETE'))
      .resolvesOnce(stack('DELETE_IN_PROGRESS'))
      .resolves(stack('DELETE_COMPLETE'));
    await destroyStack(fakeTarget(), 'demo');
    expect(cloudFormation.commandCalls(DeleteStackCommand)[0]?.args[0].input).toEqual({ StackName: 'id' });
  });

  test('one that is not there is no error', async () => {
    cloudFormation.on(DescribeStacksCommand).rejects(absent);
    await destroyStack(fakeTarget(), 'demo');
    cloudFormation.on(DescribeStacksCommand).resolves(stack('DELETE_COMPLETE'));
    await destroyStack(fakeTarget(), 'demo');
    expect(cloudFormation.commandCalls(DeleteStackCommand)).toEqual([]);
  });

  test('one that cannot be deleted says why', async () => {
    cloudFormation
      .on(DescribeStacksCommand)
      .resolvesOnce(stack('CREATE_COMPLETE'))
      .resolvesOnce(stack('CREATE_COMPLETE'))
      .resolves(stack('DELETE_FAILED'));
    cloudFormation.on(DescribeStackEventsCommand).resolvesOnce({
      StackEvents: [
        {
          StackId: 'id',
          EventId: '1',
          StackName: 'demo',
          Timestamp: new Date(),
          LogicalResourceId: 'Bucket',
          ResourceStatus: 'DELETE_FAILED',
          ResourceStatusReason: 'not empty',
        },
      ],
    });
    await expect(destroyStack(fakeTarget(), 'demo')).rejects.toMatchObject({
      exitCode: 3,
      message: 'the stack demo could not be deleted: Bucket: not empty',
    });
    cloudFormation.on(DescribeStackEventsCommand).resolves({});
    await expect(destroyStack(fakeTarget(), 'demo')).rejects.toMatchObject({
      message: 'the stack demo could not be deleted: DELETE_FAILED',
    });
  });
});

describe('waiting for CloudFormation', () => {
  test('a stack in review waits for somebody else', async () => {
    cloudFormation.on(DescribeStacksCommand).resolves(stack('REVIEW_IN_PROGRESS'));
    expect(await settled(fakeTarget(), 'id')).toMatchObject({ StackStatus: 'REVIEW_IN_PROGRESS' });
  });

  test('does not go on for ever', async () => {
    cloudFormation.on(DescribeStacksCommand).resolves(stack('CREATE_IN_PROGRESS'));
    await expect(settled(fakeTarget(), 'id', { everyMs: 1, withinMs: 5 })).rejects.toMatchObject({
      exitCode: 3,
      message: expect.stringContaining('still not done with id'),
    });
  });

  test('AWS gets more time than the emulator', () => {
    expect(patience(fakeTarget('aws')).withinMs).toBeGreaterThan(patience(fakeTarget('local')).withinMs);
  });

  test('resources are listed page by page', async () => {
    const entry = (LogicalResourceId: string, PhysicalResourceId?: string) => ({
      LogicalResourceId,
      ...(PhysicalResourceId === undefined ? {} : { PhysicalResourceId }),
      ResourceType: 'T',
      LastUpdatedTimestamp: new Date(),
      ResourceStatus: 'CREATE_COMPLETE' as const,
    });
    cloudFormation
      .on(ListStackResourcesCommand)
      .resolvesOnce({ NextToken: 'more', StackResourceSummaries: [entry('A', 'a'), entry('Unmade')] })
      .resolves({ StackResourceSummaries: [entry('B', 'b')] });
    expect(await physicalIds(fakeTarget(), 'demo')).toEqual(
      new Map([
        ['A', 'a'],
        ['B', 'b'],
      ]),
    );
  });
});
