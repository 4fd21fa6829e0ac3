import type { FileStore } from '../base/file-store.ts';
import { readJsonLines, writeJsonLines } from '../base/json-file.ts';
import { mean } from '../metrics/statistics.ts';
import { type MetricsLine, metricsLine, type TimingLine, timingLine } from './run-files.ts';
import type { SeedResult } from './summary.ts';

/** Steps whose loss is averaged into the training loss of a result. */
const AVERAGED_STEPS = 50;

/**
 * metrics.jsonl and timing.jsonl of one training. They are written whole, before each checkpoint, so that they always
 * reach as far as the checkpoint from which a killed run goes on.
 */
export class TrainingLog {
  readonly #store: FileStore;
  readonly #folder: string;
  readonly #metrics: MetricsLine[];
  readonly #timing: TimingLine[];

  private constructor(store: FileStore, folder: string, metrics: MetricsLine[], timing: TimingLine[]) {
    this.#store = store;
    this.#folder = folder;
    this.#metrics = metrics;
    this.#timing = timing;
  }

  /** The log up to `step`; what was logged later is made again. */
  static async open(store: FileStore, folder: string, step: number): Promise<TrainingLog> {
    if (step === 0) return new TrainingLog(store, folder, [], []);
    const upTo = (line: { step: number }) => line.step <= step;
    const metrics = await readJsonLines(store, `${folder}/metrics.jsonl`, metricsLine);
    const timing = await readJsonLines(store, `${folder}/timing.jsonl`, timingLine);
    return new TrainingLog(store, folder, metrics.filter(upTo), timing.filter(upTo));
  }

  /** Seconds of training so far. */
  get seconds(): number {
    return this.#timing.at(-1)?.seconds ?? 0;
  }

  add(line: MetricsLine): void {
    this.#metrics.push(line);
  }

  addTiming(line: TimingLine): void {
    this.#timing.push(line);
  }

  async write(): Promise<void> {
    await writeJsonLines(this.#store, `${this.#folder}/metrics.jsonl`, this.#metrics);
    await writeJsonLines(this.#store, `${this.#folder}/timing.jsonl`, this.#timing);
  }

  /** The figures of a result that come from training; the validation loss is that of the weights that are kept. */
  result(
    keepsBest: boolean,
  ): Pick<SeedResult, 'steps' | 'sourceTokens' | 'targetTokens' | 'trainLoss' | 'validationLoss'> {
    const steps = this.#metrics.filter((line) => line.event === 'step');
    const evaluated = this.#metrics.filter((line) => line.event === 'evaluated').map((line) => line.validationLoss);
    const { step, sourceTokens, targetTokens } = steps.at(-1)!;
    const trainLoss = mean(steps.slice(-AVERAGED_STEPS).map(({ loss }) => loss));
    return {
      steps: step,
      sourceTokens,
      targetTokens,
      trainLoss,
      validationLoss: keepsBest ? Math.min(...evaluated) : evaluated.at(-1)!,
    };
  }
}
