import { Random } from '../base/random.ts';
import { mostProbable } from '../decoding/next-token.ts';
import { Stepper } from '../decoding/stepper.ts';
import { createModel } from '../models/registry.ts';
import { BOS } from '../text/special-tokens.ts';
import { Adam } from '../training/optimizer.ts';
import { update } from '../training/update.ts';
import { type BenchModel, batchOf, configOf, type Size } from './sizes.ts';

/** One thing to be timed; plain data, which goes to other processes as JSON. */
export interface Workload {
  /** A step of training (forward, backward, clip, Adam), or as many steps of greedy decoding as the target has columns. */
  readonly what: 'train-step' | 'greedy';
  readonly model: BenchModel;
  readonly size: Size;
}

/** A workload that stands ready. */
export interface Prepared {
  readonly parameters: number;
  once(): void;
  dispose(): void;
}

/** Makes the model and the batch; the backend must be chosen. */
export function prepare({ what, model: name, size }: Workload): Prepared {
  const vocabulary = { source: size.vocabulary, target: size.vocabulary };
  const random = new Random(1);
  const model = createModel(configOf(name, size), vocabulary, random);
  const batch = batchOf(size);
  const parameters = model.parameters.variables.reduce((sum, { size }) => sum + size, 0);
  const dispose = () => model.dispose();
  if (what === 'train-step') {
    const adam = new Adam(model.parameters, { beta1: 0.9, beta2: 0.98, epsilon: 1e-9, clip: 1 });
    const options = { learningRate: 1e-3, labelSmoothing: 0.1, dropout: random };
    const disposeAll = () => {
      adam.dispose();
      dispose();
    };
    return { parameters, dispose: disposeAll, once: () => void update(model, adam, batch, options) };
  }
  const once = () => {
    const stepper = new Stepper(model, batch.source);
    let last = new Int32Array(size.batch).fill(BOS);
    for (let step = 0; step < size.target; step++) {
      const { logits } = stepper.step(last, { alignment: false });
      last = Int32Array.from(logits, (row) => mostProbable(row, 1)[0]!);
    }
    stepper.dispose();
  };
  return { parameters, dispose, once };
}
