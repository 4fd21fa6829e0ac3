import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import * as answers from '../../../labs/00-tour/solution.ts';
import { summary } from '../../../src/compare/summary.ts';
import { run, temporaryFolder } from '../../cli/run-cli.ts';

// The answers of lab 00 are numbers of the report that `npm start` writes: a change of models or kernels changes them.
const folder = join(temporaryFolder(), 'en-fr');

beforeAll(async () => {
  const { code, stderr } = await run(['compare', '--out', folder]);
  expect(code, stderr).toBe(0);
}, 600_000);

it('the answers of lab 00 stand in the report of a default run', () => {
  const { models } = summary.parse(JSON.parse(readFileSync(join(folder, 'summary.json'), 'utf8')));
  const percent = (fraction: number) => Number((100 * fraction).toFixed(1));
  const exact = (model: string, from: number) =>
    models[model]!.seeds[0]!.byLength.find((length) => length.from === from)!.exactMatch;
  expect(answers.alignmentErrorRate()).toBe(percent(models['lstm-additive']!.seeds[0]!.aer!.aer));
  expect(answers.exactWithoutAttention()).toBe(percent(exact('lstm-none', 11)));
  const reached = Object.keys(models).sort((a, b) => exact(b, 15) - exact(a, 15));
  expect(answers.longestReach()).toBe(reached[0]);
});
