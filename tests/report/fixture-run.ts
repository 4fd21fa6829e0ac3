import { type FileStore, MemoryFileStore } from '../../src/base/file-store.ts';
import { Random } from '../../src/base/random.ts';
import {
  DISAGREEMENTS_SCHEMA,
  type DisagreementsFile,
  jobFolder,
  type MetricsLine,
  RUN_SCHEMA,
  type RunFile,
  TIMING_SCHEMA,
  type Timing,
  type TimingLine,
} from '../../src/compare/run-files.ts';
import { type ModelSummary, type SeedResult, SUMMARY_SCHEMA, type Summary } from '../../src/compare/summary.ts';
import { loadRun, type RunData } from '../../src/report/run-data.ts';
import { fixtureEvidence, fixtureFormation } from './fixture-evidence.ts';
import { fixtureComparisons, fixtureDisagreements, furtherScores, groupInterval } from './fixture-scores.ts';
import { type FixtureSentence, fixtureSentences } from './fixture-sentences.ts';

/** How one made-up model does: enough to draw a believable run, nothing of it was ever trained. */
interface Character {
  readonly parameters: [all: number, withoutEmbeddings: number];
  readonly flops: number;
  /** Step at which learning takes off, and the validation loss it ends with. */
  readonly takeOff: number;
  readonly finalLoss: number;
  /** Exact match by length bin, and what a construction loses at most. */
  readonly byLength: readonly number[];
  readonly hardest: number;
  /** Of the weight of a row: on the gold links, beside them, everywhere. Absent where the model does not attend. */
  readonly focus?: readonly [gold: number, beside: number, everywhere: number];
  readonly tokensPerSecond: number;
}

const characters: Readonly<Record<string, Character>> = {
  'lstm-none': {
    ...{ parameters: [219_402, 187_466], flops: 412_000, takeOff: 420, finalLoss: 1.55, tokensPerSecond: 21_400 },
    ...{ byLength: [0.62, 0.11, 0.01, 0, 0, 0, 0], hardest: 0.08 },
  },
  'lstm-additive': {
    ...{ parameters: [220_318, 188_382], flops: 534_000, takeOff: 190, finalLoss: 0.045, tokensPerSecond: 12_900 },
    ...{ byLength: [0.99, 0.98, 0.95, 0.58, 0.12, 0.01, 0], hardest: 0.07, focus: [0.86, 0.11, 0.03] },
  },
  transformer: {
    ...{ parameters: [219_754, 187_818], flops: 448_000, takeOff: 230, finalLoss: 0.022, tokensPerSecond: 17_800 },
    ...{ byLength: [1, 0.995, 0.98, 0.21, 0.02, 0, 0], hardest: 0.04, focus: [0.74, 0.05, 0.21] },
  },
};

const tags = [
  ...['adjective-before', 'adjective-after', 'adverb', 'clitic', 'compound', 'coordination', 'negation', 'past'],
  ...['past-progressive', 'possessive', 'preposition', 'question', 'relative', 'two-adjectives'],
];
const bins = [3, 7, 11, 15, 19, 23, 27].map((from) => ({ from, to: from + 3 }));
const STEPS = 900;

export interface FixtureOptions {
  readonly seeds?: readonly number[];
  readonly models?: readonly string[];
  readonly sentences?: readonly FixtureSentence[];
  /** Without gold alignments, as a user's own data mostly is. */
  readonly gold?: boolean;
}

/** Writes a whole run folder of made-up, seeded numbers that fit the schemas. */
export async function writeFixtureRun(
  store: FileStore,
  folder: string,
  { seeds = [1], models = Object.keys(characters), sentences = fixtureSentences, gold = true }: FixtureOptions = {},
): Promise<void> {
  const json = (path: string, value: unknown) => store.write(`${folder}/${path}`, JSON.stringify(value, null, 2));
  const results = models.map((model) => [model, seeds.map((seed) => seedResult(model, seed, gold))] as const);
  const summary: Summary = {
    schema: SUMMARY_SCHEMA,
    task: 'en-fr',
    models: Object.fromEntries(results.map(([model, scored]) => [model, summarised(model, scored)])),
    comparisons: fixtureComparisons(models, seeds, gold),
  };
  await json('summary.json', summary);
  await json('run.json', runFile(models, seeds));
  await json('timing.json', timing(models, seeds));
  const disagreements: DisagreementsFile = {
    ...{ schema: DISAGREEMENTS_SCHEMA, pairs: fixtureDisagreements(models, seeds[0]!, sentences) },
  };
  await json('disagreements.json', disagreements);
  for (const model of models) {
    for (const seed of seeds) {
      const job = jobFolder(folder, model, seed);
      await store.write(`${job}/metrics.jsonl`, lines(metrics(model, seed)));
      await store.write(`${job}/timing.jsonl`, lines(secondsOf(model)));
      const { focus, byLength, takeOff } = characters[model]!;
      const character = { right: byLength[1]!, takeOff, ...(focus && { focus }), gold };
      const evidence = fixtureEvidence(model, seed, sentences, character);
      await store.write(`${job}/evidence.json`, JSON.stringify(evidence));
      if (focus) {
        const formation = fixtureFormation(model, seed, sentences, { ...character, focus });
        await store.write(`${job}/formation.json`, JSON.stringify(formation));
      }
    }
  }
}

