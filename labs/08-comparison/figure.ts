import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { InputError } from '../../src/base/errors.ts';
import { table } from '../../src/cli/table.ts';
import { alignmentMatrices } from '../../src/figures/alignment-matrices.ts';
import type { Seq2Seq } from '../../src/models/seq2seq.ts';
import { useWasmBackend } from '../../src/platform/node/backend.ts';
import { svgOf } from '../../src/platform/node/static-figure.ts';
import { fixed, percent } from '../../src/report/numbers.ts';
import { type Family, families, weightsFile } from './configs.ts';
import { measure } from './measure.ts';
import type { Parts } from './parts.ts';
import { isForTheStudent, readParts } from './read-parts.ts';
import { task, vocabularySizes } from './task.ts';
import { trainedModel } from './weights.ts';

// npx tsx labs/08-comparison/figure.ts             your trained models by your metrics; draws my-figure.svg
// npx tsx labs/08-comparison/figure.ts solution    the reference's; draws figure.svg

/** Two adjectives that change places with their noun, and a pronoun that moves in front of the verb. */
const SENTENCE = 'the happy french king sees him';

const ofReference = process.argv[2] === 'solution';
const { codecs, validation } = task();

async function main(): Promise<void> {
  await useWasmBackend();
  const parts = await readParts(ofReference ? 'solution.ts' : 'exercise.ts');
  const measured = [];
  for (const family of families) measured.push({ family, ...measure(await load(parts, family), parts) });
  const rows = measured.map(({ family, loss, exact, score, errorRate }) => [
    family,
    ...[fixed(loss, 3), percent(exact), fixed(score, 1), percent(errorRate)],
  ]);
  const heading = ['model', 'validation loss', 'exact match, %', 'BLEU', 'alignment error rate, %'];
  process.stdout.write(table([heading, ...rows]));

  const index = validation.findIndex(({ pair }) => pair.source === SENTENCE);
  const { source, target, pair } = validation[index]!;
  const figure = alignmentMatrices({
    source: codecs.source.tokensOf(source),
    target: codecs.target.tokensOf(target),
    gold: pair.alignment!,
    maps: measured.map(({ family, alignments }) => ({
      model: family === 'lstm' ? 'lstm-additive' : 'transformer',
      weights: alignments[index]!,
    })),
  });
  await writeFile(new URL(ofReference ? 'figure.svg' : 'my-figure.svg', import.meta.url), await svgOf(figure));
}

async function load(parts: Parts, family: Family): Promise<Seq2Seq> {
  const file = new URL(`${ofReference ? 'reference/' : ''}${weightsFile(family)}`, import.meta.url);
  if (!existsSync(file)) {
    throw new InputError(`there is no ${weightsFile(family)} — train the model: npx tsx labs/08-comparison/train.ts`);
  }
  return trainedModel(parts, family, vocabularySizes(), new Uint8Array(await readFile(file)));
}

main().catch((error: unknown) => {
  const { message, stack } = error as Error;
  console.error(isForTheStudent(error) ? message : stack);
  process.exitCode = 1;
});
