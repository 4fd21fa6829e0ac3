import type { Random } from '../../src/base/random.ts';
import type { Check, Lab } from '../../src/grading/lab.ts';
import { matrices, matrix, vector } from '../draw.ts';

// B, S and D are different primes, so that no axis passes for another.
const [B, S, D] = [2, 5, 3];
const GRADIENT = { absolute: 1e-5, relative: 1e-3 };

/** Of a loss that reads the last state alone [S][B][D]. */
const readAtTheEnd = (random: Random) => [...matrices(random, S - 1, B, D, 0), matrix(random, B, D)];

/** What a simple network went through: its states are results of tanh, so that they lie within ±1 [S + 1][B][D]. */
const rnnRun = (random: Random) => ({
  states: matrices(random, S + 1, B, D).map((rows) => rows.map((row) => row.map((x) => x / (1 + Math.abs(x))))),
  recurrentKernel: matrix(random, D, D, 0.8),
});

const lstmRun = (random: Random, steps: number) => ({
  inputs: matrices(random, steps, B, 4 * D),
  state: { hidden: matrix(random, B, D, 0.5), cell: matrix(random, B, D) },
  recurrentKernel: matrix(random, D, 4 * D, 0.6),
});

/** Gates of ±20 are one or zero: these keep the cell as it is, whatever the candidate [steps][B][4D]. */
const rememberingInputs = (random: Random, steps: number) =>
  matrices(random, steps, B, 4 * D).map((rows) =>
    rows.map((row) => row.map((x, column) => x + ([-20, 20, 0, 0][Math.floor(column / D)] ?? 0))),
  );

const gradients = (random: Random) => ({
  kernel: matrix(random, D, 7),
  bias: vector(random, 11),
  states: matrices(random, S, B, D),
});

const rnnChecks: readonly Check[] = [
  {
    id: 'rnn-step',
    title: 'A step of the simple network',
    points: 1,
    of: 'rnnStep',
    scenario: 'rnnStep',
    hints: [
      'Whatever the inputs, every entry of the new state must lie between −1 and 1.',
      'States are rows: [B, D] times [D, D]. Which factor comes first, and is the kernel transposed?',
    ],
    input: (random) => ({
      input: matrix(random, B, D),
      hidden: matrix(random, B, D, 0.5),
      recurrentKernel: matrix(random, D, D),
    }),
  },
  {
    id: 'rnn-backward-last',
    title: 'What a loss that reads the last state owes to every step',
    points: 1,
    of: 'rnnBackward',
    scenario: 'rnnInputGradient',
    hints: [
      'The loss reads the last state only, yet every step has a share in it. Begin at the last, and carry back.',
      'tanh′ = 1 − h² is taken of the state that the step made: states[0] was there before the first.',
      'Forward, the state is multiplied by U from the right; backward, what comes back is multiplied by Uᵀ.',
    ],
    input: (random) => ({ ...rnnRun(random), gradient: readAtTheEnd(random) }),
    tolerance: GRADIENT,
  },
  {
    id: 'rnn-backward-every',
    title: 'What a loss that reads every state owes to every step',
    points: 1,
    of: 'rnnBackward',
    scenario: 'rnnInputGradient',
    hints: [
      'A state is read twice, by the loss and by the next step. What does the chain rule do with two paths?',
      'Both gradients arrive at h_t, and are added up before they go through tanh′.',
    ],
    input: (random) => ({ ...rnnRun(random), gradient: matrices(random, S, B, D) }),
    tolerance: GRADIENT,
  },
  {
    id: 'rnn-backward-kernel',
    title: 'One kernel serves all steps, and hears from all of them',
    points: 1,
    of: 'rnnBackward',
    scenario: 'rnnKernelGradient',
    hints: [
      'The kernel is the same variable at every step: its gradient is a sum over the steps.',
      'What was multiplied by the kernel at step t is the state before that step.',
      '[B, D]ᵀ times [B, D] is [D, D], and has summed over the batch already.',
    ],
    input: (random) => ({ ...rnnRun(random), gradient: matrices(random, S, B, D) }),
    tolerance: GRADIENT,
  },
];

