import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { markdownTable } from '../../src/export/markdown.ts';
import { paperOf } from '../../src/export/papers.ts';
import { studyFiles } from '../../src/export/study-files.ts';
import { matchingInWords } from '../../src/export/study-notes.ts';
import { studyTables } from '../../src/export/study-tables.ts';
import { projectPath } from '../../src/platform/node/machine.ts';
import type { StudyResults } from '../../src/study/study-results.ts';
import { verdictRule } from '../../src/study/verdict.ts';
import { estimate, exampleStudy, planOf } from '../study/example-study.ts';
import { exampleContext } from './example-context.ts';

const study = exampleStudy();
const tables = studyTables(study);
const written = (name: string, of = tables) => markdownTable(of.find((table) => table.name === name)!);
const files = new Map(studyFiles(study, exampleContext).map(({ path, content }) => [path, content]));

/** A study of costs with one measured length. */
function costs(): StudyResults {
  const plan = planOf('cost');
  const [arm] = study.arms;
  const measured = { tokens: 16, seconds: estimate(0.012, 0.0004), bytes: estimate(3e6, 2e5), forwardFlops: 4.25e6 };
  return {
    ...{ ...study, plan, trainingSourceWords: null, failures: [] },
    arms: plan.arms.map(({ name, title, model }) => ({
      ...{ ...arm!, name, title, model, steps: 0, targetTokens: 0, flopsPerTargetToken: null },
      ...{ columns: plan.columns.map(() => estimate(1.52, 0.04)), splits: {}, byLength: [], costs: [measured] },
    })),
    contrasts: plan.contrasts.map(() => ({ seeds: [1], verdict: 'not tested' })),
  };
}

describe('tables of a study', () => {
  it('have an arm a row, rates in per cent, a dash where an arm has no number, and sizes', () => {
    const [none, additive] = written('results').split('\n').slice(4);
    expect(none).toBe(
      '| LSTM, no attention | 59.0 ± 1.3 | 55.0 ± 1.2 | 95.0 ± 0.7 | 23.0 ± 3.1 | – | 219,862 | 1,500 | 1,834,221 | 412,300 |',
    );
    expect(additive).toContain('| 3.0 ± 0.4 | 219,863 |');
  });

  it('have a claim a row, with all that decided on it', () => {
    expect(written('contrasts')).toContain(
      '| lower by 5 BLEU or more | −70.3 ± 3.2 | −21.40 | \\< 0.001 | \\< 0.001 | [−74, −66] | shown |',
    );
    expect(written('contrasts')).toContain('| lower by 5 BLEU or more | – | – | – | – | – | not tested |');
  });

  it('have lengths as columns', () => {
    expect(written('by-length')).toContain('| BLEU | LSTM, no attention | 95.0 ± 0.7 | 83.0 ± 1.1 |');
    expect(written('by-length')).toContain('| Exact match, % | Transformer | 91.9 ± 1.0 |');
  });

  it('have under each of them the matching, the seeds, the number of comparisons, the rule and what is missing', () => {
    for (const { notes } of tables) {
      const text = notes.join(' ');
      expect(text).toContain('Matched by parameters, within 2 %: 219,862 to 219,866 parameters (0.0 % apart)');
      expect(text).toContain('Means over seeds 1, 2 and 3; behind ± half of Student’s 95 % interval');
      expect(text).toContain('2 comparisons stated beforehand.');
      expect(text).toContain(verdictRule(study));
      expect(text).toContain('Missing since they failed: Transformer, seeds 2 and 3.');
    }
  });

  it('say how else arms were matched, and how far apart they are then', () => {
    const [small, ...others] = study.arms;
    const arms = [{ ...small!, parameters: 150_000, steps: 1000, targetTokens: 1_200_000 }, ...others];
    const time = { measured: 'by bench on two cores.', steps: {} };
    const timed = { ...study, arms, matching: 'time' as const, plan: { ...study.plan, matching: { time } } };
    expect(matchingInWords(timed)).toBe(
      'Matched by time: each trained on 1,200,000 to 1,834,221 target tokens in 1,000 to 1,500 steps, numbers of steps that take equally long (measured once: by bench on two cores); 150,000 to 219,866 parameters (46.6 % apart).',
    );
    expect(matchingInWords({ ...study, arms })).toContain('Matched by parameters, as far as the plan goes: 150,000');
    expect(matchingInWords({ ...study, matching: 'tokens' })).toContain('Matched by tokens: each trained on 1,834,221');
  });

  it('of costs are in milliseconds and megabytes, without what nothing trained has', () => {
    const [results, , lengths] = studyTables(costs());
    expect(results!.columns.map(({ title }) => title)).not.toContain('Target tokens');
    expect(markdownTable(lengths!)).toContain('| Time of a step, ms | LSTM');
    expect(markdownTable(lengths!)).toContain('| 12.0 ± 0.4 |');
    expect(markdownTable(lengths!)).toContain('| 3.00 ± 0.20 |');
    expect(results!.notes[0]).toContain('nothing was trained');
  });
});

describe('documents of a study', () => {
  it('are these files', () => {
    const formats = ['results', 'contrasts', 'by-length'].flatMap((name) =>
      ['md', 'csv', 'tex'].map((ending) => `tables/${name}.${ending}`),
    );
    expect([...files.keys()]).toEqual([
      ...['report.md', 'write-up.md'],
      ...formats,
      'document.tex',
      'citation.bib',
      'CITATION.cff',
      'model-card.md',
    ]);
  });

  it('report what was asked, judged, published, limited and failed, with pictures and the command', () => {
    const report = files.get('report.md')!;
    for (const part of [study.plan.question, study.plan.hypothesis, study.plan.limits, study.plan.published[0]!.says])
      expect(report).toContain(part);
    expect(report).toContain('- Shown: From 3–6 to 27–30 words the LSTM without attention loses');
    expect(report).toContain('(−70.3 ± 3.2 BLEU, adjusted p \\< 0.001, Hedges’ g = −21.4).');
    expect(report).toContain('![A line \\| and another\\_one](figures/lines.svg)');
    expect(report).toContain('transformer, seed 2: its loss is NaN');
    expect(report).toContain('npx attention-lab study bottleneck --seeds 3');
  });

  it('cite what the plan is read against, once', () => {
    const bib = files.get('citation.bib')!;
    expect(bib.match(/@inproceedings\{bahdanau2015,/g)).toHaveLength(1);
    expect(bib).toContain('@software{attention-lab,');
    expect(bib).toContain('@article{holm1979,');
    expect(files.get('document.tex')).toContain('does not, at 50 words and more.~\\cite{bahdanau2015}');
  });

  it('name the folder of a trained model to load', () => {
    expect(files.get('model-card.md')).toContain('runs/example/arms/none/lstm-none/seed-1');
  });

  it('know every publication that a plan of the project names', () => {
    const plans = readdirSync(projectPath('src/study/plans')).map((file) => planOf(file.replace('.json', '')));
    const sources = plans.flatMap(({ published }) => published.map(({ source }) => source));
    expect(sources.length).toBeGreaterThan(10);
    expect(sources.filter((source) => !paperOf(source))).toEqual([]);
  });
});
