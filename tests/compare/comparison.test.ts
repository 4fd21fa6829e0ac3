import { describe, expect, it } from 'vitest';
import { InputError } from '../../src/base/errors.ts';
import { MemoryFileStore } from '../../src/base/file-store.ts';
import { readJson, writeJson, writeJsonLines } from '../../src/base/json-file.ts';
import { type ComparisonSettings, runComparison } from '../../src/compare/comparison.ts';
import type { Job, JobOutcome } from '../../src/compare/jobs.ts';
import { preset } from '../../src/compare/presets.ts';
import { CONFIG_SCHEMA, disagreementsFile, jobFolder, timing } from '../../src/compare/run-files.ts';
import { NEAREST_NEIGHBOUR, type SeedResult, summary } from '../../src/compare/summary.ts';
import { right, wrong } from '../metrics/judged.ts';
import { testSentence } from './test-sentence.ts';

const experiment = { ...preset('quick', 'en-fr'), seeds: [1, 2] };

/** The data of every run here; of its training sentences, the one that is most like "the dog" is "the cat". */
const DATA = 'split,source,target\ntrain,go,va\ntrain,the cat,le chat\nvalidation,go on,va\ntest,the dog,le chien\n';
async function storeWithData(): Promise<MemoryFileStore> {
  const store = new MemoryFileStore();
  await store.write('x.csv', DATA);
  return store;
}

/** A result in which every number depends on model and seed. */
const resultOf = ({ model, seed }: Job): SeedResult => ({
  ...{ seed, steps: 3, sourceTokens: 10, targetTokens: 20, flopsPerTargetToken: 1000, trainLoss: 1, validationLoss: 2 },
  ...{ perplexity: 3, bleu: 40 + 10 * seed + model.length, exactMatch: seed / 10, tokenAccuracy: 0.5 },
  ...(model !== 'lstm-none' && { aer: { aer: seed / 100, precision: 0.9, recall: 0.8 } }),
  ...{ byLength: [], byTag: {}, splits: {} },
});

/** Two sentences, of which the first is translated wrong by the first seed, and by the LSTM without attention. */
const linesOf = ({ model, seed }: Job) => [
  testSentence('test-1', seed === 1 || model === 'lstm-none' ? wrong : right),
  testSentence('test-2', right),
];

const stepTimes = { sentences: 8, lengths: [{ tokens: 8, seconds: 0.01, forwardFlops: 2e7 }] };

/** Does in memory what a job leaves behind, and keeps book of who worked when. */
function fakeRunner(store: MemoryFileStore, fails: (job: Job) => boolean = () => false) {
  const book = { ran: [] as string[], working: 0, most: 0 };
  const runJob = async (job: Job): Promise<JobOutcome> => {
    book.ran.push(`${job.kind} ${job.model} ${job.seed}`);
    book.most = Math.max(book.most, ++book.working);
    await new Promise((resolve) => setTimeout(resolve, 2));
    book.working--;
    if (fails(job)) throw new InputError(`${job.model}, seed ${job.seed}: training diverged at step 7`);
    if (job.kind === 'burst') return { targetTokensPerSecond: 1234, stepTimes };
    const folder = jobFolder(job.run, job.model, job.seed);
    const { model, training } = {
      model: { ...experiment.transformer, feedForward: 8 },
      training: { ...experiment.training, learningRate: 0.1, warmup: 1 },
    };
    const vocabulary = { tokens: ['<pad>', '<bos>', '<eos>', '<unk>'] };
    const codec = { tokenizer: { kind: 'word', lowercase: true }, vocabulary };
    await writeJson(store, `${folder}/config.json`, {
      ...{ schema: CONFIG_SCHEMA, name: job.model, seed: job.seed, task: 'en-fr', maximumLength: 9, model, training },
      ...{ parameters: 100, parametersWithoutEmbeddings: 60, text: { source: codec, target: codec } },
    });
    await writeJson(store, `${folder}/timing.json`, { wallSeconds: 5, peakResidentBytes: 7 });
    await writeJsonLines(store, `${folder}/sentences.jsonl`, linesOf(job));
    await writeJson(store, `${folder}/result.json`, resultOf(job));
    return {};
  };
  return { book, runJob };
}

function settings(store: MemoryFileStore, runJob: ComparisonSettings['runJob'], signal = new AbortController().signal) {
  const told: string[] = [];
  const listener = {
    event: () => {},
    done: (job: Job) => told.push(`done ${job.model} ${job.seed}`),
    failed: (job: Job, message: string) => told.push(`failed ${job.model} ${job.seed}: ${message}`),
  };
  const comparison = {
    run: 'runs/a',
    experiment,
    dataFile: 'x.csv',
    dataChecksum: 'abc',
    dataBytes: 1000,
    evidence: true,
  };
  return { told, comparison, store, runJob, concurrency: 2, listener, signal };
}

