import { InputError } from '../base/errors.ts';
import type { FileStore } from '../base/file-store.ts';
import type { Seq2Seq } from '../models/seq2seq.ts';
import { readCheckpoint, writeCheckpoint } from '../training/checkpoint.ts';
import { DivergedError } from '../training/diverged.ts';
import { type TrainOptions, train } from '../training/train.ts';
import { FormationLog, type FormationOptions } from './formation-log.ts';
import type { JobEvent } from './jobs.ts';
import { TrainingLog } from './training-log.ts';

export interface FolderTraining {
  readonly store: FileStore;
  readonly folder: string;
  /** How the training is called in messages. */
  readonly name: string;
  readonly options: Omit<TrainOptions, 'resume' | 'model'> & { readonly model: Seq2Seq };
  /** The sentences whose alignments are watched as they form. */
  readonly watched: Pick<FormationOptions, 'name' | 'seed' | 'examples' | 'codecs'>;
  readonly onEvent: (event: JobEvent) => void;
}

/**
 * Trains a model and keeps its folder: the logs and the checkpoints. Goes on from the last checkpoint if there is one.
 * @returns the whole log
 * @throws InputError if the loss stops being a number; it names the step and the last good checkpoint
 */
export async function trainInFolder(training: FolderTraining): Promise<TrainingLog> {
  const { store, folder, name, options, watched, onEvent } = training;
  const { model, config } = options;
  const resume = await readCheckpoint(store, folder, model.parameters);
  const begun = resume?.progress.step ?? 0;
  const log = await TrainingLog.open(store, folder, begun);
  const formation = await FormationLog.open(store, folder, begun, { ...watched, model, steps: config.steps });
  if (begun === 0) formation.look(0); // a training that was stopped before its first step goes on from a checkpoint of step 0
  const begin = { step: 0, targetTokens: 0, ...resume?.progress, seconds: log.seconds };
  let seconds = begin.seconds;
  let mark = performance.now();
  try {
    for await (const event of train({ ...options, resume })) {
      if (event.event === 'step') {
        seconds += (performance.now() - mark) / 1000;
        log.add(event);
        log.addTiming({ step: event.step, seconds });
        formation.look(event.step);
        const perSecond = (amount: number) => amount / (seconds - begin.seconds);
        onEvent({
          ...{ kind: 'step', step: event.step, steps: config.steps, loss: event.loss },
          tokensPerSecond: perSecond(event.targetTokens - begin.targetTokens),
          secondsLeft: (config.steps - event.step) / perSecond(event.step - begin.step),
        });
      } else if (event.event === 'evaluated') {
        const { improved: _, ...line } = event;
        log.add(line);
        onEvent({ kind: 'evaluated', step: event.step, validationLoss: event.validationLoss });
      } else if (event.event === 'checkpoint') {
        await log.write();
        await formation.write();
        await writeCheckpoint(store, folder, event.snapshot);
      }
      mark = performance.now(); // evaluations, watching and files do not count as training
    }
  } catch (error) {
    if (!(error instanceof DivergedError)) throw error;
    await log.write(); // the curve up to the point where it broke is what one wants to see
    throw new InputError(`${name}: ${error.message}`);
  }
  return log;
}
