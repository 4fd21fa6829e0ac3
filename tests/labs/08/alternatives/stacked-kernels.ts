import * as tf from '@tensorflow/tfjs';
import type * as solution from '../../../../labs/08-comparison/solution.ts';

// Word and context side by side through one stacked kernel; the cross-attention of lab 07 in place of lab 03's; the
// feed-forward network written out.

export const attentiveStep: typeof solution.attentiveStep = (labs, word, state, memory, parameters) => {
  const { inputKernel, contextKernel, bias, recurrentKernel, attention } = parameters;
  const { context, weights } = labs['05'].attend(
    labs['05'].additiveScores(state.hidden, memory.keys, attention),
    memory.states,
    memory.lengths,
  );
  const kernel = tf.concat([contextKernel, inputKernel]); // [E + I, 4D]
  const input = tf.concat([context, word], 1).matMul(kernel).add<tf.Tensor2D>(bias); // [B, E + I] → [B, 4D]
  return { context, weights, state: labs['04'].lstmStep(input, state, recurrentKernel) };
};

export const decoderBlock: typeof solution.decoderBlock = (labs, y, source, visible, layer, heads) => {
  const { causalMask, layerNorm, multiHeadAttention } = labs['07'];
  const [B, T, D] = y.shape;
  const mask = tf.tile(causalMask(T).reshape<tf.Tensor3D>([1, T, T]), [B, 1, 1]);
  const normal = layerNorm(y, layer.self.norm!);
  const own = multiHeadAttention(normal, normal, layer.self, heads, mask);
  const first = own.output.add<tf.Tensor3D>(y);
  const found = multiHeadAttention(layerNorm(first, layer.cross.norm!), source, layer.cross, heads, visible);
  const second = found.output.add<tf.Tensor3D>(first);
  const { innerWeight, innerBias, outerWeight, outerBias, norm } = layer.feedForward;
  const rows = layerNorm(second, norm!).reshape<tf.Tensor2D>([B * T, D]);
  const network = rows
    .matMul<tf.Tensor2D>(innerWeight)
    .add<tf.Tensor2D>(innerBias)
    .relu()
    .matMul<tf.Tensor2D>(outerWeight);
  const output = network.add<tf.Tensor2D>(outerBias).reshape<tf.Tensor3D>([B, T, D]).add<tf.Tensor3D>(second);
  return { output, selfWeights: own.weights, crossWeights: found.weights };
};

/** All sentences with many references at once are one sum of counts: as a reduction over pairs of numbers. */
export const bleu: typeof solution.bleu = (translations, references) => {
  const precisions = [1, 2, 3, 4].map((n) => {
    const [matches, total] = translations.reduce<[number, number]>(
      ([matches, total], words, i) => {
        const said = runs(words, n);
        const known = references[i]!.map((reference) => runs(reference, n));
        const unique = [...new Set(said)];
        const times = (list: string[], run: string) => list.reduce((sum, other) => sum + Number(other === run), 0);
        const clipped = unique.map((run) =>
          Math.min(times(said, run), Math.max(...known.map((list) => times(list, run)))),
        );
        return [matches + clipped.reduce((a, b) => a + b, 0), total + said.length];
      },
      [0, 0],
    );
    return total === 0 ? 0 : matches / total;
  });
  if (precisions.includes(0)) return 0;
  const c = translations.flat().length;
  const r = references
    .map((list, i) => list.map(({ length }) => length).sort((a, b) => nearer(translations[i]!.length, a, b))[0]!)
    .reduce((a, b) => a + b, 0);
  return 100 * Math.min(1, Math.exp(1 - r / c)) * Math.sqrt(Math.sqrt(precisions.reduce((a, b) => a * b, 1)));
};

const nearer = (length: number, a: number, b: number) => Math.abs(a - length) - Math.abs(b - length) || a - b;
const runs = (words: solution.Words, n: number) =>
  Array.from({ length: Math.max(0, words.length - n + 1) }, (_, i) => words.slice(i, i + n).join('|'));
