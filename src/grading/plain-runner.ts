import { plain } from './sandbox/plain.ts';
import { runnerIn } from './sandbox/runners.ts';

/** A process of its own with limits and nothing else: for one's own code on one's own machine. */
export const plainRunner = runnerIn(plain);
