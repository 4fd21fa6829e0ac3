import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { InputError } from '../../src/base/errors.ts';
import { useWasmBackend } from '../../src/platform/node/backend.ts';
import { writeSafetensors } from '../../src/tensor/safetensors.ts';
import type { Snapshot } from '../../src/training/snapshot.ts';
import { type Family, families, weightsFile } from './configs.ts';
import type { Parts } from './parts.ts';
import { newModel, trainOwn } from './training.ts';

// npx tsx labs/08-comparison/train.ts [lstm|transformer]: trains the models of your parts, and writes their weights here.
// With --reference the reference solutions are the parts, and the weights go to reference/.

const FOLDERS = {
  '03': '03-softmax-and-attention',
  '04': '04-recurrence-and-bptt',
  '05': '05-bahdanau-attention',
  '06': '06-self-attention',
  '07': '07-transformer-block',
} as const satisfies Record<keyof Parts['labs'], string>;

/** The functions of all these labs. @param file exercise.ts or solution.ts */
async function readParts(file: string): Promise<Parts> {
  const labs = await Promise.all(
    Object.entries(FOLDERS).map(async ([id, folder]) => [id, await import(`../${folder}/${file}`)] as const),
  );
  return { ...(await import(`./${file}`)), labs: Object.fromEntries(labs) } as Parts;
}

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
  const isForTheStudent = error instanceof InputError || / is not written yet\b/.test(message);
  console.error(isForTheStudent ? message : stack);
  process.exitCode = 1;
});
