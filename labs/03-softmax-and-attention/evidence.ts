import { fileURLToPath } from 'node:url';
import * as tf from '@tensorflow/tfjs';
import { Random } from '../../src/base/random.ts';
import { useCpuBackend } from '../../src/grading/cpu-backend.ts';
import { matrices } from '../draw.ts';

// What the README claims, computed with your own functions:
//
//     npx tsx labs/03-softmax-and-attention/evidence.ts

type Exercise = typeof import('./solution.ts');

const [SEQUENCES, WORDS, WIDTH] = [200, 7, 31];

/**
 * Words that attend to one another, without projections (queries and keys are the words themselves) and with two random
 * ones: how far matrices are from symmetric, max |A − Aᵀ|, and how many words look at themselves the most.
 */
export function attentionToItself({ scaledDotProduct, softmax }: Exercise) {
  const random = new Random(5);
  const draw = (count: number, rows: number, scale = 1) => tf.tensor3d(matrices(random, count, rows, WIDTH, scale));
  const [words, toQuery, toKey] = [draw(SEQUENCES, WORDS), ...[1, 2].map(() => draw(1, WIDTH, 1 / Math.sqrt(WIDTH)))];
  const project = (weight: tf.Tensor) => tf.matMul<tf.Tensor3D>(words, weight.tile([SEQUENCES, 1, 1]));
  const asymmetry = (a: tf.Tensor) =>
    a
      .sub(a.transpose([0, 2, 1]))
      .abs()
      .max()
      .dataSync()[0]!;
  const row = (name: string, queries: tf.Tensor3D, keys: tf.Tensor3D) => {
    const scores = scaledDotProduct(queries, keys);
    const weights = softmax(scores);
    const own = weights
      .argMax(2)
      .equal(tf.range(0, WORDS, 1, 'int32'))
      .mean()
      .dataSync()[0]!;
    return { name, scores: asymmetry(scores), weights: asymmetry(weights), ownWordFirst: own };
  };
  return [row('the words themselves', words, words), row('two projections', project(toQuery!), project(toKey!))];
}

/** Three words that attend to one another: the context of each, and what it would be as a sum over the others alone. */
export function otherWords({ attention, softmax, weightedSum }: Exercise) {
  const words = tf.tensor3d([
    [
      [2, 0],
      [0, 2],
      [1, 1],
    ],
  ]);
  const { context, weights } = attention(words, words, words);
  const others = softmax(weights.log().add<tf.Tensor3D>(tf.eye(3).mul(-1e9)));
  const [all, without] = [context.arraySync()[0]!, weightedSum(others, words).arraySync()[0]!];
  return weights.arraySync()[0]!.map((row, t) => ({ ownWeight: row[t]!, context: all[t]!, ofOthers: without[t]! }));
}

/** One query against a key in its own direction, and one three times as long in another. */
export function cosineAgainstDot({ cosineSimilarity, scaledDotProduct }: Exercise) {
  const query = tf.tensor3d([[[1, 0]]]);
  const keys = [
    [1, 0],
    [3, 3],
  ];
  const [cosines, scores] = [cosineSimilarity, scaledDotProduct].map(
    (of) => of(query, tf.tensor3d([keys])).arraySync()[0]![0]!,
  ) as [number[], number[]];
  return keys.map((key, j) => ({ key: String(key), cosine: cosines[j]!, dot: scores[j]! * Math.SQRT2 }));
}

/** Two weights that are nearly 1 and 0, and what their softmax lets through of the gradient (1, 0). */
export function starved({ softmax, softmaxGradient }: Exercise) {
  return [0, 2, 5, 10, 20].map((apart) => {
    const weights = softmax(tf.tensor1d([apart, 0]));
    const passed = softmaxGradient(weights, tf.tensor1d([1, 0]));
    return { apart, weight: weights.dataSync()[0]!, gradient: passed.dataSync()[0]! };
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await useCpuBackend();
  const exercise = (await import(new URL('exercise.ts', import.meta.url).href)) as Exercise;
  for (const [name, part] of Object.entries({ attentionToItself, otherWords, cosineAgainstDot, starved })) {
    console.log(`\n${name}`);
    try {
      console.table(part(exercise));
    } catch (error) {
      console.log(error instanceof Error ? error.message : error); // of a function that is not written yet
    }
  }
}
