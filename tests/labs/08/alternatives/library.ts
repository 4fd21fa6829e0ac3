import type * as solution from '../../../../labs/08-comparison/solution.ts';
import { alignmentErrorRate as libraryErrorRate } from '../../../../src/metrics/alignment-error-rate.ts';
import { corpusBleu } from '../../../../src/metrics/bleu.ts';
import { countNgrams, totalOf } from '../../../../src/metrics/ngrams.ts';
import { feedForward } from '../../../../src/nn/feed-forward.ts';
import { additiveAttention } from '../../../../src/ops/additive-attention.ts';
import { keysValues } from '../../../../src/ops/keys-values.ts';
import { layerNorm } from '../../../../src/ops/layer-norm.ts';
import { linear } from '../../../../src/ops/linear.ts';
import { lstmCell } from '../../../../src/ops/lstm-cell.ts';
import { multiHeadAttention } from '../../../../src/ops/multi-head-attention.ts';
import { scoreMask } from '../../../../src/tensor/masks.ts';

// The library's own metrics and operations: what the labs write is what the models are made of.

export const clippedMatches: typeof solution.clippedMatches = (translation, references, n) => {
  const counts = countNgrams(translation, n);
  const most = (ngram: string) => Math.max(...references.map((words) => countNgrams(words, n).get(ngram) ?? 0));
  const matches = [...counts].map(([ngram, count]) => Math.min(count, most(ngram)));
  return { matches: matches.reduce((sum, count) => sum + count, 0), total: totalOf(counts) };
};

export const bleu: typeof solution.bleu = (translations, references) =>
  corpusBleu(translations, references, { smoothing: 'none' });

export const alignmentErrorRate: typeof solution.alignmentErrorRate = (predicted, gold) =>
  libraryErrorRate(predicted, gold).aer;

export const attentiveStep: typeof solution.attentiveStep = (_, word, state, { states, keys, lengths }, parameters) => {
  const memory = { states, keys, scoreMask: scoreMask(lengths, states.shape[1]) };
  const { context, weights } = additiveAttention(state.hidden, memory, parameters.attention);
  const input = linear(word, parameters.inputKernel, parameters.bias).add<typeof word>(
    linear(context, parameters.contextKernel),
  );
  return { state: lstmCell(input, state, parameters.recurrentKernel), context, weights };
};

export const decoderBlock: typeof solution.decoderBlock = (_, y, source, visible, layer, heads) => {
  const { self, cross, feedForward: network } = layer;
  const h = layerNorm(y, self.norm!);
  const own = multiHeadAttention(h, keysValues(h, self), self, { heads, scaling: true, causal: true });
  const g = y.add<typeof y>(own.output);
  const lengths = visible.sum([1, 2]).cast('int32') as Parameters<typeof solution.attentiveStep>[3]['lengths'];
  const asks = layerNorm(g, cross.norm!);
  const found = multiHeadAttention(asks, keysValues(source, cross), cross, { heads, scaling: true, lengths });
  const sum = g.add<typeof y>(found.output);
  const output = sum.add<typeof y>(feedForward(layerNorm(sum, network.norm!), network));
  return { output, selfWeights: own.weights, crossWeights: found.weights };
};
