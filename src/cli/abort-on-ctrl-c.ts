import { Interrupted } from './interrupted.ts';

/**
 * The first Ctrl-C ends jobs in order, after a checkpoint; a second one ends them at once.
 * @param goOn the command that goes on where this one was stopped
 */
export function abortOnCtrlC(goOn: string): { signal: AbortSignal; release: () => void } {
  const abort = new AbortController();
  const stop = () => {
    if (abort.signal.aborted) process.exit(130);
    process.stderr.write('\nStopping after the current step; press Ctrl-C again to stop at once.\n');
    abort.abort(new Interrupted(`Stopped. Go on with: ${goOn}`));
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
