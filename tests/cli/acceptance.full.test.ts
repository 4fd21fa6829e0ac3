import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { timing } from '../../src/compare/run-files.ts';
import { type SeedResult, type Summary, summary } from '../../src/compare/summary.ts';
import { run, temporaryFolder } from './run-cli.ts';

/** What the lab promises to show, held against whole trainings with the default settings. */
const folder = temporaryFolder();

async function compare(name: string, ...args: string[]): Promise<Summary> {
  const out = join(folder, name);
  const { code, stderr } = await run(['compare', '--out', out, ...args]);
  expect(code, stderr).toBe(0);
  return summary.parse(JSON.parse(readFileSync(join(out, 'summary.json'), 'utf8')));
}

const exactAtLength = ({ byLength }: SeedResult, from: number) =>
  byLength.find((bucket) => bucket.from === from)!.exactMatch;

describe('English to French, three seeds', () => {
  it('is learned by both families, aligned as the gold links say, and far beyond the fixed summary', async () => {
    const { models } = await compare('en-fr', '--seeds', '3');
    for (const [name, worstAer] of [
      ['lstm-additive', 0.1],
      ['transformer', 0.06],
    ] as const) {
      expect(models[name]!.seeds).toHaveLength(3);
      for (const result of models[name]!.seeds) {
        const where = `${name}, seed ${result.seed}`;
        expect(result.bleu, where).toBeGreaterThanOrEqual(97);
        expect(result.exactMatch, where).toBeGreaterThanOrEqual(0.93);
        expect(result.splits.compositional!.exactMatch, where).toBeGreaterThanOrEqual(0.88);
        expect(result.aer!.aer, where).toBeLessThanOrEqual(worstAer);
        for (const [tag, { exactMatch }] of Object.entries(result.byTag)) {
          expect(exactMatch, `${where}, ${tag}`).toBeGreaterThanOrEqual(0.8);
        }
      }
    }
    for (const result of models['lstm-none']!.seeds) {
      expect(result.exactMatch).toBeLessThan(models['lstm-additive']!.mean.exactMatch! - 0.3);
    }
  });

  it('takes at most 350 MB of memory for each model', async () => {
    await compare('memory', '--steps', '100');
    const { models } = timing.parse(JSON.parse(readFileSync(join(folder, 'memory', 'timing.json'), 'utf8')));
    expect(Object.keys(models)).toHaveLength(3);
    for (const [name, [seed]] of Object.entries(models)) {
      expect(seed!.peakResidentBytes, name).toBeGreaterThan(50e6);
      expect(seed!.peakResidentBytes, name).toBeLessThanOrEqual(350e6);
    }
  });

  it('shows the bottleneck: with more steps the fixed summary learns short sentences and not long ones', async () => {
    const { models } = await compare('baseline', '--models', 'lstm-none', '--steps', '2500');
    const [result] = models['lstm-none']!.seeds;
    expect(exactAtLength(result!, 3)).toBeGreaterThanOrEqual(0.85);
    expect(exactAtLength(result!, 11)).toBeLessThanOrEqual(0.35);
  });
});

describe('the classic tasks', () => {
  it.each(['dates', 'reverse'])('%s is learned by both families', async (task) => {
    const { models } = await compare(task, '--task', task, '--models', 'lstm-additive,transformer');
    for (const [name, { seeds }] of Object.entries(models)) {
      for (const { exactMatch } of seeds) expect(exactMatch, `${name} on ${task}`).toBeGreaterThanOrEqual(0.99);
    }
  });
});
