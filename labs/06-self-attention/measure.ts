import * as tf from '@tensorflow/tfjs';
import { collate } from '../../src/batches/collate.ts';
import type { Example } from '../../src/batches/example.ts';
import { table } from '../../src/cli/table.ts';
import { mean } from '../../src/metrics/statistics.ts';
import { parameterTree, type TransformerTree } from '../../src/models/transformer-parameters.ts';
import { sinusoids } from '../../src/nn/positional-encoding.ts';
import { layerNorm } from '../../src/ops/layer-norm.ts';
import { linear } from '../../src/ops/linear.ts';
import { fixed, percent } from '../../src/report/numbers.ts';
import { specialTokens } from '../../src/text/special-tokens.ts';
import { trainedModel } from '../trained-model.ts';

// npx tsx labs/06-self-attention/measure.ts RUN: what is often said of self-attention, measured on a Transformer's encoder.

const { model, untrained, experiment, codecs, test } = await trainedModel(process.argv[2] ?? 'runs/lab', 'transformer');
const { width: D, heads: H, positionScale } = experiment.transformer;
const the = codecs.source.vocabulary.idOf('the');
const sentences = test.filter(({ source }) => source.includes(the)).slice(0, 200);

const columns = [untrained, model].map(measured);
const row = (label: string, write: (column: (typeof columns)[number]) => string) => [label, ...columns.map(write)];
process.stdout.write(
  table([
    ['', 'before training', 'trained'],
    row('cosine of query and key of one word, layer 1', ({ same }) => fixed(same, 2)),
    row('cosine of query and key of two words, layer 1', ({ other }) => fixed(other, 2)),
    row('positions that look at themselves most, layer 1, %', ({ own }) => percent(own[0])),
    row('positions that look at themselves most, layer 2, %', ({ own }) => percent(own[1])),
    row('weight without a counterpart across the diagonal, %', ({ asymmetry }) => percent(asymmetry)),
    row('unit embeddings: mean dot product of two words', ({ dots }) => fixed(dots.all, 3)),
    row('unit embeddings: mean dot product of "the" and another', ({ dots }) => fixed(dots.the, 3)),
    row('words with a lower one than "the", %', ({ dots }) => percent(dots.lower)),
    row('weight on "the", in even shares', ({ onThe }) => fixed(onThe, 2)),
    row('weight on any other word, in even shares', ({ onOthers }) => fixed(onOthers, 2)),
  ]),
);

/** Sentence by sentence, so that nothing is padded. */
function measured(transformer: typeof model) {
  const tree = parameterTree<TransformerTree>(transformer.parameters);
  const measures = sentences.map((example) => {
    return tf.tidy(() => ({ ...cosines(tree, example), ...looks(transformer, example) }));
  });
  const average = (of: (measure: (typeof measures)[number]) => number) => mean(measures.map(of));
  return {
    same: average(({ same }) => same),
    other: average(({ other }) => other),
    own: [0, 1].map((layer) => average(({ own }) => own[layer]!)),
    asymmetry: average(({ asymmetry }) => asymmetry),
    onThe: average(({ onThe }) => onThe),
    onOthers: average(({ onOthers }) => onOthers),
    dots: dotProducts(tree.source.embedding),
  };
}

/** Of queries and keys in the heads of the first layer. */
function cosines({ source, encoder }: TransformerTree, example: Example) {
  const S = example.source.length;
  const layer = encoder.layer1!.self;
  const vectors = tf.gather(source.embedding, tf.tensor1d([...example.source], 'int32')).mul(Math.sqrt(D)); // [S, D]
  const x = vectors.add(tf.tensor2d(sinusoids(S, D), [S, D]).mul(positionScale)).expandDims<tf.Tensor3D>(0); // [1, S, D]
  const h = layerNorm(x, layer.norm!);
  const unit = (y: tf.Tensor3D) => {
    const heads = y.reshape<tf.Tensor3D>([S, H, D / H]).transpose([1, 0, 2]); // [H, S, K]
    return heads.div<tf.Tensor3D>(heads.norm('euclidean', 2, true));
  };
  const [queries, keys] = [unit(linear(h, layer.queryWeight, layer.queryBias)), unit(linear(h, layer.keyWeight))];
  const all = queries.matMul(keys, false, true); // [H, S, S]
  const same = all.mul(tf.eye(S)).sum().dataSync()[0]!;
  return { same: same / (H * S), other: (all.sum().dataSync()[0]! - same) / (H * S * (S - 1)) };
}

/** Of the maps of all heads of both layers. */
function looks(transformer: typeof model, example: Example) {
  const S = example.source.length;
  const { attention } = transformer.forward(collate([example]), { training: false, attention: true });
  const maps = attention!.filter(({ kind }) => kind === 'encoder-self').map(({ weights }) => weights);
  const weights = tf.concat(maps) as tf.Tensor3D; // [2H, S, S]
  const isOwn = weights.argMax(2).equal(tf.range(0, S, 1, 'int32')); // [2H, S]
  const unmatched = weights
    .sub(weights.transpose([0, 2, 1]))
    .abs()
    .sum()
    .div(2);
  const shares = [...weights.mean(0).sum(0).dataSync()]; // 1 is an even share [S]
  const sharesOf = (is: (id: number) => boolean) => mean(shares.filter((_, t) => is(example.source[t]!)));
  return {
    own: isOwn.reshape([2, -1]).mean(1).arraySync() as number[],
    asymmetry: unmatched.div(weights.sum()).dataSync()[0]!,
    onThe: sharesOf((id) => id === the),
    onOthers: sharesOf((id) => id !== the),
  };
}

/** Of embeddings at length one, each with all others: on the whole, "the", and how many words are below it. */
function dotProducts(embedding: tf.Tensor2D) {
  return tf.tidy(() => {
    const words = embedding.slice([specialTokens.length]); // [words, D]
    const unit = words.div<tf.Tensor2D>(words.norm('euclidean', 1, true));
    const products = unit.matMul(unit, false, true).mul(tf.scalar(1).sub(tf.eye(words.shape[0])));
    const means = [
      ...products
        .sum(1)
        .div(words.shape[0] - 1)
        .dataSync(),
    ];
    const ofThe = means[the - specialTokens.length]!;
    return { all: mean(means), the: ofThe, lower: means.filter((value) => value < ofThe).length / means.length };
  });
}
