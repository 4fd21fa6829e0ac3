import * as tf from '@tensorflow/tfjs';
import type * as solution from '../../../../labs/05-bahdanau-attention/solution.ts';
import { BOS, EOS } from '../../../../src/text/special-tokens.ts';

// Takes the highest score there is, be it that of PAD or BOS.
export const greedyDecode: typeof solution.greedyDecode = (step, initial, { rows, maximumLength }) => {
  const said = Array.from({ length: rows }, (): solution.Translation => ({ tokens: [], alignment: [] }));
  const open = new Set(said.keys());
  let [last, state] = [tf.fill([rows], BOS, 'int32') as tf.Tensor1D, initial];
  for (let t = 0; t < maximumLength && open.size > 0; t++) {
    const next = step(last, state);
    last = next.logits.argMax<tf.Tensor1D>(1);
    state = next.state;
    const [tokens, weights] = [last.arraySync(), next.weights.arraySync()];
    for (const row of open) {
      if (tokens[row] === EOS) open.delete(row);
      else {
        said[row]!.tokens.push(tokens[row]!);
        said[row]!.alignment.push(weights[row]!);
      }
    }
  }
  return said;
};
