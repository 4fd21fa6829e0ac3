import { describe, expect, it } from 'vitest';
import type { ExportContext } from '../../../src/export/exported.ts';
import { studyTables } from '../../../src/export/study-tables.ts';
import { studyWriteUp } from '../../../src/export/write-up/study-write-up.ts';
import type { Contrast } from '../../../src/study/study-plan.ts';
import type { ContrastResult, StudyResults } from '../../../src/study/study-results.ts';
import { estimate, exampleStudy } from '../../study/example-study.ts';
import { expectInPlace, linkedFiles, linkedNumbers, numbersIn } from './links.ts';

const context: ExportContext = {
  project: { name: 'attention-lab', version: '0.1.0', description: 'a lab', license: 'MIT' },
  provenance: {
    ...{ created: '2026-01-01T00:00:00.000Z', command: 'npx attention-lab study bottleneck --seeds 3 --out "a b"' },
    versions: { attentionLab: '0.1.0', node: 'v20.19.0', tfjs: '4.22.0' },
    machine: { platform: 'linux', arch: 'x64', processor: 'A Processor', cpus: 2, memoryBytes: 1 },
  },
  ...{ folder: 'runs/study-bottleneck', upwards: '' },
  figures: [{ name: 'quality-by-length', title: 'Quality by length', alt: 'BLEU of five arms.' }],
};

const draftOf = (results: StudyResults, where = context) => studyWriteUp(results, studyTables(results), where);

/** What is said of the first claim, if that is all there is. */
function sayingOf(expected: Partial<Contrast>, result: ContrastResult, failures: StudyResults['failures'] = []) {
  const study = exampleStudy();
  const contrasts = [{ ...study.plan.contrasts[0]!, ...expected }];
  const draft = draftOf({ ...study, failures, plan: { ...study.plan, contrasts }, contrasts: [result] });
  return /^## Results\n\n1\. (.*)$/m.exec(draft)![1]!;
}

const tested = (
  verdict: ContrastResult['verdict'],
  difference: readonly [mean: number, half: number],
  p: number,
  pHolm = p,
): ContrastResult => {
  const [first, second] = [estimate(50, 2), estimate(60, 1)];
  const test = { first, second, difference: estimate(...difference), effectSize: -0.7, p, pHolm };
  return { seeds: [1, 2, 3], verdict, test };
};

const claim = 'From 3–6 to 27–30 words the LSTM without attention loses more BLEU than the one with additive attention';
const NO_EVIDENCE = `**Not shown.** We found no evidence for this claim: “${claim}”.`;

