import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { compileKernels, digestOf, readKernelSources } from '../../src/platform/node/compile-kernels.ts';
import { loadKernels } from '../../src/platform/node/kernels.ts';

const globals = Object.getOwnPropertyNames(globalThis);
let compiled: Buffer;
let folder: string;
let path: string;
const printed = vi.spyOn(console, 'error').mockImplementation(() => {});

beforeAll(async () => {
  compiled = Buffer.from(await compileKernels(await readKernelSources()));
});

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kernels-'));
  path = join(folder, 'build', 'kernels.wasm');
  printed.mockClear();
});

afterEach(() => rm(folder, { recursive: true }));
afterAll(() => printed.mockRestore());

test('the same sources give the same bytes', async () => {
  expect(compiled.equals(await compileKernels(await readKernelSources()))).toBe(true);
});

test('the compiler leaves this process as it was', () => {
  expect([10, 9].sort()).toEqual([10, 9]);
  expect(Object.getOwnPropertyNames(globalThis)).toEqual(globals);
});

test('builds what is missing, once, and says so', async () => {
  await loadKernels(path);
  const module = await loadKernels(path);
  expect(WebAssembly.Module.exports(module).map(({ name }) => name)).toContain('batchMatMul');
  expect(printed).toHaveBeenCalledTimes(1);
});

test('builds anew what is cut off or was built from other sources', async () => {
  const otherDigest = Buffer.from(compiled);
  otherDigest[compiled.length - 1]! ^= 1; // the digest stands at the end
  await mkdir(join(folder, 'build'));
  for (const bytes of [compiled.subarray(0, 100), otherDigest, Buffer.alloc(0)]) {
    await writeFile(path, bytes);
    await loadKernels(path);
    expect((await readFile(path)).equals(compiled)).toBe(true);
  }
  expect(printed).toHaveBeenCalledTimes(3);
});

test('two may build at once, and no temporary file stays', async () => {
  await Promise.all([loadKernels(path), loadKernels(path)]);
  expect(await readdir(join(folder, 'build'))).toEqual(['kernels.wasm']);
});

test('does without a file where none can be written', async () => {
  await writeFile(join(folder, 'build'), 'a file in the place of the folder');
  expect(await loadKernels(path)).toBeInstanceOf(WebAssembly.Module);
});

test('another source has another digest', async () => {
  const digest = async (text: string) => (await digestOf(new Map([['index.ts', text]]))).toString('hex');
  expect(await digest('export const a = 1;')).toBe(await digest('export const a = 1;'));
  expect(await digest('export const a = 1;')).not.toBe(await digest('export const a = 2;'));
});

test('an error of the compiler is passed on', async () => {
  const sources = new Map([['index.ts', 'export function wrong(): i32 { return undefinedName; }']]);
  await expect(compileKernels(sources)).rejects.toThrow(/undefinedName/);
});
