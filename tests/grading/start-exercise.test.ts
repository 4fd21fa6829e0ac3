import { existsSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { bundleExercise, removeBundle } from '../../src/grading/bundle.ts';
import type { ExerciseProcess } from '../../src/grading/exercise-process.ts';
import type { HandedIn } from '../../src/grading/handed-in.ts';
import { plainRunner } from '../../src/grading/plain-runner.ts';
import { startExercise } from '../../src/grading/start-exercise.ts';
import { toyLab } from './toy-lab/toy-lab.ts';

let exercise: ExerciseProcess | undefined;

async function start(text: string, more: Partial<HandedIn> = {}): Promise<ExerciseProcess> {
  exercise = await startExercise(toyLab, { exercise: text, ...more }, plainRunner);
  return exercise;
}

afterEach(async () => {
  await exercise?.stop();
  exercise = undefined;
});

const double = async (text: string, x = 21) => (await start(text)).call('double', { x }, 20);

describe('an exercise in a process of its own', () => {
  it('answers calls, and what it prints is kept apart', async () => {
    const reply = await double(`
      export const double = (x: number): number => { console.log('x is', x); process.stdout.write('{"id":1}'); return 2 * x; }`);
    expect(reply.outcome).toEqual({ kind: 'value', value: 42 });
    let { printed } = reply; // it comes by a pipe of its own, maybe after the answer
    const next = async () => {
      const { outcome, printed: more } = await exercise!.call('double', { x: Number.NaN }, 5);
      expect(outcome).toEqual({ kind: 'value', value: Number.NaN });
      printed += more;
      return printed;
    };
    await expect.poll(next, { timeout: 20_000 }).toMatch(/^x is 21\n\{"id":1\}/);
  });

  it('has TensorFlow.js with chained operations and gradients, and the library', async () => {
    const reply = await double(`
      import * as tf from '@tensorflow/tfjs';
      import { Random } from '../../src/base/random.ts';
      export const double = (x: number) => tf.grad((t) => t.square())(tf.scalar(x)).add(new Random(1).integer(1));`);
    expect(reply.outcome).toEqual({ kind: 'value', value: { tensor: { shape: [], dtype: 'float32', values: [42] } } });
  });

  it('is given files and the exercises of other labs', async () => {
    const calls = await start('', {
      files: { 'weights.bin': new Uint8Array([0, 255]) },
      labs: { '07': 'export const triple = (x: number) => 3 * x;' },
    });
    expect((await calls.call('files', {}, 20)).outcome).toEqual({ kind: 'value', value: [0, 255] });
    expect((await calls.call('other', { x: 2 }, 20)).outcome).toEqual({ kind: 'value', value: 6 });
  });

  it('names the line of an error', async () => {
    const { outcome } = await double('export function double(): number {\n  throw new RangeError("no");\n}');
    expect(outcome).toEqual({ kind: 'threw', name: 'RangeError', message: 'no', at: 'exercise.ts:2:9' });
  });

  it.each([
    ['export const double = (x: number) => 2 * ;', 'lab 99, exercise.ts:1:42: Unexpected ";"'],
    ["\nimport './solution.ts';", '"./solution.ts" cannot be imported'],
    ["import '../../../../etc/passwd';", '"../../../../etc/passwd" cannot be imported'],
    ["import '../../src/../package.json';", '"../../src/../package.json" cannot be imported'],
    ["import 'file:///etc/passwd';", '"file:///etc/passwd" cannot be imported'],
    ["import 'handed-in:weights.bin';", '"handed-in:weights.bin" cannot be imported'],
    ["import 'zod';", '"zod" cannot be imported'],
    ['\nthrow new Error("at once");', 'Error: at once (exercise.ts:2:7)'],
    ['process.exit(0);', 'exit code 0'],
  ])('says why %j does not load', async (text, message) => {
    const { outcome } = await double(text);
    expect(outcome).toMatchObject({ kind: 'not loaded', message: expect.stringContaining(message) });
  });

  it('ends a call that takes too long, and goes on with a new process', async () => {
    const calls = await start('export const double = (x: number) => { while (x < 0); return 2 * x; }');
    expect((await calls.call('double', { x: 1 }, 20)).outcome).toEqual({ kind: 'value', value: 2 });
    expect((await calls.call('double', { x: -1 }, 0.2)).outcome).toEqual({ kind: 'timed out', seconds: 0.2 });
    expect((await calls.call('double', { x: 2 }, 20)).outcome).toEqual({ kind: 'value', value: 4 });
  });

  it('hears of a process that ends within a call', async () => {
    expect((await double('export const double = () => process.exit(0);')).outcome.kind).toBe('crashed');
  });

  it('removes its bundle', async () => {
    const bundle = await bundleExercise(toyLab, { exercise: '' });
    expect(existsSync(bundle.folder)).toBe(true);
    await removeBundle(bundle);
    expect(existsSync(bundle.folder)).toBe(false);
  });
});
