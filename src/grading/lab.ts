import type { Random } from '../base/random.ts';
import type { Value } from './value.ts';

/**
 * How a lab calls a student's functions. A scenario runs in the process of the student's code: it makes tensors of plain
 * input, calls what was written, and returns plain data or tensors, nothing judged. The same scenario is run with the
 * reference and with each known mistake, in the parent, to know what to expect.
 *
 * @typeParam Exercise what the student's file exports: `typeof import('./solution.ts')`
 */
export type Scenarios<Exercise> = Readonly<Record<string, (exercise: Exercise, input: never) => unknown>>;

/** One thing that is graded, with points of its own. */
export interface Check<Input extends Value = Value> {
  /** Unique in the lab, in kebab-case: `rows-sum-to-one`. */
  readonly id: string;
  /** What holds if it passes: "Every row of weights sums to one". */
  readonly title: string;
  readonly points: number;
  /** The function of the exercise that it is about: its TODO is what is missing while the starter stands. */
  readonly of: string;
  /** Each says more than the one before, and none gives the answer away. */
  readonly hints: readonly [string, ...string[]];
  /** The name of the scenario that is run. */
  readonly scenario: string;
  /** How many cases are drawn, public and hidden each; 3 unless told. */
  readonly cases?: number;
  /** How long one call may take, in seconds; 10 unless told. */
  readonly seconds?: number;
  /**
   * Draws a case; the same generator gives the same case. Shapes are distinct primes, so that no axis passes for another.
   * @param index of the case, from 0: where only some cases tell a mistake, it says which they are, not the draw
   */
  input(random: Random, index: number): Input;
  /** How far a number may be from the expected one: |a − e| ≤ absolute + relative · |e|. 1e-4 and 1e-4 unless told. */
  readonly tolerance?: { readonly absolute: number; readonly relative: number };
  /**
   * For what no single answer is right (drawn numbers, a plot): says what is wrong with an output, with the numbers that
   * show it, or undefined if it is right. Without it the output must equal the reference's within the tolerance.
   */
  judge?(output: Value, input: Input, expected: Value): string | undefined;
}

/** `labs/NN-topic/checks.ts` exports one as `lab`. */
export interface Lab {
  readonly checks: readonly Check[];
  /** Ids of labs whose exercises its scenarios need too; they come as `exercise.labs['03']`. Only the comparison has any. */
  readonly uses?: readonly string[];
  /**
   * Files that are handed in besides the exercise: answers, trained weights. Scenarios find the bytes of each that is
   * there as `exercise.files[name]`, a Uint8Array. The reference's stand in the lab's folder `reference/`; for
   * `expected`, the reference is given the files of whoever is graded.
   */
  readonly files?: readonly string[];
}

/**
 * A plausible wrong solution. `labs/NN-topic/mutants/NAME.ts` exports one as `mistake`, and beside it the functions of
 * the exercise that it gets wrong; all others are the reference's.
 */
export interface Mistake {
  /** What was done and what shows it: "The softmax was taken over the wrong axis: columns sum to 1, rows do not." */
  readonly diagnosis: string;
  /** Ids of exactly the checks that fail by it. */
  readonly fails: readonly [string, ...string[]];
}
