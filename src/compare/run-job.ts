import { InputError } from '../base/errors.ts';
import type { FileStore } from '../base/file-store.ts';
import { writeJson } from '../base/json-file.ts';
import { Random } from '../base/random.ts';
import { BatchStream } from '../batches/batch-stream.ts';
import { mean } from '../metrics/statistics.ts';
import { isEmbedding } from '../models/initialisation.ts';
import { createModel, forwardFlops, parameterTable } from '../models/registry.ts';
import type { Seq2Seq } from '../models/seq2seq.ts';
import { countParameters } from '../tensor/parameters.ts';
import { validationLoss } from '../training/validation-loss.ts';
import { measureSpeed } from './burst.ts';
import { decodeAll, decodingOf } from './decode.ts';
import { type Evaluated, evaluateSplit, evaluationBatches } from './evaluate.ts';
import { evidenceExamples } from './evidence.ts';
import { modelFor, trainingFor } from './experiment.ts';
import { formationSentences } from './formation-sentences.ts';
import { heldOutScores } from './held-out-scores.ts';
import { type Job, type JobEvent, type JobOutcome, jobName } from './jobs.ts';
import { type PreparedTask, prepareTask, vocabularySizes } from './prepare-task.ts';
import { CONFIG_SCHEMA, type ConfigFile, jobFolder, LAST_FILE } from './run-files.ts';
import { MEASURED_SENTENCES, measureStepCosts } from './step-costs.ts';
import type { SeedResult } from './summary.ts';
import { trainInFolder } from './train-in-folder.ts';
import { writeEvidence } from './write-evidence.ts';
import { writeSentences, writeTranslations } from './write-sentences.ts';

/** What a job is given by the host it runs on. */
export interface JobHost {
  readonly store: FileStore;
  readonly onEvent: (event: JobEvent) => void;
  readonly signal: AbortSignal;
  /** The most memory this process has held so far. */
  readonly peakResidentBytes: () => number;
}

/**
 * Does one job in this process; the tensor backend must be ready. A training goes on from its last checkpoint if there
 * is one, and leaves all files of its folder, `result.json` the last; a measurement of costs leaves `costs.json`.
 * @throws InputError if the data, the settings or a checkpoint do not fit, or the loss stops being a number; the reason
 *   of `signal` if it is aborted
 */
export async function runJob(job: Job, host: JobHost): Promise<JobOutcome> {
  const task = await prepareTask(host.store, job.experiment, job.dataFile);
  if (task.corpus.checksum !== job.dataChecksum) {
    throw new InputError(
      `${jobName(job)}: ${job.dataFile} has changed since the run was begun — restore it and resume`,
    );
  }
  const random = new Random(job.seed);
  const config = configOf(job, task);
  const model = createModel(config.model, vocabularySizes(task.codecs), random.split('initialisation'));
  const batches = new BatchStream(task.training, config.training.batchSize, random.split('data order'));
  const options = { model, batches, config: config.training, random, signal: host.signal };
  try {
    if (job.kind === 'burst') return await measured(job, config, task, options);
    await writeJson(host.store, `${jobFolder(job.run, job.model, job.seed)}/config.json`, config);
    if (job.kind === 'cost') await writeCosts(host.store, job, config, task, model);
    else await trainAndEvaluate(job, host, config, task, options);
    return {};
  } finally {
    model.dispose();
  }
}

/** Tokens of the sentences at which a burst measures steps; those that the model can read. */
const BURST_LENGTHS = [8, 16, 32, 64];

/** How fast a model is when it trains alone. */
async function measured(
  { experiment, seed }: Job,
  { model: modelConfig, training }: ConfigFile,
  { codecs }: PreparedTask,
  options: TrainingParts,
): Promise<JobOutcome> {
  const { model } = options;
  const random = new Random(seed).split('step times');
  const vocabulary = vocabularySizes(codecs);
  const targetTokensPerSecond = await measureSpeed(options);
  const lengths = BURST_LENGTHS.filter((tokens) => tokens <= experiment.maximumLength + 1);
  const costs = await measureStepCosts({ model, modelConfig, vocabulary, training, lengths, repeats: 3, random });
  return { targetTokensPerSecond, stepTimes: { sentences: MEASURED_SENTENCES, lengths: costs } };
}