describe('what a draft says of a claim (lower by 5 BLEU or more)', () => {
  it('asserts one that was shown, with its numbers', () => {
    const said = sayingOf({}, tested('shown', [-70, 3.2], 0.0003));
    expect(said.startsWith(`**Shown.** ${claim}. BLEU on sources of 27–30 words, less that on `)).toBe(true);
    expect(said).toContain('a difference of [−70.0 ± 3.2][');
    expect(said).toMatch(
      /\(\[p \\< 0\.001\]\[\d+\], Hedges’ g = \[−0\.7\]\[\d+\]\)\. Stated beforehand: lower by 5 BLEU or more\.$/,
    );
  });

  it('says of one that was not shown what the interval still allows', () => {
    const allows = sayingOf({}, tested('not shown', [-4, 6], 0.2));
    expect(allows.startsWith(NO_EVIDENCE)).toBe(true);
    expect(allows).toMatch(
      /still allows a difference between \[−10 and \+2\]\[\d+\] BLEU, which takes in the expected size\. That is no evidence that there is none\.$/,
    );
    expect(sayingOf({}, tested('not shown', [0.5, 3], 0.8))).toContain('BLEU, which leaves the expected size out.');
  });

  it('does not make more of a difference that is certain and too small', () => {
    const small = sayingOf({}, tested('not shown', [-2, 1], 0.01));
    expect(small.startsWith(NO_EVIDENCE)).toBe(true);
    expect(small).toMatch(
      /more than chance, and has the expected direction, but is smaller than what was to matter\.$/,
    );
    expect(sayingOf({}, tested('not shown', [2, 1], 0.01))).toContain('more than chance, and goes the other way, but');
  });

  it('says what the correction for several comparisons did', () => {
    const corrected = 'It is the correction for the number of comparisons that takes p above the limit.';
    expect(sayingOf({}, tested('not shown', [-6, 5], 0.03, 0.06))).toContain(corrected);
    expect(sayingOf({}, tested('not shown', [-6, 7], 0.06, 0.12))).not.toContain(corrected);
  });

  it('says so when the opposite came out', () => {
    const said = sayingOf({}, tested('opposite', [9, 2], 0.001));
    expect(said.startsWith(`**The opposite.** These runs speak against this claim: “${claim}”.`)).toBe(true);
    expect(said).toMatch(/The difference goes the other way, by at least what was to matter\.$/);
  });

  it('has other words for claims of sameness', () => {
    const same = { expect: 'same' } as const;
    expect(sayingOf(same, tested('shown', [1, 1], 0.01))).toMatch(/Stated beforehand: the same within ±5 BLEU\.$/);
    const open = sayingOf(same, tested('not shown', [3, 4], 0.3));
    expect(open).toMatch(
      /still allows a difference between \[−1 and \+7\]\[\d+\] BLEU\. That is no evidence that the two differ\.$/,
    );
    expect(sayingOf(same, tested('opposite', [9, 2], 0.9))).toMatch(
      /The two differ, by at least what was to matter\.$/,
    );
  });

  it('says why one was not tested', () => {
    const untested = `**Not tested.** Nothing can be said of this claim: “${claim}”.`;
    const failures = [{ arm: 'none', seed: 2, message: 'none, seed 2: its loss is NaN' }];
    expect(sayingOf({}, { seeds: [1], verdict: 'not tested' }, failures)).toBe(
      `${untested} The arms that it compares have only seed 1 in common, and a test needs two. Of their trainings 1 failed, as said below.`,
    );
    expect(sayingOf({}, { seeds: [], verdict: 'not tested' })).toContain('have no seed in common');
    expect(sayingOf({}, { seeds: [1, 2], verdict: 'not tested' })).toBe(
      `${untested} One of the arms that it compares has no such number.`,
    );
  });

  it('gives both p where several claims were tested', () => {
    const study = exampleStudy();
    const contrasts = [tested('not shown', [-6, 5], 0.03, 0.06), tested('shown', [-60, 5], 0.01, 0.02)];
    expect(draftOf({ ...study, contrasts })).toMatch(/\(\[p = 0\.030\]\[\d+\], after Holm’s correction \[p = 0\.060\]/);
  });
});

describe('studyWriteUp', () => {
  const study = exampleStudy();
  const draft = draftOf(study);

  it('links every number to where it stands, with the command that makes it again', () => {
    const json: unknown = JSON.parse(JSON.stringify(study));
    const numbers = linkedNumbers(draft);
    expect(numbers.length).toBeGreaterThan(50);
    for (const number of numbers) {
      expectInPlace(json, number);
      expect(number.file).toBe('results.json');
      expect(number.title).toBe(String.raw`made again by: npx attention-lab study bottleneck --seeds 3 --out \"a b\"`);
    }
  });

  it('has no number that is neither linked nor of the plan nor of its rule', () => {
    const written = draft
      .replace('attention-lab 0.1.0', '')
      .replace(/^## References[\s\S]*?^## /m, '## ') // years and pages
      .replace(/\[[^\][]+\]\[\d+\]|\]\([^)]*\)|^\[\d+\]: .*$|`[^`]*`|```[\s\S]*?```|^\d+\. /gm, '');
    const { plan, seeds, arms, failures } = study;
    const sizes = arms.flatMap(({ parameters, steps, targetTokens }) => [parameters, steps, targetTokens]);
    const known = new Set(
      numbersIn(JSON.stringify({ plan, seeds, failures, sizes, arms: arms.length }, null, 1)).map(Number),
    );
    const rule = [0.05, 95, 0]; // α, the level of intervals, and how far apart the parameters are in per cent
    const prompts = draft.match(/Write here:/g)!.length;
    for (const number of numbersIn(written)) {
      expect([...known, ...rule, prompts, 1, 2], number).toContain(Math.abs(Number(number)));
    }
  });

  it('links to files that the folder of a study has, from wherever it is written to', () => {
    const jobs = study.arms.flatMap(({ folder, model, seeds }) => [
      `${folder}/run.json`,
      ...seeds.map((seed) => `${folder}/${model}/seed-${seed}/result.json`),
    ]);
    const inStudy = new Set(['results.json', 'study.json', 'data.csv', ...jobs]);
    const beside = [
      'citation.bib',
      'figures/quality-by-length.svg',
      ...studyTables(study).map(({ name }) => `tables/${name}.md`),
    ];
    expect(new Set(linkedFiles(draft))).toEqual(new Set([...inStudy, ...beside]));

    const elsewhere = linkedFiles(draftOf(study, { ...context, upwards: '../study/' }));
    expect(new Set(elsewhere)).toEqual(new Set([...[...inStudy].map((file) => `../study/${file}`), ...beside]));
  });

  it('says which trainings failed, and what a single seed lacks', () => {
    expect(draft).toContain(
      '**Failures.** These came to no end, and are in no mean:\n\n- transformer, seed 2: its loss is NaN\n- transformer, seed 3',
    );
    expect(draft).toContain('A number without ± is of a single seed.');
    const whole = exampleStudy();
    const finished = { ...whole, failures: [], arms: whole.arms.map((arm) => ({ ...arm, seeds: [1, 2, 3] })) };
    expect(draftOf(finished)).not.toMatch(/fail|single seed/i);
  });

  it('counts the places where a person must write', () => {
    const places = draft.match(/^> \*\*Write here:\*\*/gm)!.length;
    expect(places).toBe(6 + study.plan.contrasts.length);
    expect(draft).toContain(`In **${places} places**, marked “Write here”`);
  });

  it('does not say more than a lab can', () => {
    expect(draft).not.toMatch(/\bpro(ve|ves|ven|of)\b|significantly better|confirms|demonstrates/i);
    expect(draft).toContain('Attention weights say where a model looks, not why');
    expect(draft).not.toMatch(/undefined|NaN(?! *$)|null|\[object/m);
  });

  it('says of a study of costs whose times they are, and nothing of alignments', () => {
    const plan = { ...study.plan, kind: 'cost' as const, settings: { 'training.batchSize': 16 } };
    const arms = study.arms.map((arm) => ({
      ...arm,
      splits: {},
      byLength: [],
      steps: 0,
      targetTokens: 0,
      flopsPerTargetToken: null,
    }));
    const costs = draftOf({ ...study, plan, arms, trainingSourceWords: null });
    expect(costs).toContain('The times are those of one machine: A Processor.');
    expect(costs).toContain('Settings of all arms: `training.batchSize=16`');
    expect(costs).toContain('seed-1/costs.json)');
    expect(costs).not.toMatch(/Attention weights|steps of training and|held-out/);
  });
});
