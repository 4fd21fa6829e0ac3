import { describe, expect, it } from 'vitest';
import { reportHtml } from '../../src/report/html.ts';
import type { RunData } from '../../src/report/run-data.ts';
import { fixtureData } from './fixture-run.ts';
import { type FixtureSentence, fixtureSentences } from './fixture-sentences.ts';

const assets = { plotly: 'const plotly = "</script>";', script: 'const page = 1;', style: 'body{margin:0}' };
const page = (data: RunData) => reportHtml(data, assets, (text) => btoa(encodeURIComponent(text)));
/** What a reader reads: no scripts, no styles, no tags. */
const textOf = (data: RunData) =>
  page(data)
    .replace(/<(script|style)[^>]*>.*?<\/\1>/gs, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');

/** The run with some of a model's summary changed. */
function changed(data: RunData, model: string, change: Partial<RunData['summary']['models'][string]>): RunData {
  const models = { ...data.summary.models, [model]: { ...data.summary.models[model]!, ...change } };
  return { ...data, summary: { ...data.summary, models } };
}

describe('reportHtml', () => {
  it('is one file that needs nothing from outside and may load nothing', async () => {
    const text = page(await fixtureData());
    expect(text).not.toMatch(/\s(src|srcset)=/);
    expect(text.match(/<link[^>]*>/g)).toEqual(['<link rel="icon" href="data:,">']);
    expect(text.match(/href="[^#"][^"]*"/g)).toEqual(['href="data:,"']);
    expect(text).toContain(`content="default-src 'none';`);
    expect(text).toContain('const plotly = "\\x3c/script>";');
    expect(text).toContain(assets.style);
  });

  it('has a target for every link, an id once, and a drawing for every plot', async () => {
    const text = page(await fixtureData());
    const all = (pattern: RegExp) => [...text.matchAll(pattern)].map((match) => match[1]!);
    const ids = all(/\sid="([^"]+)"/g);
    expect(new Set(ids).size).toBe(ids.length);
    const sentences = fixtureSentences.map(({ id }) => `figure=alignments&amp;sentence=${id}`);
    for (const target of all(/href="#([^"]+)"/g)) expect([...ids, ...sentences]).toContain(target);
    const { drawings } = JSON.parse(all(/<script type="application\/json" id="report-data">(.*?)<\/script>/gs)[0]!);
    expect(all(/data-drawing="([^"]+)"/g).sort()).toEqual(Object.keys(drawings).sort());
  });

  it('shows the summary, and numbers behind every figure', async () => {
    const data = await fixtureData();
    const text = textOf(data);
    expect(text).toContain('Transformer 219,754 99.5 ± 0.5 99.7 ± 0.4 99.3 ± 0.5 98.6 ± 0.8 3.6 ± 0.3 2.0 1.024 6.1');
    expect(page(data).match(/<figure/g)).toHaveLength(8);
    expect(text.match(/The numbers behind this figure/g)).toHaveLength(8);
    expect(text).not.toMatch(/undefined|NaN|\[object|Infinity/);
  });

  it('names what was run', async () => {
    const text = textOf(await fixtureData());
    for (const part of [
      'English to French',
      '10,000 train, 500 validation, 1,000 test, 500 long and 500 compositional sentence pairs',
      '900 steps of 64 sentence pairs',
      'npx attention-lab compare --seeds 1',
      'TensorFlow.js 4.22.0, Node 20.20.2',
      'A Processor @ 2.40GHz, 2 cores, 8 GiB',
      '2026-11-20 09:30 UTC',
    ]) {
      expect(text).toContain(part);
    }
  });

  it('shows what each model said, right or wrong, and what differs', async () => {
    const text = page(await fixtureData());
    expect(text).toMatch(
      /<span lang="fr">l&#39;espace économique européen<\/span> <span class="verdict right">✓ right/,
    );
    expect(text).toMatch(/<del title="said, but not in the reference">\S+<\/del> <ins[^>]*>\S+<\/ins>/);
    expect(text).toContain('<span class="verdict wrong">✗ wrong</span>');
  });

  it('escapes whatever the data hold', async () => {
    const hostile = `<img src=x onerror=alert(1)>"'&`;
    const sentence: FixtureSentence = { ...fixtureSentences[2]!, source: [hostile, 'see', 'him'], tags: [hostile] };
    const data = await fixtureData({ sentences: [sentence] });
    const named = { ...data, run: { ...data.run, dataFile: hostile, command: hostile } };
    const text = page(named);
    expect(text).not.toContain('<img');
    expect(text).toContain('&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;');
  });
});

describe('the words of the report follow the numbers', () => {
  it('one seed or several', async () => {
    const [one, three] = [textOf(await fixtureData()), textOf(await fixtureData({ seeds: [1, 2, 3] }))];
    expect(one).toContain('Each model was trained once, from one seed.');
    expect(one).toContain('Intervals are over sentences (for exact match Wilson’s, else the bootstrap’s)');
    expect(one).toContain('Whiskers are 95% intervals over sentences');
    expect(one).not.toContain('over seeds');
    expect(three).toContain('Each number is the mean of 3 seeds.');
    expect(three).toContain('mean and 95% interval over 3 seeds');
    expect(three).toContain('whiskers reach from the lowest to the highest seed');
    expect(three).toContain('All from seed 1.');
  });

  it('says how far models are apart, and whether that may be chance', async () => {
    const text = textOf(await fixtureData());
    expect(text).toContain('LSTM, additive attention − Transformer −0.4 [−1.3, +0.4] 0.338');
    expect(text).toContain('+0.4 [+0.1, +0.7] 0.020');
    expect(text).toContain('Tested are the trainings of seed 1');
    expect(textOf(await fixtureData({ seeds: [1, 2] }))).toContain('Tested is the mean over the seeds 1 and 2');
    expect(textOf(await fixtureData({ models: ['transformer'] }))).not.toContain('Differences between models');
  });

  it('names the rules by which alignments are read, and the signatures of scores', async () => {
    const text = textOf(await fixtureData());
    expect(text).toContain('argmax threshold intersection entropy');
    expect(text).toContain('LSTM, additive attention 1.7 98.5 98.2 3.3');
    expect(text).toContain('nrefs:1|case:lc|eff:yes|nc:6|nw:2|space:no|version:2.6.0');
    const withoutGold = textOf(await fixtureData({ gold: false }));
    expect(withoutGold).toContain('How widely attention is spread entropy Model nats');
    expect(withoutGold).not.toContain('threshold');
  });

  it('lists where two models disagree, the two families first, with links to what is shown', async () => {
    const data = await fixtureData();
    const text = textOf(data);
    expect(text).toContain(
      'The LSTM with additive attention and the Transformer translated 37 test sentences differently (seed 1).',
    );
    expect(text).toContain('The next 1 '); // of nine
    expect(text).toContain('LSTM, no attention and Transformer: 37 sentences');
    expect(page(data)).toContain('<a href="#figure=alignments&amp;sentence=test-0019">test-0019</a>');
    const { disagreements: _, ...without } = data;
    expect(textOf(without)).toContain('this run kept no list of disagreements');
    expect(textOf(await fixtureData({ models: ['transformer'] }))).toContain('there are no two models to compare');
    const pairs = data.disagreements!.pairs.map((pair) => ({ ...pair, differing: 0, sentences: [] }));
    expect(textOf({ ...data, disagreements: { ...data.disagreements!, pairs } })).toContain(
      'The LSTM with additive attention and the Transformer translated every test sentence alike (seed 1).',
    );
  });

  it('says how sure the models were, or that it is not known', async () => {
    const data = await fixtureData();
    expect(textOf(data)).toContain('in points, 6.1 for the LSTM without attention');
    expect(textOf(data)).toContain('90–100 9,000 95.0');
    const models = Object.fromEntries(
      Object.entries(data.summary.models).map(([name, model]) => [
        name,
        { ...model, seeds: model.seeds.map(({ calibration: _, ...seed }) => seed) },
      ]),
    );
    const without = textOf({ ...data, summary: { ...data.summary, models } });
    expect(without).toContain('this run kept no probabilities of tokens');
  });

  it('ranks the models by what they scored', async () => {
    const data = await fixtureData();
    expect(textOf(data)).toContain(
      'The Transformer gets 98.6% of the 1,000 test sentences exactly right, the LSTM with',
    );
    const { mean } = data.summary.models['lstm-none']!;
    const upset = textOf(changed(data, 'lstm-none', { mean: { ...mean, exactMatch: 0.999 } }));
    expect(upset).toContain(
      'The LSTM without attention gets 99.9% of the 1,000 test sentences exactly right, the Transformer',
    );
  });

  it('says of a lead what it is worth', async () => {
    const data = await fixtureData();
    const withP = (p: number) => {
      const metrics = { exactMatch: { difference: -0.01, ci: [-0.02, 0.01] as [number, number], p } };
      const models: [string, string] = ['lstm-additive', 'transformer'];
      return textOf({ ...data, summary: { ...data.summary, comparisons: [{ models, seeds: [1], metrics }] } });
    };
    expect(withP(0.41)).toContain('too close for these sentences to tell them apart (p = 0.41)');
    expect(withP(0.01)).not.toContain('too close');
  });

  it('warns that a run in which nothing was learned compares nothing', async () => {
    const data = await fixtureData({ models: ['lstm-none'] });
    expect(textOf(data)).toContain('Less than half right is too little to compare models by');
    expect(textOf(await fixtureData())).not.toContain('Less than half right');
  });

  it('names the hardest construction, and how many are as hard', async () => {
    const data = await fixtureData({ models: ['transformer'] });
    const [seed] = data.summary.models.transformer!.seeds;
    const rated = (exactMatch: number[]) =>
      textOf(
        changed(data, 'transformer', {
          seeds: [
            {
              ...seed!,
              byTag: Object.fromEntries(exactMatch.map((rate, i) => [`tag${i}`, { sentences: 30, exactMatch: rate }])),
            },
          ],
        }),
      );
    expect(rated([0.9, 0.8, 0.95])).toContain('Exact match is lowest on tag1 (80.0%) for the Transformer.');
    expect(rated([0, 0, 0])).toContain('Exact match is lowest on tag0 and 2 others (0.0%) for the Transformer.');
  });

  it('says whether sizes and steps are matched', async () => {
    const data = await fixtureData();
    expect(textOf(data)).toContain('matched in size: their parameter counts differ by 0.4%');
    expect(textOf(data)).toContain('all after the same 900 steps');
    expect(textOf(changed(data, 'transformer', { parameters: 330_000 }))).toContain(
      'not matched in size: the largest has 50% more parameters than the smallest',
    );
    const seeds = data.summary.models['lstm-none']!.seeds.map((seed) => ({ ...seed, steps: 2500 }));
    expect(textOf(changed(data, 'lstm-none', { seeds }))).toContain(
      'after different numbers of steps (2,500 for the LSTM without attention, 900 for the LSTM with additive attention and 900 for the Transformer)',
    );
  });

  it('tells the fixed summary from extrapolation only where the training lengths are known', async () => {
    const data = await fixtureData();
    expect(textOf(data)).toContain(
      'Within the training lengths (4 to 14 words), from 3–6 words to 11–14, exact match goes',
    );
    expect(textOf(data)).toContain('Just past them, at 15–18 words, it is');
    const { trainingSourceWords: _, ...run } = data.run;
    const unknown = textOf({ ...data, run });
    expect(unknown).toContain('From 3–6 words to 27–30, exact match goes');
    expect(unknown).not.toContain('Just past them');
    expect(unknown).not.toContain('Shaded');
  });

  it('names a model that did not finish', async () => {
    const data = await fixtureData();
    const { transformer: _, ...models } = data.summary.models;
    const text = textOf({
      ...data,
      summary: { ...data.summary, models },
      jobs: data.jobs.filter(({ model }) => model !== 'transformer'),
    });
    expect(text).toContain('transformer did not finish and stands in no table or figure.');
  });

  it('leaves out gold links and error rates where there are none, and says so', async () => {
    const text = textOf(await fixtureData({ gold: false }));
    expect(text).toContain('There is no gold alignment for this data');
    expect(text).not.toMatch(/AER|alignment error rate is \d/);
  });

  it('leaves out matrices where no model attends, and says so', async () => {
    const data = await fixtureData({ models: ['lstm-none'] });
    expect(textOf(data)).toContain('None of these models attends, so there are no attention matrices.');
    expect(page(data)).not.toContain('data-drawing="matrices"');
    expect(textOf(data)).toContain('no model of this run attends, so there is no alignment that could form');
    expect(textOf(data)).not.toContain('Attention is not explanation. A source state');
  });

  it('leaves out sentences and constructions where the run kept none, and says so', async () => {
    const data = await fixtureData({ sentences: [] });
    const models = Object.fromEntries(
      Object.entries(data.summary.models).map(([name, model]) => [
        name,
        { ...model, seeds: model.seeds.map((seed) => ({ ...seed, byTag: {}, byLength: [] })) },
      ]),
    );
    const text = textOf({ ...data, summary: { ...data.summary, models } });
    expect(text).toContain('this run kept no evidence.json');
    expect(text).toContain('carry no names of constructions');
    expect(text).toContain('no scores by length');
  });

  it('shows costs that were not measured as unknown', async () => {
    const data = await fixtureData();
    expect(textOf({ ...data, timing: { ...data.timing, models: {} } })).not.toMatch(/undefined|NaN/);
  });

  it('calls a translation of a user\u2019s own data different, not wrong', async () => {
    const data = await fixtureData();
    const text = page({ ...data, summary: { ...data.summary, task: 'mine.csv' } });
    expect(text).toContain('✗ differs');
    expect(text).not.toContain('✗ wrong');
  });

  it('does not blame the training where other words than the references may be right', async () => {
    const data = await fixtureData();
    const few = Object.keys(data.summary.models).reduce(
      (run, model) => changed(run, model, { mean: { exactMatch: 0.1 } }),
      { ...data, summary: { ...data.summary, task: 'C:\\my data\\mine.csv' } },
    );
    expect(textOf(few)).toContain('attention-lab · mine.csv');
    expect(textOf(few)).toContain('What says the same in other words than the references counts as wrong here');
    expect(textOf(few)).not.toContain('Less than half right');
  });

  it('counts characters where models spell', async () => {
    const data = await fixtureData();
    const experiment = { ...data.run.experiment, text: { tokenizer: 'character' as const } };
    const text = textOf({ ...data, run: { ...data.run, experiment } });
    expect(text).toContain('by the number of source characters');
    expect(text).toContain('each column is a source character');
  });
});