describe('runComparison', () => {
  it('trains every model and seed, so many at a time, and sums up by model', async () => {
    const store = await storeWithData();
    const { book, runJob } = fakeRunner(store);
    const { failures } = await runComparison(settings(store, runJob));
    expect(failures).toEqual([]);
    expect(book.most).toBe(2);
    const trained = book.ran.filter((line) => line.startsWith('train'));
    expect(trained).toEqual(
      ['transformer', 'lstm-additive', 'lstm-none'].flatMap((model) => [1, 2].map((seed) => `train ${model} ${seed}`)),
    );

    const { models } = await readJson(store, 'runs/a/summary.json', summary);
    expect(Object.keys(models)).toEqual(['lstm-none', 'lstm-additive', 'transformer']);
    expect(models.transformer!.seeds.map(({ seed }) => seed)).toEqual([1, 2]);
    expect(models.transformer!.mean).toMatchObject({ bleu: 66, aer: 0.015 });
    // Two values 10 apart: mean ± t(1) · s/√2 = ± 12.7062 · (10/√2)/√2
    expect(models.transformer!.ci95!.bleu![1]).toBeCloseTo(66 + 63.531, 2);
    expect(models['lstm-none']!.mean.aer).toBeUndefined();
  });

  it('sets the models side by side on the same sentences', async () => {
    const store = await storeWithData();
    const { summary: result } = await runComparison(settings(store, fakeRunner(store).runJob));
    expect(result.comparisons!.map(({ models, seeds }) => [...models, seeds])).toEqual([
      ['lstm-none', 'lstm-additive', [1, 2]],
      ['lstm-none', 'transformer', [1, 2]],
      ['lstm-additive', 'transformer', [1, 2]],
    ]);
    expect(result.comparisons!.map(({ metrics }) => metrics.exactMatch!.difference)).toEqual([-0.25, -0.25, 0]);
    const { pairs } = await readJson(store, 'runs/a/disagreements.json', disagreementsFile);
    expect(pairs.map(({ models, differing }) => [...models, differing])).toEqual([
      ['lstm-none', 'lstm-additive', 0], // by the first seed they make the same mistake
      ['lstm-none', 'transformer', 0],
      ['lstm-additive', 'transformer', 0],
    ]);
  });

  it('sets a baseline beside the models that retrieves instead of translating', async () => {
    const store = await storeWithData();
    const { summary: result } = await runComparison(settings(store, fakeRunner(store).runJob));
    const { exactMatch, chrf, splits } = result.baselines![NEAREST_NEIGHBOUR]!;
    expect([exactMatch, splits.validation!.exactMatch]).toEqual([0, 1]); // "le chat" for "le chien", "va" for "va"
    expect(chrf).toBeGreaterThan(20);
    expect(await readJson(store, 'runs/a/summary.json', summary)).toEqual(result);
  });

  it('measures each model once, alone, after all trainings', async () => {
    const store = await storeWithData();
    const { book, runJob } = fakeRunner(store);
    await runComparison(settings(store, runJob));
    expect(book.ran.slice(6)).toEqual(['burst lstm-none 1', 'burst lstm-additive 1', 'burst transformer 1']);
    const { models } = await readJson(store, 'runs/a/timing.json', timing);
    expect(models.transformer).toEqual(
      [1, 2].map((seed) => ({ seed, wallSeconds: 5, peakResidentBytes: 7, targetTokensPerSecond: 1234, stepTimes })),
    );
  });

  it('lets the others go on when one fails, and leaves the failed one out of the summary', async () => {
    const store = await storeWithData();
    const { runJob } = fakeRunner(store, ({ model, seed }) => model === 'transformer' && seed === 1);
    const asked = settings(store, runJob);
    const { failures, summary: result } = await runComparison(asked);
    expect(failures.map(({ message }) => message)).toEqual(['transformer, seed 1: training diverged at step 7']);
    expect(asked.told).toContain('failed transformer 1: transformer, seed 1: training diverged at step 7');
    expect(result.models.transformer!.seeds.map(({ seed }) => seed)).toEqual([2]);
    expect(result.models['lstm-additive']!.seeds).toHaveLength(2);
  });

  it('fails with every reason if nothing was trained', async () => {
    const store = await storeWithData();
    const { runJob } = fakeRunner(store, () => true);
    await expect(runComparison(settings(store, runJob))).rejects.toThrow(/lstm-none, seed 1: .*\n(.*\n)*.*transformer/);
    expect(await store.exists('runs/a/summary.json')).toBe(false);
  });

  it('does not run again what was finished before', async () => {
    const store = await storeWithData();
    const first = fakeRunner(store, ({ model }) => model === 'transformer');
    await runComparison(settings(store, first.runJob));
    const second = fakeRunner(store);
    const { summary: result } = await runComparison(settings(store, second.runJob));
    expect(second.book.ran.filter((line) => line.startsWith('train'))).toEqual([
      'train transformer 1',
      'train transformer 2',
    ]);
    expect(Object.keys(result.models)).toEqual(['lstm-none', 'lstm-additive', 'transformer']);
  });

  it('stops with the reason of the signal, and writes no summary', async () => {
    const store = await storeWithData();
    const { runJob } = fakeRunner(store);
    const abort = new AbortController();
    abort.abort(new Error('stopped by the user'));
    await expect(runComparison(settings(store, runJob, abort.signal))).rejects.toThrow('stopped by the user');
    expect(await store.exists('runs/a/summary.json')).toBe(false);
  });
});
