import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import * as tf from '@tensorflow/tfjs';
import { expect, test } from 'vitest';
import { useWasmBackend } from '../../src/platform/node/backend.ts';

test('is chosen for every test, and choosing it again changes nothing', async () => {
  const kernel = tf.getKernel('BatchMatMul', 'wasm');
  await useWasmBackend();
  expect(tf.getBackend()).toBe('wasm');
  expect(tf.getKernel('BatchMatMul', 'wasm')).toBe(kernel);
});

test('a program that uses it prints nothing of its own accord, even when it turns to the cpu backend', async () => {
  const program = fileURLToPath(new URL('quiet-program.ts', import.meta.url));
  const { stdout, stderr } = await promisify(execFile)(process.execPath, ['--import', 'tsx', program]);
  expect({ stdout, stderr }).toEqual({ stdout: 'wasm 11, cpu 11\n', stderr: '' });
});

test('a softmax gives what is masked with −10⁹ exactly nothing', () => {
  const [first, masked] = tf.softmax(tf.tensor1d([0.5, -1e9])).dataSync();
  expect(first).toBe(1);
  expect(masked).toBe(0);
});
