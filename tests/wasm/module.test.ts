import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { loadKernels } from '../../src/platform/node/kernels.ts';

/** The ids of a module's sections (WebAssembly core specification, §5.5.2). */
const MEMORY = 5;
const GLOBAL = 6;
const START = 8;
const DATA = 11;

function sectionIds(binary: Uint8Array): number[] {
  const ids: number[] = [];
  for (let at = 8; at < binary.length; ) {
    ids.push(binary[at++]!);
    let [size, shift] = [0, 0];
    for (let more = true; more; shift += 7) {
      const byte = binary[at++]!;
      size |= (byte & 0x7f) << shift;
      more = byte >= 0x80;
    }
    at += size;
  }
  return ids;
}

test("has no memory, data, globals or start of its own, which would overwrite the backend's tensors", async () => {
  await loadKernels(); // builds them if need be
  const ids = sectionIds(await readFile(new URL('../../src/wasm/build/kernels.wasm', import.meta.url)));
  expect(ids.length).toBeGreaterThan(3);
  for (const id of [MEMORY, GLOBAL, START, DATA]) expect(ids).not.toContain(id);
});

test('asks its host for nothing but a memory', async () => {
  const module = await loadKernels();
  expect(WebAssembly.Module.imports(module)).toEqual([{ module: 'env', name: 'memory', kind: 'memory' }]);
});
