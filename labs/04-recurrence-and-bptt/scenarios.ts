import * as tf from '@tensorflow/tfjs';
import type { Scenarios } from '../../src/grading/lab.ts';

type Exercise = typeof import('./solution.ts');
type Matrix = number[][];
type State = { readonly hidden: Matrix; readonly cell: Matrix };

interface Run {
  readonly recurrentKernel: Matrix;
  /** Of the loss by what it reads of each state. */
  readonly gradient: Matrix[];
}
type RnnRun = Run & { readonly states: Matrix[] };
type LstmRun = Run & { readonly inputs: Matrix[]; readonly state: State };

const stateOf = ({ hidden, cell }: State) => ({ hidden: tf.tensor2d(hidden), cell: tf.tensor2d(cell) });

const rnnBackward = (exercise: Exercise, { states, recurrentKernel, gradient }: RnnRun) =>
  exercise.rnnBackward(tf.tensor3d(states), tf.tensor2d(recurrentKernel), tf.tensor3d(gradient));

const lstmBackward = (exercise: Exercise, { inputs, state, recurrentKernel, gradient }: LstmRun) =>
  exercise.lstmBackward(tf.tensor3d(inputs), stateOf(state), tf.tensor2d(recurrentKernel), tf.tensor3d(gradient));

export const scenarios = {
  rnnStep: ({ rnnStep }, step: { input: Matrix; hidden: Matrix; recurrentKernel: Matrix }) =>
    rnnStep(tf.tensor2d(step.input), tf.tensor2d(step.hidden), tf.tensor2d(step.recurrentKernel)),

  rnnInputGradient: (exercise, run: RnnRun) => rnnBackward(exercise, run).input,
  rnnKernelGradient: (exercise, run: RnnRun) => rnnBackward(exercise, run).recurrentKernel,

  lstmStep: ({ lstmStep }, step: { input: Matrix; state: State; recurrentKernel: Matrix }) =>
    lstmStep(tf.tensor2d(step.input), stateOf(step.state), tf.tensor2d(step.recurrentKernel)),

  /** The state after many steps, and the gradient of its sum by the kernel, which training needs. */
  lstmSteps: ({ lstmStep }, { inputs, state, recurrentKernel }: Omit<LstmRun, 'gradient'>) => {
    const run = (kernel: tf.Tensor) =>
      inputs.reduce((before, input) => lstmStep(tf.tensor2d(input), before, kernel as tf.Tensor2D), stateOf(state));
    const kernel = tf.tensor2d(recurrentKernel);
    return { last: run(kernel), gradient: tf.grad((kernel) => run(kernel).hidden.sum())(kernel) };
  },

  lstmInputGradient: (exercise, run: LstmRun) => lstmBackward(exercise, run).input,
  lstmKernelGradient: (exercise, run: LstmRun) => lstmBackward(exercise, run).recurrentKernel,
  lstmStateGradient: (exercise, run: LstmRun) => lstmBackward(exercise, run).state,

  gradientNorms: ({ gradientNorms }, { gradient }: { gradient: Matrix[] }) => gradientNorms(tf.tensor3d(gradient)),

  clipByGlobalNorm: ({ clipByGlobalNorm }, run: { kernel: Matrix; bias: number[]; states: Matrix[]; limit: number }) =>
    clipByGlobalNorm([tf.tensor2d(run.kernel), tf.tensor1d(run.bias), tf.tensor3d(run.states)], run.limit),
} satisfies Scenarios<Exercise>;
