import { Interrupted } from './interrupted.ts';

/**
 * The first Ctrl-C ends a command in order; a second one ends it at once.
 * @param after what is still done: `the current step`
 * @param goOn how to go on where it was stopped: `Go on with: …`
 */
export function abortOnCtrlC(after: string, goOn: string): { signal: AbortSignal; release: () => void } {
  const abort = new AbortController();
  const stop = () => {
    if (abort.signal.aborted) process.exit(130);
    process.stderr.write(`\nStopping after ${after}; press Ctrl-C again to stop at once.\n`);
    abort.abort(new Interrupted(`Stopped. ${goOn}`));
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  return {
    signal: abort.signal,
    release: () => {
      process.off('SIGINT', stop);
      process.off('SIGTERM', stop);
    },
  };
}