/** The same run, read back. */
export async function fixtureData(options: FixtureOptions = {}): Promise<RunData> {
  const store = new MemoryFileStore();
  await writeFixtureRun(store, 'run', options);
  return loadRun(store, 'run');
}

const lines = (values: readonly unknown[]) => values.map((value) => `${JSON.stringify(value)}\n`).join('');
const round = (value: number, digits = 4) => Number(value.toFixed(digits));
const rate = (value: number) => round(Math.min(1, Math.max(0, value)));

function seedResult(model: string, seed: number, gold: boolean): SeedResult {
  const { byLength, hardest, finalLoss, flops, focus } = characters[model]!;
  const random = new Random(seed).split(model);
  const jitter = (size: number) => size * (random.uniform() - 0.5);
  const aer = focus && gold ? 0.12 * focus[1] + 0.08 * focus[2] + 0.01 : undefined;
  const scores = (value: number) => {
    const error = rate(value + jitter(0.02));
    return { aer: error, precision: rate(1 - error * 0.9), recall: rate(1 - error * 1.1) };
  };
  const exact = (bin: number) => rate(byLength[bin]! * (1 + jitter(0.03)));
  const exactMatch = rate((exact(0) + exact(1) + exact(2)) / 3);
  const aerScores = aer === undefined ? {} : { aer: scores(aer), aerContentWords: scores(aer * 0.6) };
  const bleu = (match: number) => round(100 * Math.min(1, 0.04 + 0.96 * match ** 0.35), 2);
  return {
    ...{ seed, steps: STEPS, sourceTokens: 576_013, targetTokens: 619_417, flopsPerTargetToken: flops },
    ...{ trainLoss: round(finalLoss + 0.93), validationLoss: round(finalLoss), perplexity: round(1 + finalLoss * 1.1) },
    ...{ bleu: bleu(exactMatch), exactMatch, tokenAccuracy: rate(exactMatch ** 0.2) },
    ...aerScores,
    ...furtherScores({ bleu: bleu(exactMatch), exactMatch, ...aerScores }, focus !== undefined, random),
    byLength: bins.map((bin, index) => {
      const match = exact(index);
      return {
        ...bin,
        sentences: index < 3 ? 333 + index : 125 - index,
        bleu: bleu(Math.max(match, 0.02)),
        exactMatch: match,
        ci: {
          bleu: groupInterval(bleu(match) / 100).map((bound) => 100 * bound) as [number, number],
          exactMatch: groupInterval(match),
        },
      };
    }),
    byTag: Object.fromEntries(
      tags.map((tag) => {
        const match = rate(exactMatch - hardest * random.uniform());
        const score = { sentences: 40 + random.integer(300), exactMatch: match };
        if (aer === undefined) return [tag, { ...score, ci: { exactMatch: groupInterval(match) } }];
        const error = rate(aer * (0.3 + 2 * random.uniform()));
        return [tag, { ...score, aer: error, ci: { exactMatch: groupInterval(match), aer: groupInterval(error) } }];
      }),
    ),
    splits: Object.fromEntries(
      Object.entries({
        test: [1000, exactMatch],
        compositional: [500, exactMatch * 0.97],
        long: [500, exact(3) * 0.3],
      }).map(([name, [sentences, match]]) => [
        name,
        { sentences: sentences!, bleu: bleu(match!), exactMatch: rate(match!), ...(aer ? { aer: rate(aer) } : {}) },
      ]),
    ),
  };
}

