import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { InputError } from '../../base/errors.ts';

/** What a process that does a job says to its parent. */
export type FromChild<Event, Outcome> =
  | { readonly kind: 'event'; readonly event: Event }
  | { readonly kind: 'done'; readonly outcome: Outcome }
  | { readonly kind: 'failed'; readonly message: string };

/** What a parent says to the process that does its job. */
export type FromParent<Job> = { readonly kind: 'job'; readonly job: Job } | { readonly kind: 'stop' };

export interface ProcessOptions {
  /** The TypeScript file that the process runs; it answers with {@link FromChild} messages. */
  readonly entry: URL;
  /**
   * How far the heap of JavaScript objects may grow; tensors are elsewhere. Without a limit V8 lets garbage pile up to a
   * share of the machine's memory.
   */
  readonly heapMegabytes: number;
}

/**
 * How far V8 may let garbage pile up among the youngest objects, in MiB; by itself it takes sixteen, and holds three times
 * as much. Four save a training 50 MB and cost it no time that could be measured.
 */
const YOUNG_HEAP_MEGABYTES = 4;

/**
 * Does one job in a process of its own, so that jobs run side by side and one that dies takes no other with it.
 *
 * @param name how the job is called in error messages
 * @throws InputError if the job fails or its process dies; the reason of `signal` if it is aborted
 */
export function runInProcess<Job, Event, Outcome>(
  { entry, heapMegabytes }: ProcessOptions,
  name: string,
  job: Job,
  onEvent: (event: Event) => void,
  signal: AbortSignal,
): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const heap = [`--max-old-space-size=${heapMegabytes}`, `--max-semi-space-size=${YOUNG_HEAP_MEGABYTES}`];
    const execArgv = ['--import', import.meta.resolve('tsx'), ...heap];
    const child = fork(fileURLToPath(entry), [], { execArgv });
    const stop = () => child.connected && child.send({ kind: 'stop' } satisfies FromParent<Job>);
    signal.addEventListener('abort', stop);
    let settled = false;
    const settle = (finish: () => void) => {
      if (settled) return;
      settled = true;
      signal.removeEventListener('abort', stop);
      finish();
    };
    child.on('message', (message: FromChild<Event, Outcome>) => {
      if (message.kind === 'event') onEvent(message.event);
      else if (message.kind === 'done') settle(() => resolve(message.outcome));
      else settle(() => reject(new InputError(message.message)));
    });
    child.on('error', (error) => settle(() => reject(error)));
    child.on('exit', (code, killed) => {
      const how = killed ? `was ended by ${killed}` : `ended with exit code ${code}`;
      settle(() =>
        reject(signal.aborted ? signal.reason : new InputError(`${name}: its process ${how} before it was done`)),
      );
    });
    child.send({ kind: 'job', job } satisfies FromParent<Job>);
    if (signal.aborted) stop();
  });
}
