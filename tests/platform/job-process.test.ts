import { describe, expect, it } from 'vitest';
import { InputError } from '../../src/base/errors.ts';
import { runInProcess } from '../../src/platform/node/job-process.ts';

const entry = new URL('fixtures/job-entry.ts', import.meta.url);

function run(job: string, { onEvent = () => {}, abort = new AbortController() } = {} as Partial<Settings>) {
  return runInProcess<string, string, number>({ entry, heapMegabytes: 64 }, `job ${job}`, job, onEvent, abort.signal);
}
interface Settings {
  readonly onEvent: (event: string) => void;
  readonly abort: AbortController;
}

describe('runInProcess', () => {
  it('hands on events and the outcome', async () => {
    const events: string[] = [];
    expect(await run('work', { onEvent: (event) => events.push(event) })).toBe(42);
    expect(events).toEqual(['half']);
  });

  it('fails with the message of the job', async () => {
    await expect(run('fail')).rejects.toThrow(new InputError('no such luck'));
  });

  it.runIf(process.platform !== 'win32')(
    'says which signal ended the process, and leaves the others alone',
    async () => {
      const [died, worked] = await Promise.allSettled([run('die'), run('work')]);
      expect(died).toMatchObject({
        reason: new InputError('job die: its process was ended by SIGKILL before it was done'),
      });
      expect(worked).toMatchObject({ value: 42 });
    },
  );

  it('says with which exit code the process left', async () => {
    await expect(run('leave')).rejects.toThrow('job leave: its process ended with exit code 3 before it was done');
  });

  it('asks the process to stop, and fails with the reason', async () => {
    const abort = new AbortController();
    const stopped = run('wait', { abort, onEvent: () => abort.abort(new Error('enough')) });
    await expect(stopped).rejects.toThrow('enough');
  });
});
