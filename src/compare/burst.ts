import { type TrainOptions, train } from '../training/train.ts';

/** Steps of a burst; the first are not timed, since buffers are allocated and code is compiled in them. */
const WARM_UP = 5;
const TIMED = 20;

/** Target tokens per second of training steps alone: no evaluation, no file, and no other job if the caller sees to it. */
export async function measureSpeed(options: Omit<TrainOptions, 'evaluate' | 'resume'>): Promise<number> {
  const [start, end] = [WARM_UP, WARM_UP + TIMED];
  const config = { ...options.config, steps: end, evaluateEvery: end + 1, checkpointEvery: end + 1 };
  let [began, tokensBefore] = [0, 0];
  for await (const event of train({ ...options, config, evaluate: () => 0 })) {
    if (event.event !== 'step') continue;
    if (event.step === start) [began, tokensBefore] = [performance.now(), event.targetTokens];
    if (event.step === end) return (event.targetTokens - tokensBefore) / ((performance.now() - began) / 1000);
  }
  throw options.signal?.reason ?? new Error('measureSpeed: the burst ended early');
}
