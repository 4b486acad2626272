import { expect, test } from '@jest/globals';
import { withCleanUp } from '../../../src/exercise/clean-up.ts';
import { pauseReaders, readersOf } from '../../../src/exercise/event-source.ts';
import { fakeTarget } from './fake-target.ts';

const lambda = (changes: string[]) => ({
  listEventSourceMappings: ({ EventSourceArn: arn }: { EventSourceArn: string }) =>
    Promise.resolve({
      EventSourceMappings: [
        { UUID: `${arn}-1`, State: 'Enabled', BatchSize: 5 },
        { UUID: `${arn}-2`, State: 'Disabled' },
      ],
    }),
  updateEventSourceMapping: ({ UUID: id, Enabled: enabled }: { UUID: string; Enabled: boolean }) => {
    changes.push(`${id} ${String(enabled)}`);
    return Promise.resolve({});
  },
});

test('who reads a queue', async () => {
  expect(await readersOf(fakeTarget({ lambda: lambda([]) }), 'q')).toEqual([
    { uuid: 'q-1', enabled: true, batchSize: 5 },
    { uuid: 'q-2', enabled: false, batchSize: 10 },
  ]);
});

test('stops those that run, and starts them again once', async () => {
  const changes: string[] = [];
  const target = fakeTarget({ lambda: lambda(changes) });
  await withCleanUp(async (later) => {
    const resume = await pauseReaders(target, await readersOf(target, 'q'), later);
    expect(changes).toEqual(['q-1 false']);
    await resume();
  });
  expect(changes).toEqual(['q-1 false', 'q-1 true']);
});

test('starts them again when what they were stopped for fails', async () => {
  const changes: string[] = [];
  const target = fakeTarget({ lambda: lambda(changes) });
  const failing = withCleanUp(async (later) => {
    await pauseReaders(target, await readersOf(target, 'q'), later);
    throw new Error('failed');
  });
  await expect(failing).rejects.toThrow('failed');
  expect(changes).toEqual(['q-1 false', 'q-1 true']);
});
