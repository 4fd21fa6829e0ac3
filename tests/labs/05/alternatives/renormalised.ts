import * as tf from '@tensorflow/tfjs';
import type * as solution from '../../../../labs/05-bahdanau-attention/solution.ts';
import { lstmCell } from '../../../../src/ops/lstm-cell.ts';
import { BOS, EOS, PAD } from '../../../../src/text/special-tokens.ts';

// Other formulas for the same numbers: one tall product for each projection, powers by hand, plain arrays for words.

export const projectKeys: typeof solution.projectKeys = (states, keyProjection) => {
  const [B, S] = states.shape;
  return tf.matMul(states, keyProjection.expandDims<tf.Tensor3D>(0).tile([B, 1, 1])).reshape([B, S, -1]);
};

export const additiveScores: typeof solution.additiveScores = (query, keys, { queryProjection, score }) => {
  const projected = tf.matMul(query, queryProjection); // [B, A]
  const hidden = tf.stack(
    tf.unstack(keys, 1).map((key) => key.add(projected).tanh()),
    1,
  ); // [B, S, A]
  return hidden.mul(score).sum(-1);
};

/** Powers of all scores, then nothing for padding, then a division by what is left. */
export const attend: typeof solution.attend = (scores, states, lengths) => {
  const S = scores.shape[1];
  const real = tf.tensor2d(
    Array.from(lengths.dataSync(), (length) => Array.from({ length: S }, (_, j) => (j < length ? 1 : 0))),
  );
  const powers = scores.sub(scores.max(1, true)).exp().mul(real);
  const weights = powers.div<tf.Tensor2D>(powers.sum(1, true));
  return { weights, context: states.mul(weights.expandDims(2)).sum(1) };
};

/** W, C and U in one product each, the read-out as a sum of three. */
export const decoderStep: typeof solution.decoderStep = (tokens, state, { states, keys, lengths }, parameters) => {
  const { embedding, inputKernel, contextKernel, recurrentKernel, bias, attention, readout, output } = parameters;
  const { context, weights } = attend(additiveScores(state.hidden, keys, attention), states, lengths);
  const word = tf.oneHot(tokens, embedding.shape[0]).cast<tf.Tensor2D>('float32').matMul<tf.Tensor2D>(embedding);
  const kernel = tf.concat([contextKernel, inputKernel]); // [E + I, 4D]
  const input = tf.concat([context, word], 1).matMul<tf.Tensor2D>(kernel).add<tf.Tensor2D>(bias);
  const next = lstmCell(input, state, recurrentKernel);
  const [D, E, I] = [state.hidden, context, word].map((part) => part.shape[1]) as [number, number, number];
  const [ofState, ofContext, ofWord] = tf.split(readout.weight, [D, E, I]) as [tf.Tensor2D, tf.Tensor2D, tf.Tensor2D];
  const read = tf.addN([next.hidden.matMul(ofState), context.matMul(ofContext), word.matMul(ofWord)]);
  const logits = read.add(readout.bias).tanh().matMul<tf.Tensor2D>(output.weight).add<tf.Tensor2D>(output.bias);
  return { logits, weights, state: next };
};

/** Says maximumLength words to every sentence, and cuts each at its EOS behind that. */
export const greedyDecode: typeof solution.greedyDecode = (step, initial, { rows, maximumLength }) => {
  const said: { words: number[]; weights: number[][] }[] = [];
  let [words, state] = [Array<number>(rows).fill(BOS), initial];
  for (let t = 0; t < maximumLength; t++) {
    const now = step(tf.tensor1d(words, 'int32'), state);
    words = now.logits.arraySync().map((logits) => {
      const allowed = logits.map((logit, id) => (id === PAD || id === BOS ? Number.NEGATIVE_INFINITY : logit));
      return allowed.indexOf(Math.max(...allowed));
    });
    said.push({ words, weights: now.weights.arraySync() });
    state = now.state;
  }
  return Array.from({ length: rows }, (_, row) => {
    const tokens = said.map(({ words }) => words[row]!);
    const end = tokens.includes(EOS) ? tokens.indexOf(EOS) : tokens.length;
    return { tokens: tokens.slice(0, end), alignment: said.slice(0, end).map(({ weights }) => weights[row]!) };
  });
};
