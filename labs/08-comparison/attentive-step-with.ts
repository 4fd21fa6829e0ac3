import type * as tf from '@tensorflow/tfjs';
import { linear } from '../../src/ops/linear.ts';
import type { LstmState } from '../../src/ops/lstm-cell.ts';
import type { AttentiveStepParameters } from './parts.ts';
import type { attentiveStep } from './solution.ts';

/** What the known mistakes of a step differ in; of what is not told, the reference's. */
interface Parts {
  /** Of the state before the step, and of one that has read the word alone. */
  readonly query?: (state: LstmState, withWord: () => LstmState) => tf.Tensor2D;
  /** What the gates read of word and context [B, 4D]. */
  readonly input?: (word: tf.Tensor2D, context: tf.Tensor2D, parameters: AttentiveStepParameters) => tf.Tensor2D;
  readonly returned?: (next: LstmState, before: LstmState) => LstmState;
}

/** A word as the gates read it [B, 4D]. */
export const readWord = (word: tf.Tensor2D, { inputKernel, bias }: AttentiveStepParameters): tf.Tensor2D =>
  linear(word, inputKernel, bias);

/** A step of the recurrent decoder with parts exchanged. */
export function attentiveStepWith({
  query = ({ hidden }) => hidden,
  input = (word, context, parameters) =>
    readWord(word, parameters).add<tf.Tensor2D>(linear(context, parameters.contextKernel)),
  returned = (next) => next,
}: Parts): typeof attentiveStep {
  return (labs, word, state, { states, keys, lengths }, parameters) => {
    const step = (gates: tf.Tensor2D) => labs['04'].lstmStep(gates, state, parameters.recurrentKernel);
    const asked = query(state, () => step(readWord(word, parameters)));
    const scores = labs['05'].additiveScores(asked, keys, parameters.attention); // [B, S]
    const { context, weights } = labs['05'].attend(scores, states, lengths);
    return { state: returned(step(input(word, context, parameters)), state), context, weights };
  };
}
