import type { Random } from '../../src/base/random.ts';
import type { Lab } from '../../src/grading/lab.ts';
import { matrices, matrix, vector } from '../draw.ts';
import type { AttentionInput } from './scenarios.ts';

/** Each size a prime of its own, in an order that changes from case to case. */
const sizes = <P extends readonly number[]>(random: Random, ...primes: P) =>
  random.shuffle(primes) as { [K in keyof P]: number };

/** Trained parameters for sequences of width D; of the values, width V. */
function projections(random: Random, D: number, K: number, V: number): Omit<AttentionInput, 'x' | 'lengths'> {
  return {
    queryWeight: matrix(random, D, K, 0.6),
    queryBias: vector(random, K),
    keyWeight: matrix(random, D, K, 0.6),
    valueWeight: matrix(random, D, V),
    valueBias: vector(random, V),
  };
}

/** The first sequence fills its row; the others do not, where padding is wanted. */
function attentionInput(random: Random, padded: boolean): AttentionInput {
  const [B, S, D, K, V] = sizes(random, 2, 3, 5, 7, 11);
  const lengths = Array.from({ length: B }, (_, b) => (padded && b > 0 ? 1 + random.integer(S - 1) : S));
  return { x: matrices(random, B, S, D), lengths, ...projections(random, D, K, V) };
}

export const lab: Lab = {
  checks: [
    {
      id: 'projections',
      title: 'Queries, keys and values are three linear maps of one sequence',
      points: 1,
      of: 'projectQkv',
      scenario: 'projectQkv',
      hints: [
        'Write down the shape of each weight and of each result: which axis of x meets which axis of the weight?',
        'All B · S vectors can stand in one matrix [B · S, D]. Two of the three maps have a bias.',
      ],
      input: (random: Random) => attentionInput(random, false),
    },
    {
      id: 'weights',
      title: 'Row t of the weights says where position t looks',
      points: 2,
      of: 'selfAttention',
      scenario: 'weights',
      hints: [
        'Do the worked numbers of the README first: which of them is the score of query 1 with key 2?',
        'Which of the two axes [S, S] must sum to one? Print the sums of both.',
        'The root is that of the width in which a query and a key meet.',
      ],
      input: (random: Random) => attentionInput(random, false),
    },
    {
      id: 'padding',
      title: 'No position looks at padding',
      points: 1,
      of: 'selfAttention',
      scenario: 'weights',
      tolerance: { absolute: 0, relative: 1e-4 }, // exactly zero
      hints: [
        'Padding is hidden as a key, from every query: in [B, S, S], is that a row or a column?',
        'A comparison of tf.range(0, S) with the lengths as [B, 1, 1] has the shape [B, 1, S].',
      ],
      input: (random: Random) => attentionInput(random, true),
    },
    {
      id: 'output',
      title: 'Each position takes the values by its weights',
      points: 1,
      of: 'selfAttention',
      scenario: 'output',
      hints: [
        'For one position: which numbers are multiplied with which vectors, and over what is the sum?',
        'Row t of the weights [1, S] times the values [S, V] is row t of the output [1, V].',
      ],
      input: (random: Random) => attentionInput(random, true),
    },
    {
      id: 'gradients',
      title: 'Gradients flow to the sequence and to all three weights',
      points: 1,
      of: 'selfAttention',
      scenario: 'gradients',
      tolerance: { absolute: 1e-3, relative: 1e-3 },
      hints: [
        'The numbers may be right and the way back missing. Which steps lead from the queries to the output?',
        'What leaves TensorFlow.js for plain arrays (arraySync, dataSync) and comes back has lost its gradient.',
      ],
      input: (random: Random) => attentionInput(random, true),
    },
    {
      id: 'positions',
      title: 'Positions are encoded as sines and cosines of falling frequency',
      points: 2,
      of: 'positionalEncoding',
      scenario: 'positions',
      hints: [
        'Write down the first row by hand (t = 0), then the second for D = 4: the README has its four numbers.',
        'Sine and cosine alternate along a row, and both of a pair have the same frequency. Which i has column 5?',
      ],
      input: (random: Random) => ({ length: random.choice([11, 13, 17]), width: 2 * random.choice([3, 5, 7]) }),
    },
    {
      id: 'shift',
      title: 'One matrix shifts every position by the same offset',
      points: 1,
      of: 'shiftMatrix',
      scenario: 'shift',
      hints: [
        'What are sin(a + b) and cos(a + b), in sines and cosines of a and of b?',
        'Here a row of PE stands on the left of M: column j of M says how entry j of the shifted row is made.',
      ],
      input: (random: Random) => ({ offset: 1 + random.integer(9), width: 2 * random.choice([3, 5, 7]) }),
    },
    {
      id: 'equivariance',
      title: 'The gap is zero for layers that see no order, and right for the others',
      points: 1,
      of: 'equivarianceGap',
      scenario: 'gap',
      hints: [
        'There are two ways through the diagram: shuffle, then the layer; or the layer, then shuffle.',
        'A layer that treats all positions alike gives each word the same output wherever it stands. Does the output of a sequence stay as it is, then?',
      ],
      input: (random: Random) => {
        const [B, S, D] = sizes(random, 3, 5, 7);
        return {
          x: matrices(random, B, S, D),
          positions: matrix(random, S, D),
          // Turned by two places of an odd number, so that there and back are different ways.
          order: Array.from({ length: S }, (_, t) => (t + 2) % S),
          ...projections(random, D, 2, 11),
        };
      },
    },
    {
      id: 'embeddings',
      title: 'Gradients reach the vector of every word that occurs, through every layer',
      points: 2,
      of: 'gradientReachesEmbeddings',
      scenario: 'gradient',
      tolerance: { absolute: 1e-3, relative: 1e-3 },
      hints: [
        'By what is the loss to be differentiated: by the vectors at their positions, or by the table they come from?',
        'tf.grad differentiates what its function does with its argument; the look-up must be part of that.',
        'A word that stands nowhere has a row of zeros, and so a norm of zero.',
      ],
      input: (random: Random) => {
        const [B, S, D] = sizes(random, 3, 5, 7);
        const words = 13;
        // The last two words stand nowhere, and word 0 stands twice in the first sentence.
        const ids = Array.from({ length: B }, (_, b) =>
          Array.from({ length: S }, (_, t) => (b === 0 && t < 2 ? 0 : random.integer(words - 2))),
        );
        return {
          ids,
          embedding: matrix(random, words, D),
          layers: random.choice([1, 2, 3]),
          ...projections(random, D, 11, D),
        };
      },
    },
  ],
};
