import type { Random } from '../../src/base/random.ts';
import type { Check, Lab } from '../../src/grading/lab.ts';
import type { TensorValue } from '../../src/grading/value.ts';
import { matrices } from '../draw.ts';

// B, T, S, K and E are different primes, so that no axis passes for another.
const [B, T, S, K, E] = [2, 3, 5, 7, 11];

/** Rows of positive numbers that sum to one [B][rows][S]. */
const weights = (random: Random, rows = T): number[][][] =>
  matrices(random, B, rows, S).map((matrix) =>
    matrix.map((row) => {
      const positive = row.map((number) => number * number + 0.1);
      const sum = positive.reduce((a, b) => a + b);
      return positive.map((number) => number / sum);
    }),
  );

const attended = (random: Random) => ({
  queries: matrices(random, B, T, K),
  keys: matrices(random, B, S, K),
  values: matrices(random, B, S, E),
});

/** For each query the keys that it sees, at least one and not all [B][T][S]. */
const visible = (random: Random): number[][][] =>
  Array.from({ length: B }, () =>
    Array.from({ length: T }, () => {
      const seen = 1 + random.integer(S - 1);
      return random.shuffle(Array.from({ length: S }, (_, j) => (j < seen ? 1 : 0)));
    }),
  );

/** The same for all queries of a sentence: its first keys [B][1][S]. */
const padding = (random: Random): number[][][] =>
  Array.from({ length: B }, () => {
    const length = 1 + random.integer(S - 1);
    return [Array.from({ length: S }, (_, j) => (j < length ? 1 : 0))];
  });

const blind: Check = {
  id: 'attention-blind',
  title: 'A query that sees no key gets finite numbers',
  points: 1,
  of: 'attention',
  scenario: 'blindAttention',
  hints: [
    'A batch is padded to its longest sentence: a row of nothing but padding does occur. What does your softmax make of it?',
    'If every score of a row is −∞, the largest is −∞ too, and −∞ − (−∞) is NaN.',
    'A number such as −10⁹ is as good as −∞ beside scores of ordinary size: exp(−10⁹) is zero in a float32.',
  ],
  input: (random) => {
    const mask = visible(random);
    mask[random.integer(B)]![random.integer(T)]!.fill(0);
    return { ...attended(random), visible: mask };
  },
  judge(output) {
    for (const [name, { tensor }] of Object.entries(output as Record<string, TensorValue>)) {
      const wrong = tensor.values.filter((value) => !Number.isFinite(value)).length;
      if (wrong > 0) return `${wrong} of ${tensor.values.length} numbers of the ${name} are not finite`;
    }
    return undefined;
  },
};

export const lab: Lab = {
  files: ['answers.md'],
  checks: [
    {
      id: 'softmax-rows',
      title: 'Every row of scores becomes weights that sum to one',
      points: 1,
      of: 'softmax',
      scenario: 'softmax',
      hints: [
        'Sum your weights over the last axis: every sum must be one.',
        'tf.sum and tf.max take an axis, and whether to keep it: with it kept as 1, the result broadcasts against the scores.',
      ],
      input: (random) => ({ scores: matrices(random, B, T, S) }),
    },
    {
      id: 'softmax-large',
      title: 'Scores of any size give finite weights',
      points: 1,
      of: 'softmax',
      scenario: 'softmax',
      hints: [
        'exp(400) is infinite, and ∞ / ∞ is NaN; exp(−400) is zero, and 0 / 0 is NaN too.',
        'A number that is added to all scores of a row does not change its weights. Which one makes every power finite?',
        'Each row needs a number of its own: beside a row around 400, one around −400 vanishes.',
      ],
      input: (random) => ({
        scores: matrices(random, B, T, S).map((matrix) =>
          matrix.map((row, t) => row.map((score) => score + [400, 0, -400][t]!)),
        ),
      }),
    },
    {
      id: 'softmax-temperature',
      title: 'A low temperature sharpens the weights, a high one evens them out',
      points: 1,
      of: 'softmax',
      scenario: 'softmax',
      hints: [
        'As τ → 0 all the weight goes to the largest score; as τ → ∞ all weights become equal. Do yours?',
        'The temperature divides the scores, before anything else happens to them.',
      ],
      input: (random) => ({ scores: matrices(random, B, T, S), temperature: random.choice([0.2, 0.5, 2, 3, 7]) }),
    },
    {
      id: 'softmax-gradient',
      title: 'The backward pass of the softmax',
      points: 1,
      of: 'softmaxGradient',
      scenario: 'softmaxGradient',
      hints: [
        'The weights of a row always sum to one: whatever the loss, the gradient of its scores must sum to zero. Does yours?',
        'Raising one score lowers all other weights of its row. Which term of the equation says so?',
        'Σ_i α_i ∂L/∂α_i is one number for each row: keep its axis, so that it broadcasts.',
      ],
      input: (random) => ({ weights: weights(random), gradient: matrices(random, B, T, S) }),
      tolerance: { absolute: 1e-5, relative: 1e-4 },
    },
    {
      id: 'cosine',
      title: 'The cosine knows directions, not lengths',
      points: 1,
      of: 'cosineSimilarity',
      scenario: 'cosineSimilarity',
      hints: [
        'A query against itself must give one, against three times itself as well.',
        'Two lengths stand below the line, that of the query and that of the key: [B, T, 1] times [B, 1, S].',
        'Padding is often the zero vector. tf.divNoNan gives zero for 0 / 0.',
      ],
      input: (random) => {
        const keys = matrices(random, B, S, K);
        keys[random.integer(B)]![random.integer(S)]!.fill(0);
        return { queries: matrices(random, B, T, K, 3), keys };
      },
    },
    {
      id: 'scores',
      title: 'Scores are dot products over the root of their width',
      points: 1,
      of: 'scaledDotProduct',
      scenario: 'scaledDotProduct',
      hints: [
        'Row t, column j is query t times key j: the keys are transposed in the product.',
        'If queries and keys have variance one, so must the scores, however wide the vectors. Measure it at a width of 100.',
        'A sum of K independent products has K times the variance of one: by what must it be divided?',
      ],
      input: (random) => ({ queries: matrices(random, B, T, K), keys: matrices(random, B, S, K) }),
    },
    {
      id: 'weighted-sum',
      title: 'A context is the weighted mean of all values, the position itself included',
      points: 1,
      of: 'weightedSum',
      scenario: 'weightedSum',
      hints: [
        'Row t of the weights goes with context t. With weights 1, 0, 0 … the context is the first value.',
        'In self-attention position t has a weight for itself too. Nothing is left out, and nothing is set to zero.',
      ],
      // Self-attention, with as many queries as keys, where it would be possible to leave the position itself out.
      input: (random) => ({ weights: weights(random, S), values: matrices(random, B, S, E) }),
    },
    {
      id: 'attention-mask',
      title: 'Hidden keys get no weight and no gradient, and the others share all of it',
      points: 1,
      of: 'attention',
      scenario: 'attention',
      hints: [
        'Sum each row of weights: it must be one with a mask too, and exactly zero where the mask is zero.',
        'The mask belongs between the scores and the softmax. What must be added to a score so that its power is zero?',
        'If an error speaks of gradients: every step from queries to context must be an operation of TensorFlow.js.',
      ],
      input: (random) => ({
        ...attended(random),
        visible: visible(random),
        padding: padding(random),
        direction: matrices(random, B, T, E),
      }),
    },
    blind,
  ],
};
