import type * as tf from '@tensorflow/tfjs';
import { Random } from '../base/random.ts';
import { zeros } from '../nn/initializers.ts';
import { adamUpdate } from '../ops/adam.ts';
import { Parameters } from '../tensor/parameters.ts';
import type { TrainingConfig } from './config.ts';

export type AdamConfig = Pick<TrainingConfig, 'beta1' | 'beta2' | 'epsilon' | 'clip'>;

/** All that Adam carries from one update to the next; plain data. */
export interface AdamState {
  /** β₁ᵗ and β₂ᵗ after t updates. */
  readonly beta1Power: number;
  readonly beta2Power: number;
  /** By parameter: m and v, the running means of the gradient and of its square. */
  readonly first: ReadonlyMap<string, Float32Array>;
  readonly second: ReadonlyMap<string, Float32Array>;
}

/**
 * Adam with clipping by global norm: {@link adamUpdate} at every step, and what it carries from one to the next. βᵗ is a
 * running product in double precision, never a power, whose last bits engines compute differently.
 */
export class Adam {
  readonly #parameters: Parameters;
  readonly #config: AdamConfig;
  readonly #first: Parameters;
  readonly #second: Parameters;
  #beta1Power = 1;
  #beta2Power = 1;

  constructor(parameters: Parameters, config: AdamConfig) {
    this.#parameters = parameters;
    this.#config = config;
    this.#first = zerosLike(parameters);
    this.#second = zerosLike(parameters);
  }

  /**
   * One update of every parameter.
   *
   * @param gradients one for each parameter, in the order and with the shapes of `parameters.variables`; stay the caller's
   * @returns the global norm before clipping; if it is not finite, nothing was changed
   */
  apply(gradients: readonly tf.Tensor[], learningRate: number): number {
    const beta1Power = this.#beta1Power * this.#config.beta1;
    const beta2Power = this.#beta2Power * this.#config.beta2;
    const [first, second] = [this.#first.variables, this.#second.variables];
    const norm = adamUpdate(
      this.#parameters.variables.map((parameter, i) => {
        return { parameter, gradient: gradients[i]!, first: first[i]!, second: second[i]! };
      }),
      {
        ...this.#config,
        stepSize: learningRate / (1 - beta1Power),
        secondCorrection: 1 / Math.sqrt(1 - beta2Power),
      },
    );
    if (Number.isFinite(norm)) [this.#beta1Power, this.#beta2Power] = [beta1Power, beta2Power];
    return norm;
  }

  /** A copy, so that later updates leave it as it is. */
  state(): AdamState {
    return {
      beta1Power: this.#beta1Power,
      beta2Power: this.#beta2Power,
      first: this.#first.values(),
      second: this.#second.values(),
    };
  }

  /** Goes on from a state of the same parameters. */
  restore({ beta1Power, beta2Power, first, second }: AdamState): void {
    [this.#beta1Power, this.#beta2Power] = [beta1Power, beta2Power];
    this.#first.load(first);
    this.#second.load(second);
  }

  dispose(): void {
    this.#first.dispose();
    this.#second.dispose();
  }
}

/** A zero for every value of every parameter, by the same names. */
function zerosLike(parameters: Parameters): Parameters {
  const specification = (name: string) => [name, { shape: parameters.get(name).shape, initial: zeros }] as const;
  return new Parameters(Object.fromEntries(parameters.names.map(specification)), new Random(0)); // which zeros do not ask
}
