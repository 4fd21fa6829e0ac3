import type { Random } from '../../src/base/random.ts';
import type { Check, Lab } from '../../src/grading/lab.ts';
import { matrices, matrix, vector } from '../draw.ts';

/** Sizes of a case: distinct primes, so that no axis passes for another. */
function sizes(random: Random) {
  const [B, H, K] = random.shuffle([2, 3, 5]) as [number, number, number];
  const [T, S] = random.shuffle([7, 11]) as [number, number];
  return { B, H, K, T, S, D: H * K };
}

const attentionParameters = (random: Random, D: number) => ({
  queryWeight: matrix(random, D, D, 0.5),
  queryBias: vector(random, D),
  keyWeight: matrix(random, D, D, 0.5),
  valueWeight: matrix(random, D, D, 0.5),
  valueBias: vector(random, D),
  outputWeight: matrix(random, D, D, 0.3),
  outputBias: vector(random, D),
});

const norm = (random: Random, D: number) => ({ gain: vector(random, D), bias: vector(random, D) });

/** A mask with rows of its own for each sentence and query, none of them without a visible key [B][T][S]. */
const masks = (random: Random, B: number, T: number, S: number): number[][][] =>
  Array.from({ length: B }, () =>
    Array.from({ length: T }, () => {
      const row = Array.from({ length: S }, () => random.integer(2));
      row[random.integer(S)] = 1;
      return row;
    }),
  );

/** What every query of a sentence sees: its real tokens [B][1][S]. */
const paddingMasks = (random: Random, B: number, S: number): number[][][] =>
  Array.from({ length: B }, () => {
    const length = 2 + random.integer(S - 2);
    return [Array.from({ length: S }, (_, s) => (s < length ? 1 : 0))];
  });

const blockInput = (random: Random) => {
  const { B, H, D, S } = sizes(random);
  const F = 13;
  return {
    x: matrices(random, B, S, D),
    heads: H,
    visible: paddingMasks(random, B, S),
    block: {
      self: { ...attentionParameters(random, D), norm: norm(random, D) },
      feedForward: {
        innerWeight: matrix(random, D, F, 0.3),
        innerBias: vector(random, F),
        outerWeight: matrix(random, F, D, 0.3),
        outerBias: vector(random, D),
        norm: norm(random, D),
      },
    },
  };
};

const heads: Check[] = [
  {
    id: 'split-heads',
    title: 'Every head gets its own K columns, for every position',
    points: 1,
    of: 'splitHeads',
    scenario: 'splitHeads',
    hints: [
      'Write down a vector of four numbers and two heads: which numbers belong to the first head?',
      'reshape never moves a number in memory: from [B, T, D] it can cut D into [H, K], but it cannot bring H before T.',
      'Two calls: a reshape to four axes that leaves B and T alone, then a transpose of the two in the middle.',
    ],
    input: (random) => {
      const { B, H, D, T } = sizes(random);
      return { x: matrices(random, B, T, D), heads: H };
    },
  },
  {
    id: 'merge-heads',
    title: 'Merging puts the heads of a position side by side again',
    points: 1,
    of: 'mergeHeads',
    scenario: 'mergeHeads',
    hints: [
      'Merging what was split must give the tensor that was split.',
      'Undo the two steps of splitHeads in the opposite order.',
    ],
    input: (random) => {
      const { B, H, K, T } = sizes(random);
      return { x: Array.from({ length: B }, () => matrices(random, H, T, K)) };
    },
  },
];

const attends: Check[] = [
  {
    id: 'heads-attend',
    title: 'Several heads attend to their own sequence, side by side',
    points: 2,
    of: 'multiHeadAttention',
    scenario: 'attention',
    hints: [
      'Write the shape of every tensor behind its line: [B, T, D], [B, H, T, K], [B, H, T, S], and back.',
      'matMul works on the last two axes and does every [B, H] by itself; its last argument transposes the second factor.',
      'Each head divides by the root of its own width K, and the softmax goes over the keys, the last axis.',
    ],
    input: (random) => {
      const { B, H, D, T } = sizes(random);
      const x = matrices(random, B, T, D);
      return { x, memory: x, heads: H, parameters: attentionParameters(random, D) };
    },
  },
  {
    id: 'hidden-keys',
    title: 'A hidden key has a weight of zero, and the others still sum to one',
    points: 1,
    of: 'multiHeadAttention',
    scenario: 'attention',
    hints: [
      'Sum each row of your weights: is it one, also where keys are hidden?',
      'Whatever is taken away after the softmax is missing from the sum: the mask has to act on the scores.',
      'The mask is [B or 1, T or 1, S], the scores are [B, H, T, S]: where does the axis of the heads have to stand?',
    ],
    input: (random) => {
      const { B, H, D, T } = sizes(random);
      const x = matrices(random, B, T, D);
      const visible = random.choice([masks(random, B, T, T), masks(random, 1, T, T), paddingMasks(random, B, T)]);
      return { x, memory: x, heads: H, visible, parameters: attentionParameters(random, D) };
    },
  },
  {
    id: 'cross-attention',
    title: 'One sequence attends to another one of another length',
    points: 1,
    of: 'multiHeadAttention',
    scenario: 'attention',
    hints: [
      'Who asks, and who is asked? Queries come of one sequence, keys and values of the other.',
      'The output is as long as x; the weights have a row for each position of x and a column for each of memory.',
    ],
    input: (random) => {
      const { B, H, D, T, S } = sizes(random);
      return {
        x: matrices(random, B, T, D),
        memory: matrices(random, B, S, D),
        heads: H,
        visible: paddingMasks(random, B, S),
        parameters: attentionParameters(random, D),
      };
    },
  },
];

