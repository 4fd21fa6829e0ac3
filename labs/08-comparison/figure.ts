import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { InputError } from '../../src/base/errors.ts';
import { batchesOf } from '../../src/batches/batch-stream.ts';
import { padIds } from '../../src/batches/collate.ts';
import { table } from '../../src/cli/table.ts';
import { alignReferences } from '../../src/compare/translate.ts';
import { greedy } from '../../src/decoding/greedy.ts';
import { alignmentMatrices } from '../../src/figures/alignment-matrices.ts';
import { alignmentRules } from '../../src/metrics/alignment-rules.ts';
import { mean } from '../../src/metrics/statistics.ts';
import type { Seq2Seq } from '../../src/models/seq2seq.ts';
import { useWasmBackend } from '../../src/platform/node/backend.ts';
import { svgOf } from '../../src/platform/node/static-figure.ts';
import { fixed, percent } from '../../src/report/numbers.ts';
import { validationLoss } from '../../src/training/validation-loss.ts';
import { type Family, families, weightsFile } from './configs.ts';
import type { Parts } from './parts.ts';
import { isForTheStudent, readParts } from './read-parts.ts';
import { task, vocabularySizes } from './task.ts';
import { trainedModel } from './weights.ts';

// npx tsx labs/08-comparison/figure.ts             your trained models by your metrics; draws my-figure.svg
// npx tsx labs/08-comparison/figure.ts solution    the reference's; draws figure.svg

type Metrics = Pick<typeof import('./solution.ts'), 'bleu' | 'alignmentErrorRate'>;

/** Two adjectives that change places with their noun, and a pronoun that moves in front of the verb. */
const SENTENCE = 'the happy french king sees him';

const ofReference = process.argv[2] === 'solution';
const { codecs, validation } = task();
const words = (ids: readonly number[], language: 'source' | 'target') => codecs[language].tokensOf(ids);

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
    source: words(source, 'source'),
    target: words(target, 'target'),
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

/** On the validation sentences; the alignments are those of the references. */
function measure(model: Seq2Seq, { bleu, alignmentErrorRate }: Metrics) {
  const said = greedy(model, padIds(validation.map(({ source }) => source)), { maximumLength: 16 });
  const alignments = alignReferences(model, validation, codecs)!;
  const batches = [...batchesOf(validation, 100)].map(({ batch }) => batch);
  return {
    loss: validationLoss(model, batches),
    exact: mean(validation.map(({ target }, i) => Number(String(said[i]!.tokens) === String(target)))),
    score: bleu(
      said.map(({ tokens }) => words(tokens, 'target')),
      validation.map(({ target }) => [words(target, 'target')]),
    ),
    errorRate: alignmentErrorRate(
      alignments.map(alignmentRules.argmax),
      validation.map(({ pair }) => pair.alignment!),
    ),
    alignments,
  };
}

main().catch((error: unknown) => {
  const { message, stack } = error as Error;
  console.error(isForTheStudent(error) ? message : stack);
  process.exitCode = 1;
});
