import * as tf from '@tensorflow/tfjs';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { expect, test } from 'vitest';
import { train } from '../../src/training/train.ts';
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
