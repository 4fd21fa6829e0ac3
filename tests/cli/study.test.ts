import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { studyResults } from '../../src/study/study-results.ts';
import { studyTiming } from '../../src/study/study-timing.ts';
import { bytes, type Finished, filesBelow, run, temporaryFolder } from './run-cli.ts';
import { tinyPlan, writePlan } from './tiny-study.ts';

const folder = temporaryFolder();
const plan = writePlan(join(folder, 'tiny.json'));
const out = join(folder, 'study');
const results = () => studyResults.parse(JSON.parse(bytes(out, 'results.json').toString()));
let finished: Finished;

beforeAll(async () => {
  finished = await run(['study', plan, '--out', out]);
});

describe('study', () => {
  it('trains every arm from every seed and says what came of each claim', () => {
    expect(finished, finished.stderr).toMatchObject({ code: 0 });
    const { arms, contrasts, failures, seeds } = results();
    expect({ seeds, failures }).toEqual({ seeds: [1, 2], failures: [] });
    expect(arms.map(({ name, seeds: done, steps }) => [name, done, steps])).toEqual([
      ['recurrent', [1, 2], 12],
      ['parallel', [1, 2], 12],
    ]);
    expect(contrasts[0]!.test?.difference.bySeed).toHaveLength(2);
  });

  it('keeps apart what a clock said', () => {
    const { trainings, wallSeconds } = studyTiming.parse(JSON.parse(bytes(out, 'timing.json').toString()));
    expect(trainings.map(({ arm, seed }) => `${arm} ${seed}`)).toEqual([
      ...['recurrent 1', 'recurrent 2', 'parallel 1', 'parallel 2'],
    ]);
    expect(trainings.reduce((sum, training) => sum + training.wallSeconds, 0)).toBe(wallSeconds);
  });

  it('keeps each arm as a run of its own, without the evidence that a report shows', () => {
    expect(filesBelow(join(out, 'arms', 'parallel'))).toEqual(
      expect.arrayContaining(['run.json', 'transformer/seed-1/model.safetensors', 'transformer/seed-2/result.json']),
    );
    expect(filesBelow(out).filter((name) => /evidence|formation|unfinished/.test(name))).toEqual([]);
  });

  it('writes tables, figures and texts, and says what came of the claim', () => {
    expect(filesBelow(out)).toEqual(
      expect.arrayContaining([
        'report.md',
        'document.tex',
        'tables/results.tex',
        'figures/arms.svg',
        'figures/arms.png',
      ]),
    );
    expect(finished.stdout).toMatch(/^(Shown|Not shown|Opposite): The one is better than the other/m);
  });

  it('lists what there is to study', async () => {
    const { code, stdout } = await run(['study']);
    expect(code).toBe(0);
    for (const name of ['bottleneck', 'positions', 'cost']) expect(stdout).toMatch(new RegExp(`^${name} +\\S`, 'm'));
  });
});

describe('study, asked for what it cannot do', () => {
  const file = (name: string, content: string) => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  const other = writePlan(join(folder, 'other.json'), { version: 2 });
  const wrong = writePlan(join(folder, 'wrong.json'), { arms: [tinyPlan.arms[0]!, { ...tinyPlan.arms[0]! }] });
  const heads = writePlan(join(folder, 'heads.json'), { settings: { 'transformer.heads': 3 } });
  mkdirSync(join(folder, 'mine'));
  writeFileSync(join(folder, 'mine', 'thesis.txt'), 'mine');

  it.each([
    [['study', 'botleneck'], 2, 'unknown study "botleneck" — did you mean "bottleneck"?'],
    [['study', 'nowhere.json'], 1, 'nowhere.json: no such file'],
    [['study', file('broken.json', '{')], 1, 'broken.json: not JSON'],
    [['study', wrong], 1, 'arms.1.name: there are two arms "recurrent"'],
    [['study', heads, '--out', join(folder, 'new')], 2, 'transformer.width: must be a multiple of heads'],
    [['study', plan, '--seeds', '1'], 2, 'give --seeds 2 or more'],
    [['study', plan, '--matching', 'time', '--out', join(folder, 'new')], 2, 'cannot be matched by time'],
    [['study', plan, '--matching', 'luck'], 2, 'Allowed choices are parameters, tokens, time'],
    [['study', plan, '--out', out], 2, 'exists — go on with it by --resume'],
    [['study', other, '--out', out, '--resume'], 2, 'begun by another plan of the study "tiny" (version 1, now 2)'],
    [['study', plan, '--out', out, '--resume', '--force'], 2, 'give one of them'],
    [['study', plan, '--out', join(folder, 'mine'), '--force'], 2, 'is not a folder of a study'],
    [['study', plan, '--out', join(folder, 'new'), '--resume'], 1, 'not a folder of a study (it has no study.json)'],
  ])('%j exits with %i', async (args, code, message) => {
    const refused = await run(args);
    expect(refused.stderr).toContain(message);
    expect(refused.stderr).not.toContain('    at ');
    expect(refused.code).toBe(code);
    expect(existsSync(join(folder, 'new'))).toBe(false);
    expect(existsSync(join(folder, 'mine', 'thesis.txt'))).toBe(true);
  });
});
