import { describe, expect, it } from 'vitest';
import { NEAREST_NEIGHBOUR, type Summary } from '../../src/compare/summary.ts';
import type { RunData } from '../../src/report/run-data.ts';
import { results } from '../../src/report/sections/results.ts';
import { summaryTable } from '../../src/report/terminal.ts';
import { fixtureData } from './fixture-run.ts';

const scores = { bleu: 15.83, chrf: 43.32, chrfpp: 40.94, exactMatch: 0.0151, ci: {} };
const baselines: Summary['baselines'] = {
  [NEAREST_NEIGHBOUR]: { ...scores, splits: { test: { sentences: 1000, bleu: 15.83, exactMatch: 0.0151 } } },
};
async function withBaseline(): Promise<RunData> {
  const data = await fixtureData();
  return { ...data, summary: { ...data.summary, baselines } };
}
const textOf = (markup: string) => markup.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');

describe('a baseline', () => {
  it('has a column of the terminal, with its scores and nothing else', async () => {
    const table = summaryTable(await withBaseline()).split('\n');
    expect(table[0]).toMatch(/transformer {2}nearest-neighbour$/);
    expect(table.find((line) => line.startsWith('BLEU'))).toMatch(/ 15\.8$/);
    expect(table.find((line) => line.startsWith('Exact match, %'))).toMatch(/ 1\.5$/);
    expect(table.find((line) => line.startsWith('Parameters'))).toMatch(/ –$/);
    expect(table.find((line) => line.startsWith('Speed'))).toMatch(/ –$/);
  });

  it('has a row of both tables of the report, and a word on what it is', async () => {
    const text = textOf(results(await withBaseline()).body.text);
    expect(text.match(/Nearest neighbour /g)).toHaveLength(2);
    expect(text).toContain('The nearest neighbour retrieves instead of translating');
    expect(text).toContain('The models are matched in size');
  });

  it('is not spoken of in a run that has none', async () => {
    expect(textOf(results(await fixtureData()).body.text)).not.toMatch(/nearest neighbour/i);
  });
});
