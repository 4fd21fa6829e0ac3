import * as tf from '@tensorflow/tfjs';
import type { Scenarios } from '../../src/grading/lab.ts';
import type { Said, Step } from './solution.ts';

type Exercise = typeof import('./solution.ts');

/** Plain numbers of an additive score. */
export type ScoreInput = {
  readonly query: number[][]; //           [B][D]
  readonly keys: number[][][]; //          [B][S][A]
  readonly queryProjection: number[][]; // [D][A]
  readonly score: number[]; //             [A]
};

/** Plain numbers of what is attended to. */
export type AttendInput = {
  readonly scores: number[][]; //   [B][S]
  readonly states: number[][][]; // [B][S][E]
  readonly lengths: number[]; //    [B]
};

/** A decoder with all that it reads. */
export type DecoderInput = Omit<ScoreInput, 'query'> &
  Omit<AttendInput, 'scores'> & {
    readonly tokens: number[]; //            [B]
    readonly hidden: number[][]; //          [B][D]
    readonly cell: number[][]; //            [B][D]
    readonly embedding: number[][]; //       [V][I]
    readonly inputKernel: number[][]; //     [I][4D]
    readonly recurrentKernel: number[][]; // [D][4D]
    readonly contextKernel: number[][]; //   [E][4D]
    readonly bias: number[]; //              [4D]
    readonly readoutWeight: number[][]; //   [D + E + I][O]
    readonly readoutBias: number[]; //       [O]
    readonly outputWeight: number[][]; //    [O][V]
    readonly outputBias: number[]; //        [V]
  };

/** A decoder that says what a script says, swayed by the word before. */
export type ScriptInput = {
  readonly logits: number[][][]; //  of each step [T][B][V]
  readonly follows: number[][]; //   what each word adds to the logits of the next [V][V]
  readonly weights: number[][][]; // of each step [T][B][S]
};

const int32 = (values: readonly number[]) => tf.tensor1d([...values], 'int32');

function scoreParameters({ queryProjection, score }: Pick<ScoreInput, 'queryProjection' | 'score'>) {
  return { queryProjection: tf.tensor2d(queryProjection), score: tf.tensor1d(score) };
}

/** Its state counts the steps that were taken. */
function scripted({ logits, follows, weights }: ScriptInput): Step<number> {
  return (tokens, step) => ({
    logits: tf.tensor2d(logits[step % logits.length]!).add(tf.gather(tf.tensor2d(follows), tokens)),
    weights: tf.tensor2d(weights[step % weights.length]!),
    state: step + 1,
  });
}

function step(exercise: Exercise, input: DecoderInput): Said<{ hidden: tf.Tensor2D; cell: tf.Tensor2D }> {
  const memory = {
    states: tf.tensor3d(input.states),
    keys: tf.tensor3d(input.keys),
    lengths: int32(input.lengths),
  };
  return exercise.decoderStep(
    int32(input.tokens),
    { hidden: tf.tensor2d(input.hidden), cell: tf.tensor2d(input.cell) },
    memory,
    {
      embedding: tf.tensor2d(input.embedding),
      inputKernel: tf.tensor2d(input.inputKernel),
      recurrentKernel: tf.tensor2d(input.recurrentKernel),
      contextKernel: tf.tensor2d(input.contextKernel),
      bias: tf.tensor1d(input.bias),
      attention: scoreParameters(input),
      readout: { weight: tf.tensor2d(input.readoutWeight), bias: tf.tensor1d(input.readoutBias) },
      output: { weight: tf.tensor2d(input.outputWeight), bias: tf.tensor1d(input.outputBias) },
    },
  );
}

export const scenarios = {
  projectKeys: (exercise, { states, keyProjection }: { states: number[][][]; keyProjection: number[][] }) =>
    exercise.projectKeys(tf.tensor3d(states), tf.tensor2d(keyProjection)),

  additiveScores: (exercise, input: ScoreInput) =>
    exercise.additiveScores(tf.tensor2d(input.query), tf.tensor3d(input.keys), scoreParameters(input)),

  weights: (exercise, { scores, states, lengths }: AttendInput) =>
    exercise.attend(tf.tensor2d(scores), tf.tensor3d(states), int32(lengths)).weights,

  context: (exercise, { scores, states, lengths }: AttendInput) =>
    exercise.attend(tf.tensor2d(scores), tf.tensor3d(states), int32(lengths)).context,

  /** The gradients of Σ context² by the query, the keys, v_a and the states. */
  gradients: (exercise, { states, lengths, ...input }: ScoreInput & Omit<AttendInput, 'scores'>) => {
    const { queryProjection, score } = scoreParameters(input);
    const loss = (query: tf.Tensor, keys: tf.Tensor, score: tf.Tensor, states: tf.Tensor) => {
      const parameters = { queryProjection, score: score as tf.Tensor1D };
      const scores = exercise.additiveScores(query as tf.Tensor2D, keys as tf.Tensor3D, parameters);
      return exercise
        .attend(scores, states as tf.Tensor3D, int32(lengths))
        .context.square()
        .sum<tf.Scalar>();
    };
    const inputs = [tf.tensor2d(input.query), tf.tensor3d(input.keys), score, tf.tensor3d(states)];
    const [query, keys, ofScore, ofStates] = tf.grads(loss)(inputs);
    return { query, keys, score: ofScore, states: ofStates };
  },

  stepWeights: (exercise, input: DecoderInput) => step(exercise, input).weights,
  stepState: (exercise, input: DecoderInput) => step(exercise, input).state,
  stepLogits: (exercise, input: DecoderInput) => step(exercise, input).logits,

  teacherForced: (exercise, { target, ...script }: ScriptInput & { target: number[][] }) =>
    exercise.teacherForcedLogits(scripted(script), 0, tf.tensor2d(target, undefined, 'int32')),

  greedyTokens: (exercise, { maximumLength, ...script }: ScriptInput & { maximumLength: number }) => {
    const rows = script.logits[0]!.length;
    return exercise.greedyDecode(scripted(script), 0, { rows, maximumLength }).map(({ tokens }) => tokens);
  },
  greedyAlignments: (exercise, { maximumLength, ...script }: ScriptInput & { maximumLength: number }) => {
    const rows = script.logits[0]!.length;
    return exercise.greedyDecode(scripted(script), 0, { rows, maximumLength }).map(({ alignment }) => alignment);
  },
} satisfies Scenarios<Exercise>;
