import * as tf from '@tensorflow/tfjs';
import { linear } from '../../src/ops/linear.ts';
import { type LstmState, lstmCell } from '../../src/ops/lstm-cell.ts';
import * as solution from './solution.ts';

/** What the known mistakes of a step differ in; of what is not told, the reference's. */
interface Parts {
  readonly additiveScores?: typeof solution.additiveScores;
  readonly attend?: typeof solution.attend;
  readonly query?: (state: LstmState) => tf.Tensor2D;
  readonly readOut?: (parts: Record<'before' | 'state' | 'context' | 'word', tf.Tensor2D>) => tf.Tensor2D[];
}

/** The step of a decoder with parts exchanged. */
export function decoderWith({
  additiveScores = solution.additiveScores,
  attend = solution.attend,
  query = ({ hidden }) => hidden,
  readOut = ({ state, context, word }) => [state, context, word],
}: Parts): typeof solution.decoderStep {
  return (tokens, state, { states, keys, lengths }, parameters) => {
    const { inputKernel, recurrentKernel, bias, contextKernel, readout, output } = parameters;
    const word = tf.gather(parameters.embedding, tokens); // [B, I]
    const { context, weights } = attend(additiveScores(query(state), keys, parameters.attention), states, lengths);
    const input = linear(word, inputKernel, bias).add<tf.Tensor2D>(linear(context, contextKernel)); // [B, 4D]
    const next = lstmCell(input, state, recurrentKernel);
    const parts = readOut({ before: state.hidden, state: next.hidden, context, word });
    const read = tf.concat(parts, 1) as tf.Tensor2D; // [B, D + E + I]
    const logits = linear(linear(read, readout.weight, readout.bias).tanh(), output.weight, output.bias); // [B, V]
    return { logits, weights, state: next };
  };
}
