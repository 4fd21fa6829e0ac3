import { Random } from '../base/random.ts';
import type { BatchStream } from '../batches/batch-stream.ts';
import type { Trainable } from '../models/seq2seq.ts';
import { tokenCount } from '../tensor/padded-ids.ts';
import type { Parameters } from '../tensor/parameters.ts';
import type { TrainingConfig } from './config.ts';
import { DivergedError } from './diverged.ts';
import { nextTurn } from './event-loop.ts';
import { Adam } from './optimizer.ts';
import { learningRateAt } from './schedule.ts';
import type { Progress, Snapshot } from './snapshot.ts';
import { update } from './update.ts';

export interface TrainOptions {
  /** Its parameters are trained in place. */
  readonly model: Trainable;
  readonly batches: Pick<BatchStream, 'next' | 'state' | 'restore'>;
  readonly config: TrainingConfig;
  /** Dropout draws from a split of it. */
  readonly random: Random;
  /** The mean loss per token of held-out sentences, in nats; called between updates. */
  readonly evaluate: () => number | Promise<number>;
  /** Goes on from here instead of from the model's initial parameters. */
  readonly resume?: Snapshot | undefined;
  /** When aborted, training ends after the current step with a checkpoint from which it can be resumed. */
  readonly signal?: AbortSignal | undefined;
}

/** Why training ended: all steps made, no improvement for `patience` evaluations, or `signal`. */
export type Reason = 'steps' | 'patience' | 'interrupted';

export type TrainingEvent =
  | {
      readonly event: 'step';
      readonly step: number;
      /** Tokens trained on so far, this step included. */
      readonly sourceTokens: number;
      readonly targetTokens: number;
      /** Mean label-smoothed cross-entropy per target token of this step's batch, in nats, before the update. */
      readonly loss: number;
      readonly learningRate: number;
      /** Global norm before clipping. */
      readonly gradientNorm: number;
    }
  | {
      readonly event: 'evaluated';
      readonly step: number;
      readonly targetTokens: number;
      readonly validationLoss: number;
      /** Whether it is the lowest so far. */
      readonly improved: boolean;
    }
  | { readonly event: 'checkpoint'; readonly snapshot: Snapshot }
  | { readonly event: 'finished'; readonly step: number; readonly reason: Reason };

const START: Progress = { step: 0, sourceTokens: 0, targetTokens: 0, best: null, evaluationsSinceBest: 0 };

/**
 * Trains a model, one event at a time. It prints nothing and writes nothing: whoever consumes the events does. At one
 * step the order is step, evaluated, checkpoint, finished. Continued from any snapshot, it yields the very events and
 * weights that it would have yielded without a break; from the last one, that checkpoint again and `finished`, so that
 * files which a crash left half written can be made whole.
 *
 * @throws DivergedError if loss, gradient or validation loss is not finite; such a loss or gradient never reaches the
 *   weights
 */
export async function* train(options: TrainOptions): AsyncGenerator<TrainingEvent, void> {
  const adam = new Adam(options.model.parameters, options.config);
  try {
    yield* trainWith(adam, options);
  } finally {
    adam.dispose(); // also when whoever consumes the events stops early
  }
}

async function* trainWith(adam: Adam, options: TrainOptions): AsyncGenerator<TrainingEvent, void> {
  const { model, batches, config, evaluate, resume, signal } = options;
  const { parameters } = model;
  const dropout = resume ? new Random(resume.dropout) : options.random.split('dropout');
  let progress = resume?.progress ?? START;
  let bestParameters = resume?.bestParameters;
  let checkpointStep = progress.step;
  if (resume) {
    parameters.load(new Map([...resume.parameters].map(([name, { data }]) => [name, data])));
    adam.restore(resume.optimizer);
    batches.restore(resume.batches);
  }
  const expectFinite = (what: string, value: number, step: number) => {
    if (!Number.isFinite(value)) throw new DivergedError(what, value, step, checkpointStep);
  };

  while (true) {
    const reason = reasonToStop(progress, config, signal);
    if (reason !== undefined && reason !== 'interrupted' && bestParameters) parameters.load(bestParameters);
    if (reason !== undefined || (progress.step > checkpointStep && progress.step % config.checkpointEvery === 0)) {
      const state = { progress, optimizer: adam.state(), dropout: dropout.state, batches: batches.state };
      const best = bestParameters && { bestParameters };
      yield { event: 'checkpoint', snapshot: { ...state, parameters: stored(parameters), ...best } };
      checkpointStep = progress.step;
    }
    if (reason !== undefined) {
      yield { event: 'finished', step: progress.step, reason };
      return;
    }

    const batch = batches.next();
    const step = progress.step + 1;
    const learningRate = learningRateAt(step, config);
    const { loss, gradientNorm } = update(model, adam, batch, { ...config, learningRate, dropout });
    expectFinite('loss', loss, step);
    expectFinite('gradient norm', gradientNorm, step);
    const sourceTokens = progress.sourceTokens + tokenCount(batch.source);
    const targetTokens = progress.targetTokens + tokenCount(batch.targetOutput);
    progress = { ...progress, step, sourceTokens, targetTokens };
    yield { event: 'step', step, sourceTokens, targetTokens, loss, learningRate, gradientNorm };

    if (step % config.evaluateEvery === 0 || step === config.steps) {
      const validationLoss = await evaluate();
      expectFinite('validation loss', validationLoss, step);
      progress = afterEvaluation(progress, validationLoss);
      const improved = progress.evaluationsSinceBest === 0;
      if (improved && config.patience > 0) bestParameters = parameters.values();
      yield { event: 'evaluated', step, targetTokens, validationLoss, improved };
    }
    await nextTurn();
  }
}

function afterEvaluation(progress: Progress, validationLoss: number): Progress {
  const { step, best, evaluationsSinceBest } = progress;
  return best === null || validationLoss < best.validationLoss
    ? { ...progress, best: { step, validationLoss }, evaluationsSinceBest: 0 }
    : { ...progress, evaluationsSinceBest: evaluationsSinceBest + 1 };
}

function reasonToStop({ step, evaluationsSinceBest }: Progress, config: TrainingConfig, signal?: AbortSignal) {
  if (step >= config.steps) return 'steps';
  if (config.patience > 0 && evaluationsSinceBest >= config.patience) return 'patience';
  return signal?.aborted ? 'interrupted' : undefined;
}

function stored(parameters: Parameters): Snapshot['parameters'] {
  const withShape = ([name, data]: [string, Float32Array]) =>
    [name, { shape: parameters.get(name).shape, data }] as const;
  return new Map([...parameters.values()].map(withShape));
}