const lstmChecks: readonly Check[] = [
  {
    id: 'lstm-step',
    title: 'A step of the LSTM',
    points: 3,
    of: 'lstmStep',
    scenario: 'lstmStep',
    hints: [
      'The four gates stand side by side in the last axis: input, forget, candidate, output.',
      'Three of them are shares between zero and one, and go through σ; the candidate lies within ±1, and goes through tanh.',
      'The forget gate is the share of the old cell that is kept, the input gate the share of the candidate that is added.',
    ],
    input: (random) => {
      const { inputs, ...rest } = lstmRun(random, 1);
      return { ...rest, input: inputs[0]! };
    },
  },
  {
    id: 'lstm-memory',
    title: 'A cell that keeps what it holds over 23 steps, and a gradient through all of them',
    points: 1,
    of: 'lstmStep',
    scenario: 'lstmSteps',
    hints: [
      'With the forget gate open and the input gate closed, c′ must be c: nothing may squash the cell on its way.',
      'If an error speaks of gradients: every step from input to state must be an operation of TensorFlow.js.',
    ],
    input: (random) => ({ ...lstmRun(random, 0), inputs: rememberingInputs(random, 23) }),
  },
  {
    id: 'lstm-backward-step',
    title: 'Back through one step of the LSTM',
    points: 2,
    of: 'lstmBackward',
    scenario: 'lstmInputGradient',
    hints: [
      'One step, and a loss that reads h alone: write down h as a function of the four gates, and differentiate by each.',
      'The output gate acts on h directly; the other three act on the cell, and the cell on h through tanh.',
      'σ′ = σ (1 − σ) and tanh′ = 1 − tanh²: both need only what the forward pass has computed.',
    ],
    input: (random) => ({ ...lstmRun(random, 1), gradient: matrices(random, 1, B, D) }),
    tolerance: GRADIENT,
  },
  {
    id: 'lstm-backward-time',
    title: 'Back through five steps of the LSTM',
    points: 2,
    of: 'lstmBackward',
    scenario: 'lstmInputGradient',
    hints: [
      'Two things go from step to step, h and c. Both carry a gradient back, and neither may be dropped.',
      'Into ∂L/∂c_{t−1} goes ∂L/∂c_t ∘ f_t: no kernel and no tanh on this path.',
      'The forget gate of step t multiplies the cell before the step, c_{t−1}.',
    ],
    input: (random) => ({ ...lstmRun(random, S), gradient: matrices(random, S, B, D) }),
    tolerance: GRADIENT,
  },
  {
    id: 'lstm-backward-kernel',
    title: 'The kernel of the LSTM hears from all steps',
    points: 1,
    of: 'lstmBackward',
    scenario: 'lstmKernelGradient',
    hints: [
      'The same kernel was used at every step: what each makes of it is added up.',
      'At step t it was multiplied by h_{t−1}, at the first by the initial state.',
    ],
    input: (random) => ({ ...lstmRun(random, S), gradient: matrices(random, S, B, D) }),
    tolerance: GRADIENT,
  },
  {
    id: 'lstm-backward-initial',
    title: 'What comes back to the initial state',
    points: 1,
    of: 'lstmBackward',
    scenario: 'lstmStateGradient',
    hints: [
      'After the first step has been gone through, both gradients have one more stretch to go: to h_0 and to c_0.',
      'An encoder would receive them: in a translation model the initial state is what it hands over.',
    ],
    input: (random) => ({ ...lstmRun(random, S), gradient: matrices(random, S, B, D) }),
    tolerance: GRADIENT,
  },
];

const gradientChecks: readonly Check[] = [
  {
    id: 'gradient-norms',
    title: 'The norm of the gradient by distance',
    points: 1,
    of: 'gradientNorms',
    scenario: 'gradientNorms',
    hints: [
      'One number for each step, over the batch and the width together.',
      'Entry 0 belongs to the last step, which is nearest to the loss.',
    ],
    input: (random) => ({ gradient: matrices(random, S, B, D) }),
  },
  {
    id: 'clip-above',
    title: 'Gradients above the limit are scaled to it, all by one factor',
    points: 2,
    of: 'clipByGlobalNorm',
    scenario: 'clipByGlobalNorm',
    hints: [
      'After clipping, the norm of all gradients together must be the limit: measure it.',
      'The direction must stay: all entries of all gradients shrink by the same factor.',
      'The norm is the root of the sum of all squares. Sums of squares of several tensors can be added; norms cannot.',
    ],
    input: (random) => ({ ...gradients(random), limit: random.choice([0.5, 1, 2]) }),
  },
  {
    id: 'clip-within',
    title: 'Gradients within the limit stay as they are',
    points: 1,
    of: 'clipByGlobalNorm',
    scenario: 'clipByGlobalNorm',
    hints: ['Clipping only ever shrinks. What is your factor if the norm is below the limit?'],
    input: (random) => ({ ...gradients(random), limit: random.choice([19, 23]) }),
  },
];

export const lab: Lab = { files: ['answers.md'], checks: [...rnnChecks, ...lstmChecks, ...gradientChecks] };