const norms: Check[] = [
  {
    id: 'layer-norm',
    title: 'Every position is normalised by its own mean and variance',
    points: 1,
    of: 'layerNorm',
    scenario: 'layerNorm',
    hints: [
      'With a gain of one and a bias of zero every vector of width D must come out with mean 0 and variance 1.',
      'mean(axis, keepDims): which axis holds the D values of one position, and why must it stay as an axis of 1?',
    ],
    input: (random) => {
      const { B, T, D } = sizes(random);
      return { x: matrices(random, B, T, D, 2), ...norm(random, D) };
    },
  },
  {
    id: 'nearly-constant-rows',
    title: 'Rows of nearly equal numbers are not blown up',
    points: 1,
    of: 'layerNorm',
    scenario: 'layerNorm',
    hints: [
      'What does your function make of a vector whose numbers are all the same?',
      'ε = 10⁻⁵ belongs to the variance, under the root. Behind the root it is another number.',
    ],
    input: (random) => {
      const { B, T, D } = sizes(random);
      const nearly = matrices(random, B, T, D, 0.003).map((rows) => rows.map((row) => row.map((value) => 1 + value)));
      nearly[0]![0]!.fill(1);
      return { x: nearly, ...norm(random, D) };
    },
    // a mean of 1 that is taken away after the division by a deviation of 0.003 leaves float32 three digits fewer
    tolerance: { absolute: 1e-3, relative: 1e-3 },
  },
  {
    id: 'layer-norm-backward',
    title: 'The hand-written backward pass gives the gradients of x, gain and bias',
    points: 2,
    of: 'layerNormBackward',
    scenario: 'layerNormBackward',
    hints: [
      'Start with the bias: it is added to every position, so its gradient is a sum over positions. Which axes are left?',
      'Every x of a row moves the mean and the variance of the whole row: that is where the two means come from.',
      'δ̂ is δ times the gain. Both means are of δ̂, over the last axis, and keep it as an axis of 1.',
      'Nudge one number of x by 0.01 on paper with D = 2: x̂ hardly changes. What must ∂L/∂x be there?',
    ],
    input: (random) => {
      const { B, T, D } = sizes(random);
      const x = matrices(random, B, T, D, 2);
      x[0]![0] = vector(random, D, 0.05); // ε counts beside a variance as small as this
      return { x, gain: vector(random, D), gradient: matrices(random, B, T, D) };
    },
  },
];

const blocks: Check[] = [
  {
    id: 'causal-mask',
    title: 'A query sees itself and what stands before it',
    points: 1,
    of: 'causalMask',
    scenario: 'causalMask',
    hints: [
      'Write down the mask for three words. Which of its nine numbers are 1?',
      'Rows are queries, columns are keys: the first row has a single 1.',
    ],
    input: (random) => ({ length: 2 + random.integer(16) }),
  },
  {
    id: 'encoder-block',
    title: 'The block normalises, attends, adds; normalises, feeds forward, adds',
    points: 1,
    of: 'encoderBlock',
    scenario: 'encoderBlock',
    tolerance: { absolute: 1e-3, relative: 1e-3 }, // five matrix products in a row, in single precision
    hints: [
      'Follow one vector through the two lines of the docstring: what is added to what?',
      'The layer norm touches what goes into a sublayer and never the sum. And each sublayer has a norm of its own.',
    ],
    input: blockInput,
  },
  {
    id: 'block-gradient',
    title: 'The gradient flows back through the block to its input',
    points: 1,
    of: 'encoderBlock',
    scenario: 'blockGradient',
    tolerance: { absolute: 1e-3, relative: 1e-3 },
    hints: [
      'TensorFlow.js follows operations on tensors. What left them as plain numbers (dataSync, arraySync) has no gradient.',
      'Two paths lead back to x, the sublayer and the one around it: the gradient is the sum of both.',
    ],
    input: (random) => {
      const input = blockInput(random);
      const [rows, columns] = [input.x[0]!.length, input.x[0]![0]!.length];
      return { ...input, direction: matrices(random, input.x.length, rows, columns) };
    },
  },
];

export const lab: Lab = { files: ['answers.md'], checks: [...heads, ...attends, ...norms, ...blocks] };
