import { describe, expect, it } from 'vitest';
import { runTables } from '../../../src/export/run-tables.ts';
import { runWriteUp } from '../../../src/export/write-up/run-write-up.ts';
import type { RunData } from '../../../src/report/run-data.ts';
import { fixtureData } from '../../report/fixture-run.ts';
import { expectInPlace, linkedFiles, linkedNumbers } from './links.ts';

const draftOf = (data: RunData, upwards = '') =>
  runWriteUp(data, runTables(data), {
    project: { name: 'attention-lab', version: '0.1.0', description: 'a lab', license: 'MIT' },
    ...{ provenance: data.run, folder: 'runs/en-fr', upwards },
    figures: [{ name: 'loss-curves', title: 'Loss', alt: 'Three curves.' }],
  });

describe('runWriteUp', () => {
  it('links every number of its results to where it stands in the summary', async () => {
    const data = await fixtureData();
    const numbers = linkedNumbers(draftOf(data));
    expect(numbers.length).toBeGreaterThan(30);
    for (const number of numbers) {
      expectInPlace(data.summary, number);
      expect(number.file).toBe('summary.json');
      expect(number.title).toBe(`made again by: ${data.run.command}`);
    }
  });

  it('links to files that a run folder has, from wherever it is written to', async () => {
    const data = await fixtureData();
    const jobs = data.jobs.map(({ model, seed }) => `${model}/seed-${seed}/result.json`);
    const beside = [
      'citation.bib',
      'figures/loss-curves.svg',
      ...runTables(data).map(({ name }) => `tables/${name}.md`),
    ];
    const inRun = ['summary.json', 'run.json', ...jobs];
    expect(new Set(linkedFiles(draftOf(data)))).toEqual(new Set([...inRun, ...beside]));
    const elsewhere = new Set([...inRun.map((file) => `../run/${file}`), ...beside]);
    expect(new Set(linkedFiles(draftOf(data, '../run/')))).toEqual(elsewhere);
  });

  it('says that models differ where the bootstrap does, and no more', async () => {
    const data = await fixtureData();
    const [pair] = data.summary.comparisons!;
    const saying = (p: number) => {
      const metrics = { bleu: { difference: -2, ci: [-3.1, 0.2] as [number, number], p } };
      const draft = draftOf({ ...data, summary: { ...data.summary, comparisons: [{ ...pair!, metrics }] } });
      return /^- .* − .*: BLEU .*$/m.exec(draft)![0];
    };
    expect(saying(0.049)).toMatch(
      / BLEU \[−2\.0\]\[\d+\] \(between \[−3\.1 and \+0\.2\]\[\d+\]; \[p = 0\.049\]\[\d+\]\), they differ\.$/,
    );
    expect(saying(0.05)).toMatch(/no evidence of a difference\.$/);
  });

  it('claims nothing, since nothing was claimed beforehand', async () => {
    const draft = draftOf(await fixtureData());
    expect(draft).toContain(
      'This run had no claims that were stated beforehand, so it can describe and suggest, not test',
    );
    expect(draft).not.toMatch(/\bpro(ve|ves|ven|of)\b|\*\*Shown|undefined|NaN|\[object/i);
    const places = draft.match(/^> \*\*Write here:\*\*/gm)!.length;
    expect(draft).toContain(`In **${places} places**, marked “Write here”`);
  });

  it('says which models did not finish, and of one seed that it is one', async () => {
    const data = await fixtureData({ seeds: [1] });
    const experiment = { ...data.run.experiment, models: [...data.run.experiment.models, 'lstm-dot'] };
    const draft = draftOf({ ...data, run: { ...data.run, experiment } });
    expect(draft).toContain('Not finished, and nowhere in the numbers: LSTM, dot attention.');
    expect(draft).toContain('Each model was trained once.');
    expect(draftOf(await fixtureData({ seeds: [1, 2] }))).toContain('Seeds were varied, settings were not');
  });

  it('compares nothing where there is a single model', async () => {
    const draft = draftOf(await fixtureData({ models: ['lstm-none'] }));
    expect(draft).not.toMatch(/paired bootstrap|Attention weights say/);
  });
});
