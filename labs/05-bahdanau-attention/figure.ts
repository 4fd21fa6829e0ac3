import { writeFile } from 'node:fs/promises';
import { readJson } from '../../src/base/json-file.ts';
import { readRun } from '../../src/compare/run-folder.ts';
import { summary } from '../../src/compare/summary.ts';
import { loadTranslator } from '../../src/compare/translator.ts';
import { alignmentMatrices } from '../../src/figures/alignment-matrices.ts';
import { qualityByLength } from '../../src/figures/quality-by-length.ts';
import { useWasmBackend } from '../../src/platform/node/backend.ts';
import { NodeFileStore } from '../../src/platform/node/file-store.ts';
import { svgOf } from '../../src/platform/node/static-figure.ts';

// npx attention-lab compare --steps 600 --out runs/lab
// npx tsx labs/05-bahdanau-attention/figure.ts runs/lab

const run = process.argv[2] ?? 'runs/lab';
const store = new NodeFileStore();

await useWasmBackend();
const { experiment, trainingSourceWords } = await readRun(store, run);
const translator = await loadTranslator(store, run, 'lstm-additive', experiment.seeds, 0);
const { source, translations } = translator!.translate('the strange horse of the french king sees me', 1);
const { units: target, alignment: weights } = translations[0]!;
const alignment = alignmentMatrices({ source, target, maps: [{ model: 'lstm-additive', weights: weights! }] });
await writeFile(new URL('figure.svg', import.meta.url), await svgOf(alignment));

const { models } = await readJson(store, `${run}/summary.json`, summary);
const { 'lstm-none': none, 'lstm-additive': additive } = models;
const byLength = qualityByLength(
  { 'lstm-none': none!, 'lstm-additive': additive! },
  trainingSourceWords && { longestTrained: trainingSourceWords[1] },
);
await writeFile(new URL('by-length.svg', import.meta.url), await svgOf(byLength));
