import * as tf from '@tensorflow/tfjs';
import type { Mistake } from '../../../src/grading/lab.ts';
import { BOS, EOS } from '../../../src/text/special-tokens.ts';
import type * as solution from '../solution.ts';

export const mistake: Mistake = {
  diagnosis: 'PAD or BOS was said. They have logits like every other word, but nobody may say them.',
  fails: ['greedy', 'alignment'],
};

export const greedyDecode: typeof solution.greedyDecode = (step, initial, { rows, maximumLength }) => {
  const translations = Array.from({ length: rows }, (): solution.Translation => ({ tokens: [], alignment: [] }));
  const ended = Array<boolean>(rows).fill(false);
  let [last, state] = [Array<number>(rows).fill(BOS), initial];
  for (let t = 0; t < maximumLength && ended.includes(false); t++) {
    const said = step(tf.tensor1d(last, 'int32'), state);
    last = said.logits.argMax<tf.Tensor1D>(1).arraySync();
    for (const [row, token] of last.entries()) {
      ended[row] ||= token === EOS;
      if (ended[row]) continue;
      translations[row]!.tokens.push(token);
      translations[row]!.alignment.push(said.weights.arraySync()[row]!);
    }
    state = said.state;
  }
  return translations;
};
