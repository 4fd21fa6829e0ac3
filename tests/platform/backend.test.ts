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

const program = (...flags: string[]) => {
  const path = fileURLToPath(new URL('quiet-program.ts', import.meta.url));
  return promisify(execFile)(process.execPath, ['--import', 'tsx', path, ...flags]);
};

test('a program that uses it prints nothing of its own accord, even when it turns to the cpu backend', async () => {
  expect(await program()).toEqual({ stdout: 'wasm 11, cpu 11\n', stderr: '' });
});

test('an error that nobody catches is shown where it was thrown, not in the minified backend', async () => {
  const { stderr } = await program('--fail').catch((failure: { stderr: string }) => failure);
  expect(stderr).toContain('Error: an error that nobody catches');
  expect(stderr).not.toContain('tfjs-backend-wasm');
});

test('a softmax gives what is masked with −10⁹ exactly nothing', () => {
  const [first, masked] = tf.softmax(tf.tensor1d([0.5, -1e9])).dataSync();
  expect(first).toBe(1);
  expect(masked).toBe(0);
});
