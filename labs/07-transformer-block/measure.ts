import * as tf from '@tensorflow/tfjs';
import { collate } from '../../src/batches/collate.ts';
import type { Example } from '../../src/batches/example.ts';
import { table } from '../../src/cli/table.ts';
import { mean } from '../../src/metrics/statistics.ts';
import { encoderLayer } from '../../src/models/transformer-layers.ts';
import { parameterTree, type TransformerTree } from '../../src/models/transformer-parameters.ts';
import { sinusoids } from '../../src/nn/positional-encoding.ts';
import { layerNorm } from '../../src/ops/layer-norm.ts';
import { percent } from '../../src/report/numbers.ts';
import { trainedModel } from '../trained-model.ts';

// npx tsx labs/07-transformer-block/measure.ts RUN: what is often said of Transformers, measured on a trained one.

const { model, experiment, codecs, test } = await trainedModel(process.argv[2] ?? 'runs/lab', 'transformer');
const { width: D, positionScale, layers } = experiment.transformer;
const { source, encoder } = parameterTree<TransformerTree>(model.parameters);
const config = { ...experiment.transformer, feedForward: encoder.layer1!.feedForward.innerWeight.shape[1] };
const print = (rows: readonly string[][]) => process.stdout.write(`${table(rows)}\n`);

const sizes = new Map<string, number>();
for (const [name, values] of model.parameters.values()) {
  const part = /^(encoder|decoder)\.layer\d+\.(\w+)/.exec(name)?.slice(1).join(' ') ?? 'embeddings, last norms, output';
  sizes.set(part, (sizes.get(part) ?? 0) + values.length);
}
print([['part', 'parameters'], ...[...sizes].map(([part, size]) => [part, String(size)])]);

const [fitted, tried] = [test.slice(0, 300), test.slice(300, 500)];
const at = (examples: readonly Example[]) => {
  const sentences = examples.map(statesOf);
  return Array.from({ length: layers + 2 }, (_, depth) => sentences.map((states) => states[depth]!)); // [depth][sentence]
};
const [known, unknown] = [at(fitted), at(tried)];
const most = mostFrequent(fitted.flatMap(({ source }) => source));
const guessed = tried.flatMap(({ source }) => source.map((id) => Number(id === most)));
print([
  ['what the probe reads', 'words recovered, %'],
  ['nothing: always the most frequent word', percent(mean(guessed))],
  ...known.map((states, depth) => {
    const label = ['embeddings and positions', ...Array.from({ length: layers }, (_, l) => `after layer ${l + 1}`)][
      depth
    ];
    return [label ?? 'layer 1 without the residual path', percent(probe(states, unknown[depth]!))];
  }),
]);

const CONSTRUCTIONS = {
  negation: /^(?:ne|n'|pas|jamais)$/,
  'gender (articles)': /^(?:le|la|un|une|ce|cet|cette)$/,
  'tense (auxiliaries)': /^(?:ai|as|a|avons|avez|ont|suis|es|est|sommes|êtes|sont)$/,
  'all words': /./,
};
const shares = headShares(tried);
print([
  ['weight on the aligned words, %', ...Object.keys(CONSTRUCTIONS)],
  ...[...shares].map(([head, ofConstruction]) => [head, ...ofConstruction.map((values) => percent(mean(values)))]),
]);

/** What stands in the residual stream after each layer, and last what layer 1 gives without it, each [S, D]. */
function statesOf(example: Example): tf.Tensor2D[] {
  return tf.tidy(() => {
    const S = example.source.length;
    const lengths = tf.tensor1d([S], 'int32');
    const vectors = tf.gather(source.embedding, tf.tensor1d([...example.source], 'int32')).mul(Math.sqrt(D)); // [S, D]
    const positions = tf.tensor2d(sinusoids(S, D), [S, D]).mul(positionScale);
    const states = [vectors.add(positions).expandDims<tf.Tensor3D>(0)]; // [1, S, D]
    for (let l = 1; l <= layers; l++) {
      const { output } = encoderLayer(states.at(-1)!, encoder[`layer${l}`]!, lengths, { config, drop: undefined });
      states.push(output);
    }
    const bare = encoderLayer(states[0]!, encoder.layer1!, lengths, {
      config: { ...config, residual: false },
      drop: undefined,
    });
    return [...states, bare.output].map((x) => normal(x).squeeze<tf.Tensor2D>([0]));
  });
}

/** Every vector with mean 0 and variance 1, so that all probes learn equally fast. */
function normal(x: tf.Tensor3D): tf.Tensor3D {
  return layerNorm(x, { gain: tf.ones([D]), bias: tf.zeros([D]) });
}

/** The share of words that a linear classifier tells from their vectors, fitted on some sentences and tried on others. */
function probe(states: readonly tf.Tensor2D[], others: readonly tf.Tensor2D[]): number {
  const V = codecs.source.vocabulary.size;
  const ids = (examples: readonly Example[]) =>
    tf.tensor1d(
      examples.flatMap(({ source }) => [...source]),
      'int32',
    );
  const [weight, bias] = [tf.variable(tf.zeros<tf.Rank.R2>([D, V])), tf.variable(tf.zeros<tf.Rank.R1>([V]))];
  const logits = (x: tf.Tensor2D) => x.matMul<tf.Tensor2D>(weight).add<tf.Tensor2D>(bias); // [words, V]
  const x = tf.concat([...states]); // [words, D]
  const targets = tf.oneHot(ids(fitted), V);
  const adam = tf.train.adam(0.1);
  for (let step = 0; step < 200; step++) {
    adam.minimize(() => tf.losses.softmaxCrossEntropy(targets, logits(x)) as tf.Scalar, false, [weight, bias]);
  }
  return tf.tidy(() => {
    const said = logits(tf.concat([...others])).argMax(1);
    return said.equal(ids(tried)).mean().dataSync()[0]!;
  });
}

/** For each head of cross-attention and each construction: the weight on the words that the gold alignment names. */
function headShares(examples: readonly Example[]): Map<string, number[][]> {
  const patterns = Object.values(CONSTRUCTIONS);
  const shares = new Map<string, number[][]>();
  for (const example of examples) {
    const { attention } = model.forward(collate([example]), { training: false, attention: true });
    const words = codecs.target.tokensOf(example.target);
    const { sure, possible } = example.pair.alignment!;
    for (const { name, kind, weights } of attention!) {
      if (kind !== 'cross') continue;
      const head = name.replace(/^decoder\.cross\.layer(\d+)\.head(\d+)$/, 'layer $1, head $2');
      const rows = (weights.arraySync() as number[][][])[0]!; // [T, S]
      const ofHead = shares.get(head) ?? patterns.map((): number[] => []);
      shares.set(head, ofHead);
      for (const [t, word] of words.entries()) {
        const aligned = new Set([...sure, ...possible].filter(([, target]) => target === t).map(([s]) => s));
        const share = [...aligned].reduce((sum, s) => sum + rows[t]![s]!, 0);
        for (const [i, pattern] of patterns.entries()) if (pattern.test(word)) ofHead[i]!.push(share);
      }
    }
    tf.dispose(attention!.map(({ weights }) => weights));
  }
  return shares;
}

function mostFrequent(ids: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  return [...counts].reduce((best, entry) => (entry[1] > best[1] ? entry : best))[0];
}
