import type * as tf from '@tensorflow/tfjs';
import type { Mistake } from '../../../src/grading/lab.ts';
import { linear } from '../../../src/ops/linear.ts';
import type { LstmState } from '../../../src/ops/lstm-cell.ts';
import type { EncoderStates } from '../../../src/ops/lstm-decoder.ts';
import type { AttentiveStepParameters, Labs } from '../parts.ts';

export const mistake: Mistake = {
  diagnosis: 'The context does not reach the gates: the state knows nothing of the source but where it started.',
  fails: ['lstm-logits', 'lstm-losses', 'lstm-translates'],
};

export function attentiveStep(
  labs: Pick<Labs, '04' | '05'>,
  word: tf.Tensor2D,
  state: LstmState,
  { states, keys, lengths }: EncoderStates,
  { inputKernel, recurrentKernel, bias, attention }: AttentiveStepParameters,
) {
  const scores = labs['05'].additiveScores(state.hidden, keys, attention);
  const { context, weights } = labs['05'].attend(scores, states, lengths);
  return { state: labs['04'].lstmStep(linear(word, inputKernel, bias), state, recurrentKernel), context, weights };
}
