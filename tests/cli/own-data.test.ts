import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { NEAREST_NEIGHBOUR, summary } from '../../src/compare/summary.ts';
import { type Finished, run, temporaryFolder } from './run-cli.ts';

const folder = temporaryFolder();
const pairs = join(folder, 'pairs.tsv');
const corpus = join(folder, 'corpus.csv');
const out = join(folder, 'run');
const json = (...path: string[]) => JSON.parse(readFileSync(join(out, ...path), 'utf8'));
let imported: Finished;
let finished: Finished;

/** Sentences of our own with two translations each, which no gold alignment goes with. */
function writePairs(): void {
  const subjects = [
    ['the cat', 'le chat'],
    ['the dog', 'le chien'],
    ['the boy', 'le garçon'],
    ['the king', 'le roi'],
  ];
  const verbs = [
    ['sleeps', 'dort', 'sommeille'],
    ['eats', 'mange', 'dîne'],
    ['sings', 'chante', 'chantonne'],
  ];
  const times = [
    ['now', 'maintenant'],
    ['here', 'ici'],
    ['there', 'là'],
    ['often', 'souvent'],
  ];
  const rows = subjects.flatMap(([who, qui]) =>
    verbs.flatMap(([does, ...fait]) =>
      times.flatMap(([when, quand]) => fait.map((verb) => `${who} ${does} ${when}.\t${qui} ${verb} ${quand}.\tby us`)),
    ),
  );
  writeFileSync(pairs, `${rows.join('\n')}\n`);
}

beforeAll(async () => {
  writePairs();
  imported = await run(['data', 'import', pairs, '--out', corpus]);
  finished = await run([
    ...['compare', '--data', corpus, '--tokenizer', 'bpe', '--merges', '30', '--preset', 'quick', '--steps', '12'],
    ...['--models', 'lstm-none,lstm-additive,transformer', '--out', out],
  ]);
}, 120_000);

describe('a corpus that was imported', () => {
  it('is trained on by byte-pair pieces, as the run says', () => {
    expect(imported, imported.stderr).toMatchObject({ code: 0 });
    expect(finished, finished.stderr).toMatchObject({ code: 0 });
    expect(json('run.json').experiment).toMatchObject({
      ...{ task: corpus, text: { tokenizer: 'bpe', merges: 30, lowercase: false }, parameterBudget: 'transformer' },
    });
    const { tokenizer } = json('transformer', 'seed-1', 'config.json').text.target;
    expect([tokenizer.kind, tokenizer.merges.length]).toEqual(['bpe', 30]);
  });

  it('is evaluated once for each source, with all its translations as references', () => {
    const { splits, references } = json('run.json');
    expect(splits).toEqual({ train: 80, validation: 4, test: 4 });
    expect(references).toEqual({ validation: 8, test: 8 });
    const { models, baselines } = summary.parse(json('summary.json'));
    expect(models.transformer!.seeds[0]!.splits.test!.sentences).toBe(4);
    expect(models.transformer!.seeds[0]!.signatures!.bleu).toMatch(/^nrefs:2\|/);
    expect(baselines![NEAREST_NEIGHBOUR]!.bleu).toBeGreaterThan(20);
  });

  it('has no error rate where no gold alignment is known, and the report says so', () => {
    const { models } = summary.parse(json('summary.json'));
    for (const { mean } of Object.values(models)) expect(mean).not.toHaveProperty('aer');
    expect(finished.stdout).not.toContain('AER');
    expect(finished.stdout).not.toContain('gold');
    expect(finished.stdout).toContain('nearest-neighbour');
    const report = readFileSync(join(out, 'report.html'), 'utf8');
    expect(report).toContain('There is no gold alignment for this data');
    expect(report).toContain('with 8 translations');
  });

  it('can be translated, whole words on both axes', async () => {
    const { code, stdout, stderr } = await run(['translate', out, 'the king sings now.', '--models', 'lstm-additive']);
    expect(code, stderr).toBe(0);
    expect(stdout).not.toContain('@@');
  });

  it('is refused where its splits are missing, or its file is none of ours', async () => {
    const refused = await run(['compare', '--data', pairs, '--out', join(folder, 'none')]);
    expect(refused).toMatchObject({ code: 1, stdout: '' });
    expect(refused.stderr).toContain('no column "source"');
    expect(refused.stderr).toContain('bring the file in by "attention-lab data import"');
  });
});
