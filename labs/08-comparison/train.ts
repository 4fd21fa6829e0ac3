import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { useWasmBackend } from '../../src/platform/node/backend.ts';
import { writeSafetensors } from '../../src/tensor/safetensors.ts';
import type { Snapshot } from '../../src/training/snapshot.ts';
import { type Family, families, weightsFile } from './configs.ts';
import type { Parts } from './parts.ts';
import { isForTheStudent, readParts } from './read-parts.ts';
import { newModel, trainOwn } from './training.ts';

// npx tsx labs/08-comparison/train.ts [lstm|transformer]: trains the models of your parts, and writes their weights here.
// With --reference the reference solutions are the parts, and the weights go to reference/.

async function trainFamily(parts: Parts, family: Family, folder: string): Promise<void> {
  const model = newModel(parts, family);
  const started = performance.now();
  let last: Snapshot | undefined;
  for await (const event of trainOwn(model, family)) {
    if (event.event === 'checkpoint') last = event.snapshot;
    if (event.event !== 'evaluated') continue;
    const seconds = Math.round((performance.now() - started) / 1000);
    console.log(`${family}  step ${event.step}  validation loss ${event.validationLoss.toFixed(3)}  ${seconds} s`);
  }
  const path = join(folder, weightsFile(family));
  await mkdir(folder, { recursive: true });
  await writeFile(path, writeSafetensors({ metadata: { model: family }, tensors: last!.parameters }));
  console.log(`${path} written`);
}

async function main(words: readonly string[]): Promise<void> {
  const reference = words.includes('--reference');
  const chosen = families.filter((family) => words.includes(family));
  const folder = fileURLToPath(new URL(reference ? './reference/' : './', import.meta.url));
  await useWasmBackend();
  const parts = await readParts(reference ? 'solution.ts' : 'exercise.ts');
  for (const family of chosen.length > 0 ? chosen : families) await trainFamily(parts, family, folder);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  const { message, stack } = error as Error;
  console.error(isForTheStudent(error) ? message : stack);
  process.exitCode = 1;
});
