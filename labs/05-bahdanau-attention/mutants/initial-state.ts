import type { Mistake } from '../../../src/grading/lab.ts';
import * as solution from '../solution.ts';

export const mistake: Mistake = {
  diagnosis:
    'Every step started from the initial state: what the decoder has said so far is forgotten, but for the last word.',
  fails: ['teacher-forcing', 'greedy', 'alignment'],
};

const forgetful =
  <State>(step: solution.Step<State>, initial: State): solution.Step<State> =>
  (tokens) =>
    step(tokens, initial);

export const teacherForcedLogits: typeof solution.teacherForcedLogits = (step, initial, targetInput) =>
  solution.teacherForcedLogits(forgetful(step, initial), initial, targetInput);

export const greedyDecode: typeof solution.greedyDecode = (step, initial, options) =>
  solution.greedyDecode(forgetful(step, initial), initial, options);