async function writeCosts(
  store: FileStore,
  { run, model: name, seed, lengths }: Job & { readonly kind: 'cost' },
  { model: modelConfig, training }: ConfigFile,
  { codecs }: PreparedTask,
  model: Seq2Seq,
): Promise<void> {
  const random = new Random(seed).split('step times');
  const vocabulary = vocabularySizes(codecs);
  const costs = await measureStepCosts({ model, modelConfig, vocabulary, training, lengths, repeats: 10, random });
  await writeJson(store, `${jobFolder(run, name, seed)}/${LAST_FILE.cost}`, costs);
}

function configOf({ experiment, model: name, seed }: Job, { codecs }: PreparedTask): ConfigFile {
  const vocabulary = vocabularySizes(codecs);
  const model = modelFor(experiment, name, vocabulary);
  const table = parameterTable(model, vocabulary);
  const { task, maximumLength } = experiment;
  return {
    ...{ schema: CONFIG_SCHEMA, name, seed, task, maximumLength, model, training: trainingFor(experiment, name) },
    parameters: countParameters(table),
    parametersWithoutEmbeddings: countParameters(table, (parameter) => !isEmbedding(parameter)),
    text: { source: codecs.source.toJson(), target: codecs.target.toJson() },
  };
}

interface TrainingParts {
  readonly model: Seq2Seq;
  readonly batches: BatchStream;
  readonly config: ConfigFile['training'];
  readonly random: Random;
  readonly signal: AbortSignal;
}

async function trainAndEvaluate(
  job: Job,
  { store, onEvent, signal, peakResidentBytes }: JobHost,
  config: ConfigFile,
  task: PreparedTask,
  options: TrainingParts,
): Promise<void> {
  const started = performance.now();
  const folder = jobFolder(job.run, job.model, job.seed);
  const { model } = options;
  const { bleu } = job.experiment;
  const validation = evaluationBatches(task.heldOut.get('validation')!);
  const evaluate = () => validationLoss(model, validation);
  const sentences = job.evidence ? formationSentences(evidenceExamples(task.heldOut)) : [];
  const log = await trainInFolder({
    ...{ store, folder, name: jobName(job), options: { ...options, evaluate }, onEvent },
    watched: { name: job.model, seed: job.seed, examples: sentences, codecs: task.codecs },
  });

  const splits = new Map<string, Evaluated[]>();
  for (const [split, examples] of task.heldOut) {
    signal.throwIfAborted();
    onEvent({ kind: 'phase', phase: `translating the ${split} sentences` });
    const said = decodeAll(model, examples, decodingOf(job.experiment));
    splits.set(split, evaluateSplit(model, examples, said, task.codecs, bleu));
  }
  if (job.evidence) {
    onEvent({ kind: 'phase', phase: 'looking closely' });
    await writeEvidence(store, job, model, task, splits);
  }
  await writeTranslations(store, folder, splits);
  await writeSentences(store, folder, splits, task.codecs);
  const result: SeedResult = {
    seed: job.seed,
    ...log.result(config.training.patience > 0),
    flopsPerTargetToken: flopsPerTargetToken(config, task),
    ...heldOutScores(model, splits, task.codecs, bleu),
  };
  const wallSeconds = (performance.now() - started) / 1000;
  await writeJson(store, `${folder}/timing.json`, { wallSeconds, peakResidentBytes: peakResidentBytes() });
  await writeJson(store, `${folder}/${LAST_FILE.train}`, result);
}

/** Of a forward pass over a sentence pair of the training split's mean lengths, EOS counted, for each of its target tokens. */
function flopsPerTargetToken({ model }: ConfigFile, { training, codecs }: PreparedTask): number {
  const S = Math.round(mean(training.map(({ source }) => source.length)));
  const T = Math.round(mean(training.map(({ target }) => target.length + 1)));
  return forwardFlops(model, vocabularySizes(codecs), S, T) / T;
}
