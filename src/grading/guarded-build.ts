import { type BuildOptions, type BuildResult, build, stop } from 'esbuild';

/** One life of esbuild's own process, which all builds of this process share. */
interface Service {
  /** Rejects when it ends, which esbuild itself does not always tell those that wait. */
  readonly lost: Promise<never>;
  readonly lose: () => void;
}

/** The build did not end: esbuild was stopped, or fell, over this source or over one beside it. */
export class ServiceLost extends Error {}

const TICK_MILLISECONDS = 100;

let service = newService();
let alone: Promise<unknown> = Promise.resolve();
let waitingAlone = 0;

/**
 * Builds a source that may mean harm. There are short ones over which esbuild computes for years, and long ones over which
 * it falls, with all builds that wait for it. Whatever was being built then is built once more, one after the other, so
 * that nobody suffers for the code of another.
 *
 * @param seconds for each of two tries; a lab takes a fifth of one
 * @throws ServiceLost if it does not end, even alone; what esbuild throws at errors in the source
 */
export async function guardedBuild<Options extends BuildOptions>(
  options: Parameters<typeof build<Options>>[0],
  seconds = 6,
): Promise<BuildResult<Options>> {
  while (waitingAlone > 0) await alone;
  try {
    return await attempt(options, seconds);
  } catch (error) {
    if (!(error instanceof ServiceLost)) throw error;
  }
  waitingAlone++;
  const again = alone.then(() => attempt(options, seconds)).finally(() => waitingAlone--);
  alone = again.catch(() => {});
  return again;
}

async function attempt<Options extends BuildOptions>(
  options: Parameters<typeof build<Options>>[0],
  seconds: number,
): Promise<BuildResult<Options>> {
  const current = service;
  let ticks = 0;
  // Counted, not timed: while this process computes it reads no answer, and has one tick at most for all of that time.
  const timer = setInterval(() => ++ticks * TICK_MILLISECONDS >= seconds * 1000 && current.lose(), TICK_MILLISECONDS);
  try {
    return await Promise.race([build<Options>(options), current.lost]);
  } catch (error) {
    if (!(error instanceof Error) || !/^The service (was stopped|is no longer running)/.test(error.message))
      throw error;
    current.lose();
    throw new ServiceLost(error.message);
  } finally {
    clearInterval(timer);
  }
}

function newService(): Service {
  let reject: (reason: Error) => void;
  const lost = new Promise<never>((_, no) => {
    reject = no;
  });
  lost.catch(() => {}); // nobody may be waiting
  const made: Service = {
    lost,
    lose: () => {
      if (service !== made) return; // another has said so before
      service = newService();
      void stop();
      reject(new ServiceLost('esbuild was stopped'));
    },
  };
  return made;
}
