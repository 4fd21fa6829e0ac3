import { readJson } from '../../src/base/json-file.ts';
import type { Example } from '../../src/batches/example.ts';
import { table } from '../../src/cli/table.ts';
import { greedyAll } from '../../src/compare/decode.ts';
import { summary } from '../../src/compare/summary.ts';
import { lengthLabel, lengthRows } from '../../src/figures/quality-by-length.ts';
import type { Seq2Seq } from '../../src/models/seq2seq.ts';
import { NodeFileStore } from '../../src/platform/node/file-store.ts';
import { fixed, percent } from '../../src/report/numbers.ts';
import { trainedModel } from '../trained-model.ts';

// npx tsx labs/05-bahdanau-attention/measure.ts RUN: what attention is worth by length of the sentence, and what its keys are.

const run = process.argv[2] ?? 'runs/lab';
const { models } = await readJson(new NodeFileStore(), `${run}/summary.json`, summary);
const names = ['lstm-none', 'lstm-additive'];
const byLength = lengthRows(models).map((row) => [
  lengthLabel(row),
  String(row.sentences),
  ...names.map((name) => fixed(row.scores[name]?.bleu.mean, 1)),
]);
process.stdout.write(`BLEU by source length\n${table([['words', 'sentences', ...names], ...byLength])}\n`);

const { model, test } = await trainedModel(run, 'lstm-additive');
const withKeys = exactMatch(model, test);
const values = model.parameters.values();
model.parameters.load(values.set('attention.keyProjection', values.get('attention.keyProjection')!.fill(0)));
const rows = [
  ['U_a as it was trained', percent(withKeys)],
  ['U_a = 0, so no keys', percent(exactMatch(model, test))],
];
process.stdout.write(`Additive attention\n${table([['keys', 'exact match, %'], ...rows])}`);

/** The share of sentences that are translated word for word like their first reference. */
function exactMatch(model: Seq2Seq, examples: readonly Example[]): number {
  const said = greedyAll(model, examples, 64);
  const right = examples.filter(({ target }, index) => String(target) === String(said[index]!.tokens));
  return right.length / examples.length;
}
