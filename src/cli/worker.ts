import '../platform/node/tensor-library.ts';

import { InputError, UsageError } from '../base/errors.ts';
import type { Job, JobEvent, JobOutcome } from '../compare/jobs.ts';
import { runJob } from '../compare/run-job.ts';
import { useWasmBackend } from '../platform/node/backend.ts';
import { NodeFileStore } from '../platform/node/file-store.ts';
import type { FromChild, FromParent } from '../platform/node/job-process.ts';

// The process in which one model is trained. It does the one job it is sent, reports, and ends.

const abort = new AbortController();
const say = (message: FromChild<JobEvent, JobOutcome>, sent?: () => void) =>
  process.connected ? process.send!(message, undefined, undefined, () => sent?.()) : sent?.();

process.on('SIGINT', () => {}); // Ctrl-C reaches every process of the terminal; the parent decides and says `stop`
process.on('disconnect', () => process.exit(1)); // the parent is gone

process.on('message', (message: FromParent<Job>) => {
  if (message.kind === 'stop') abort.abort(new Error('stopped'));
  else void work(message.job);
});

async function work(job: Job): Promise<void> {
  const end = () => process.exit(0);
  try {
    await useWasmBackend();
    const outcome = await runJob(job, {
      store: new NodeFileStore(),
      onEvent: (event) => say({ kind: 'event', event }),
      signal: abort.signal,
      peakResidentBytes: () => process.resourceUsage().maxRSS * 1024,
    });
    say({ kind: 'done', outcome }, end);
  } catch (error) {
    if (abort.signal.aborted) end();
    else say({ kind: 'failed', message: explain(error) }, end);
  }
}

/** The message of an error that a user can act on; the whole stack of one that only a developer can. */
function explain(error: unknown): string {
  if (error instanceof InputError || error instanceof UsageError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
