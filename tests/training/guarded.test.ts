import * as tf from '@tensorflow/tfjs';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { expect, test } from 'vitest';
import { Random } from '../../src/base/random.ts';
import type { ModelConfig } from '../../src/models/config.ts';
import { createModel } from '../../src/models/registry.ts';
import { Adam } from '../../src/training/optimizer.ts';
import { update } from '../../src/training/update.ts';
import { validationLoss } from '../../src/training/validation-loss.ts';
import { digest } from '../support/digest.ts';
import { withGuards } from '../support/guarded-backend.ts';
import { trainingSettings } from '../support/training-settings.ts';
import { smallConfigs, smallTraining, validationBatches, vocabulary } from './small-training.ts';

const { lstm, transformer } = smallConfigs;
const models: Readonly<Record<string, ModelConfig>> = {
  'lstm-additive': lstm,
  'lstm-none': { ...lstm, attention: 'none' },
  'lstm-dot': { ...lstm, attention: 'dot' },
  'lstm-general, forward, two layers': { ...lstm, attention: 'general', encoder: 'forward', layers: 2 },
  'transformer, norm before': transformer,
  'transformer, norm behind, learned positions': { ...transformer, norm: 'post', positions: 'learned' },
  'transformer, one head, no norm': { ...transformer, heads: 1, norm: 'none', positions: 'none', layers: 2 },
};

const { batches } = smallTraining('lstm');
const trainingBatches = [batches.next(), batches.next()];

/** Two steps of training, teacher-forced evaluation, and two words of decoding; every tensor is disposed. */
function use(config: ModelConfig): string {
  const model = createModel(config, vocabulary, new Random(1));
  const adam = new Adam(model.parameters, trainingSettings);
  const options = { ...trainingSettings, learningRate: 0.01, dropout: new Random(2) };
  const steps = trainingBatches.map((batch) => update(model, adam, batch, options));
  const evaluated = validationLoss(model, validationBatches);
  const decoded = tf.tidy(() => {
    const { memory, state } = model.encode(validationBatches[0]!.source);
    const first = model.step(memory, state, Int32Array.of(1, 1, 1, 1));
    const rows = Int32Array.of(3, 3, 0, 1);
    const next = model.step(model.reorder(memory, rows), model.reorder(first.state, rows), Int32Array.of(5, 6, 7, 8));
    const { attention } = model.forward(validationBatches[1]!, { training: false, attention: true });
    return [next.logits, ...attention!.map(({ weights }) => weights)].map((x) => x.dataSync<'float32'>());
  });
  const all = digest([steps, evaluated, decoded, model.parameters.values(), adam.state()]);
  model.dispose();
  adam.dispose();
  return all;
}

test.each(Object.keys(models))(
  '%s: no kernel writes beside a tensor, reads one before it is written, or leaves one',
  async (name) => {
    const expected = use(models[name]!);
    const { result, overrun, left } = await withGuards(() => use(models[name]!));
    expect({ overrun, left }).toEqual({ overrun: [], left: [] });
    expect(result).toBe(expected); // nor does a bit depend on where the tensors stand
  },
);

test('the guards see a write behind a tensor, one before it, and a tensor that stays', async () => {
  const backend = tf.backend() as BackendWasm;
  const { overrun, left } = await withGuards(() => {
    for (const offset of [3, -1]) {
      const x = tf.zeros([3]);
      const values = backend.typedArrayFromHeap(x);
      new Float32Array(values.buffer)[values.byteOffset / 4 + offset] = 1;
      x.dispose();
    }
    tf.zeros([5]);
  });
  expect({ overrun, left }).toEqual({ overrun: [12, 12], left: [20] });
});
