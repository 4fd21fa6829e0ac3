import * as tf from '@tensorflow/tfjs';
import type { Mistake } from '../../../src/grading/lab.ts';
import { BOS, EOS } from '../../../src/text/special-tokens.ts';
import type * as solution from '../solution.ts';

export const mistake: Mistake = {
  diagnosis: 'A sentence that does not end by itself got one word more than maximumLength.',
  fails: ['greedy', 'alignment'],
};

export const greedyDecode: typeof solution.greedyDecode = (step, initial, { rows, maximumLength }) => {
  const translations = Array.from({ length: rows }, (): solution.Translation => ({ tokens: [], alignment: [] }));
  const ended = Array<boolean>(rows).fill(false);
  let [last, state] = [Array<number>(rows).fill(BOS), initial];
  for (let t = 0; t <= maximumLength && ended.includes(false); t++) {
    const said = step(tf.tensor1d(last, 'int32'), state);
    last = said.logits.slice([0, EOS]).argMax(1).add<tf.Tensor1D>(tf.scalar(EOS, 'int32')).arraySync();
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
