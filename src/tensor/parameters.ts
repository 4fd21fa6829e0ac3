import * as tf from '@tensorflow/tfjs';
import type { Random } from '../base/random.ts';

/** Fills one parameter of the given shape; draws only from `random`. */
export type Initializer = (shape: readonly number[], random: Random) => Float32Array;

export interface ParameterSpecification {
  readonly shape: readonly number[];
  readonly initial: Initializer;
}

/** Name → shape and initial values of every trained parameter of a model, in a fixed order: a model's parts list. */
export type ParameterTable = Readonly<Record<string, ParameterSpecification>>;

export function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1);
}

/** Number of trained values in a table, without making a tensor. `counted` chooses parameters by name. */
export function countParameters(table: ParameterTable, counted: (name: string) => boolean = () => true): number {
  return Object.entries(table)
    .filter(([name]) => counted(name))
    .reduce((sum, [, { shape }]) => sum + sizeOf(shape), 0);
}

/**
 * The trained parameters of one model: named variables that are counted, saved, loaded and disposed together.
 * The names are ours alone; TensorFlow.js's global variable names are left to it, so that two models live side by side.
 */
export class Parameters {
  readonly #variables: ReadonlyMap<string, tf.Variable>;

  /** Draws each parameter from its own split of `random`, so that adding one leaves the others as they were. */
  constructor(table: ParameterTable, random: Random) {
    this.#variables = new Map(
      Object.entries(table).map(([name, { shape, initial }]) => {
        const values = tf.tensor(initial(shape, random.split(name)), [...shape], 'float32');
        const variable = tf.variable(values);
        values.dispose();
        return [name, variable];
      }),
    );
  }

  get names(): string[] {
    return [...this.#variables.keys()];
  }

  get variables(): tf.Variable[] {
    return [...this.#variables.values()];
  }

  /** @throws RangeError if there is no such parameter */
  get<R extends tf.Rank>(name: string): tf.Tensor<R> {
    const variable = this.#variables.get(name);
    if (!variable) throw new RangeError(`Parameters: no parameter "${name}"; there are ${this.names.join(', ')}`);
    return variable as unknown as tf.Tensor<R>;
  }

  /** The values of every parameter, copied out of the backend. */
  values(): Map<string, Float32Array> {
    return new Map([...this.#variables].map(([name, variable]) => [name, variable.dataSync<'float32'>().slice()]));
  }

  /** Sets every parameter. @throws RangeError if a name is missing or unknown or a size differs; then nothing is set */
  load(values: ReadonlyMap<string, Float32Array>): void {
    const unknown = [...values.keys()].filter((name) => !this.#variables.has(name));
    if (unknown.length > 0) throw new RangeError(`Parameters.load: unknown parameters ${unknown.join(', ')}`);
    for (const [name, variable] of this.#variables) {
      const size = values.get(name)?.length;
      if (size !== variable.size) {
        throw new RangeError(`Parameters.load: ${name} has ${variable.size} values, got ${size ?? 'none'}`);
      }
    }
    for (const [name, variable] of this.#variables) {
      tf.tidy(() => variable.assign(tf.tensor(values.get(name)!, variable.shape, 'float32')));
    }
  }

  dispose(): void {
    for (const variable of this.#variables.values()) variable.dispose();
  }
}
