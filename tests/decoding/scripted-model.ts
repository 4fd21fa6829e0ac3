import * as tf from '@tensorflow/tfjs';
import { Random } from '../../src/base/random.ts';
import type { Seq2Seq } from '../../src/models/seq2seq.ts';
import { gatherRows } from '../../src/tensor/gather-rows.ts';
import { Parameters } from '../../src/tensor/parameters.ts';

/**
 * The logits of the next token after `t` tokens [V], for the sentence that begins with source token `first`; `said` are
 * those tokens.
 */
export type Script = (first: number, t: number, said: readonly number[]) => readonly number[];

/**
 * A model that says what a script says, and looks at source position t (of the padded batch) when it says token t. It
 * notes how many rows each step had.
 */
export function scriptedModel(script: Script, attends = true): Seq2Seq & { readonly rowsPerStep: readonly number[] } {
  const rowsPerStep: number[] = [];
  return {
    rowsPerStep,
    parameters: new Parameters({}, new Random(1)),
    forward() {
      throw new Error('a scripted model only decodes');
    },
    encode({ ids, rows, columns }) {
      const source = tf.tensor2d(ids, [rows, columns], 'int32'); // [B, S]
      return { memory: { source }, state: { said: tf.zeros([rows, 0], 'int32') } };
    },
    step(memory, state, tokens) {
      const { source } = memory as { source: tf.Tensor2D };
      const [B, S] = source.shape;
      rowsPerStep.push(tokens.length);
      if (tokens.length !== B) throw new RangeError(`${tokens.length} tokens for ${B} sentences`);
      const said = (state as { said: tf.Tensor2D }).said.concat(tf.tensor2d(tokens, [B, 1], 'int32'), 1); // [B, t + 1]
      const t = said.shape[1] - 1; // BOS is not counted
      const [ids, words] = [source.arraySync(), said.arraySync()];
      const logits = tf.tensor2d(ids.map(([first], row) => [...script(first!, t, words[row]!.slice(1))])); // [B, V]
      const positions = tf.fill([B], t % S, 'int32') as tf.Tensor1D;
      const alignment = tf.oneHot(positions, S).toFloat() as tf.Tensor2D; // [B, S]
      return { logits, ...(attends && { alignment }), state: { said } };
    },
    reorder: gatherRows,
    alignment: () => undefined,
    dispose() {},
  };
}