function summarised(model: string, seeds: SeedResult[]): ModelSummary {
  const [parameters, parametersWithoutEmbeddings] = characters[model]!.parameters;
  const mean: ModelSummary['mean'] = {};
  const ci95: NonNullable<ModelSummary['ci95']> = {};
  for (const name of averaged) {
    mean[name] = average(seeds.map((seed) => seed[name]));
    ci95[name] = [mean[name] * 0.99, mean[name] * 1.01];
  }
  const others = {
    ...{ chrf: seeds.map(({ chrf }) => chrf), chrfpp: seeds.map(({ chrfpp }) => chrfpp) },
    ...{
      aer: seeds.map(({ aer }) => aer?.aer),
      aerContentWords: seeds.map(({ aerContentWords }) => aerContentWords?.aer),
    },
    calibration: seeds.map(({ calibration }) => calibration?.ece),
  };
  for (const name of ['chrf', 'chrfpp', 'aer', 'aerContentWords', 'calibration'] as const) {
    const values = others[name].flatMap((value) => value ?? []);
    if (values.length === 0) continue;
    mean[name] = average(values);
    ci95[name] = [mean[name] * 0.8, mean[name] * 1.2];
  }
  return { parameters, parametersWithoutEmbeddings, seeds, mean, ...(seeds.length > 1 ? { ci95 } : {}) };
}

const averaged = ['trainLoss', 'validationLoss', 'perplexity', 'bleu', 'exactMatch', 'tokenAccuracy'] as const;

const average = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

function runFile(models: readonly string[], seeds: readonly number[]): RunFile {
  return {
    schema: RUN_SCHEMA,
    created: '2026-11-20T09:30:00.000Z',
    command: `npx attention-lab compare --seeds ${seeds.join(',')}`,
    versions: { attentionLab: '0.1.0', node: '20.20.2', tfjs: '4.22.0' },
    commit: '0bf00d4c1f0e8a9b7d6c5e4f3a2b1c0d9e8f7a6b',
    machine: {
      ...{ platform: 'linux', arch: 'x64', processor: 'A Processor @ 2.40GHz', cpus: 2, memoryBytes: 8 * 2 ** 30 },
    },
    dataFile: 'datasets/en-fr.csv',
    dataChecksum: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    splits: { train: 10_000, validation: 500, test: 1000, long: 500, compositional: 500 },
    trainingSourceWords: [4, 14],
    experiment: {
      ...{ task: 'en-fr', models: [...models], seeds: [...seeds] },
      text: { tokenizer: 'word' },
      training: { steps: STEPS, batchSize: 64, labelSmoothing: 0.1, learningRate: { lstm: 0.01, transformer: 0.005 } },
    },
  };
}

function timing(models: readonly string[], seeds: readonly number[]): Timing {
  const of = (model: string) => {
    const { tokensPerSecond, flops } = characters[model]!;
    return seeds.map((seed) => ({
      ...{ seed, wallSeconds: round(619_417 / tokensPerSecond + 4 + seed, 2) },
      ...{
        peakResidentBytes: 380_000_000 + 3000 * tokensPerSecond + 3_000_000 * seed,
        targetTokensPerSecond: tokensPerSecond,
        stepTimes: {
          sentences: 8,
          lengths: [8, 16, 32, 64].map((tokens) => ({
            tokens,
            seconds: round(0.003 + (8 * tokens) / tokensPerSecond / 3 + tokens * tokens * 4e-6),
            forwardFlops: 8 * tokens * flops * (1 + tokens / 200),
          })),
        },
      },
    }));
  };
  return {
    schema: TIMING_SCHEMA,
    wallSeconds: 96.4,
    models: Object.fromEntries(models.map((model) => [model, of(model)])),
  };
}

function metrics(model: string, seed: number): MetricsLine[] {
  const { takeOff, finalLoss } = characters[model]!;
  const random = new Random(seed).split(`${model} metrics`);
  // A first fall to the loss of a mere language model, then a second one once the alignment has formed.
  const clean = (step: number) =>
    finalLoss + 2.2 * Math.exp(-step / 45) + (2.4 - Math.min(finalLoss, 2)) / (1 + Math.exp((step - takeOff) / 55));
  return Array.from({ length: STEPS }, (_, index): MetricsLine[] => {
    const step = index + 1;
    const [sourceTokens, targetTokens] = [640 * step, Math.round(688.2 * step)];
    const loss = 0.92 + clean(step) * (1 + 0.22 * (random.uniform() - 0.5)) + 0.04 * random.uniform();
    const falling = 1 - (step / STEPS) ** 2 * (3 - (2 * step) / STEPS);
    const learningRate = round(0.01 * Math.min(step / 50, falling), 6);
    const line = {
      event: 'step',
      step,
      sourceTokens,
      targetTokens,
      loss: round(loss),
      learningRate,
      gradientNorm: round(0.3 + clean(step) * (0.2 + 0.1 * random.uniform())),
    } as const;
    if (step % 50 !== 0) return [line];
    return [line, { event: 'evaluated', step, targetTokens, validationLoss: round(clean(step) * 1.02) }];
  }).flat();
}

function secondsOf(model: string): TimingLine[] {
  const perStep = 688.2 / characters[model]!.tokensPerSecond;
  return Array.from({ length: STEPS }, (_, index) => ({ step: index + 1, seconds: round(perStep * (index + 1)) }));
}
