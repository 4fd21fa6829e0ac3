import * as tf from '@tensorflow/tfjs';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { expect, test } from 'vitest';
import { train } from '../../src/training/train.ts';
import { digest } from '../support/digest.ts';
import { trainingSettings } from '../support/training-settings.ts';
import { type Family, smallTraining } from './small-training.ts';

/** Tensors, their bytes, and the size of the memory that they lie in. */
function held() {
  const { numTensors, numBytes } = tf.memory();
  const { wasm } = tf.backend() as BackendWasm;
  const { asm } = wasm as unknown as { asm: { memory: WebAssembly.Memory } };
  return { numTensors, numBytes, wasmBytes: asm.memory.buffer.byteLength };
}

test.each<Family>(['lstm', 'transformer'])(
  'training holds after 60 steps what it held after 10: %s',
  async (family) => {
    const { model, ...options } = smallTraining(family);
    const config = { ...trainingSettings, steps: 60, evaluateEvery: 5 };
    const seen = new Map<number, ReturnType<typeof held>>();
    for await (const event of train({ ...options, model, config })) {
      if (event.event === 'step') seen.set(event.step, held());
    }
    expect(seen.get(60)).toEqual(seen.get(10));
    model.dispose();
  },
);

test.each<Family>(['lstm', 'transformer'])(
  'memory that grows in the midst of a training changes no bit: %s',
  async (family) => {
    const trained = async (afterStep: (step: number) => void) => {
      const { model, ...options } = smallTraining(family);
      const config = { ...trainingSettings, steps: 6 };
      for await (const event of train({ ...options, model, config })) if (event.event === 'step') afterStep(event.step);
      const weights = digest(model.parameters.values());
      model.dispose();
      return weights;
    };
    const undisturbed = await trained(() => {});
    const before = held().wasmBytes;
    const grown = await trained((step) => step === 3 && tf.zeros([before / 4]).dispose()); // as much again
    expect(held().wasmBytes).toBeGreaterThan(before);
    expect(grown).toBe(undisturbed);
  },
);
