import * as tf from '@tensorflow/tfjs';
import { describe, expect, it } from 'vitest';
import type { Seq2Seq } from '../../src/models/seq2seq.ts';
import { DivergedError } from '../../src/training/diverged.ts';
import { learningRateAt } from '../../src/training/schedule.ts';
import type { Snapshot } from '../../src/training/snapshot.ts';
import { type TrainingEvent, type TrainOptions, train } from '../../src/training/train.ts';
import { digest } from '../support/digest.ts';
import { trainingSettings } from '../support/training-settings.ts';
import { eventsOf, only, smallTraining } from './small-training.ts';

const families = ['lstm', 'transformer'] as const;
const stepOf = (event: TrainingEvent) => (event.event === 'checkpoint' ? event.snapshot.progress.step : event.step);
const weightsOf = ({ parameters }: Seq2Seq) => digest(parameters.values());
/** Events, their snapshots as digests. */
const brief = (events: readonly TrainingEvent[]) =>
  events.map((event) => (event.event === 'checkpoint' ? digest(event.snapshot) : event));
/** Validation losses as a script says them, one after the other. */
const saying = (losses: readonly number[]) => {
  const left = [...losses];
  return () => left.shift()!;
};

describe('train', () => {
  it('yields steps, evaluations and checkpoints when they are due, and both at the end', async () => {
    const config = { ...trainingSettings, steps: 11, evaluateEvery: 4, checkpointEvery: 5 };
    const events = await eventsOf({ ...smallTraining('lstm'), config });
    const others = events.filter(({ event }) => event !== 'step').map((event) => [event.event, stepOf(event)]);
    expect(others).toEqual([
      ['evaluated', 4],
      ['checkpoint', 5],
      ['evaluated', 8],
      ['checkpoint', 10],
      ['evaluated', 11],
      ['checkpoint', 11],
      ['finished', 11],
    ]);
    const steps = only(events, 'step');
    expect(steps.map(({ step }) => step)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    expect(steps.map(({ learningRate }) => learningRate)).toEqual(
      steps.map(({ step }) => learningRateAt(step, config)),
    );
    expect(events.map(stepOf)).toEqual(events.map(stepOf).sort((a, b) => a - b));
    expect(events.at(-1)).toEqual({ event: 'finished', step: 11, reason: 'steps' });
  });

  it('counts the tokens it was trained on, EOS included', async () => {
    const { batches } = smallTraining('lstm');
    const steps = only(await eventsOf(smallTraining('lstm')), 'step');
    let [source, target] = [0, 0];
    for (const { sourceTokens, targetTokens } of steps) {
      const batch = batches.next();
      source += batch.source.lengths.reduce((sum, length) => sum + length);
      target += batch.targetOutput.lengths.reduce((sum, length) => sum + length);
      expect([sourceTokens, targetTokens]).toEqual([source, target]);
    }
  });

  it.each(families)('learns: %s', async (family) => {
    const config = { ...trainingSettings, steps: 100, learningRate: 0.03, labelSmoothing: 0 };
    const losses = only(await eventsOf({ ...smallTraining(family), config }), 'step').map(({ loss }) => loss);
    expect(losses[0]).toBeGreaterThan(2.3); // ln 13 = 2.56 of knowing nothing
    expect(losses.slice(-10).reduce((sum, loss) => sum + loss) / 10).toBeLessThan(1.6);
  });

  it('smooths labels and clips as it is told', async () => {
    const first = async (change: Partial<TrainOptions['config']>) =>
      only(
        await eventsOf({ ...smallTraining('lstm'), config: { ...trainingSettings, steps: 1, ...change } }),
        'step',
      )[0]!;
    const plain = await first({ labelSmoothing: 0 });
    const smoothed = await first({ labelSmoothing: 0.3 });
    expect(smoothed.loss).not.toBe(plain.loss);
    expect((await first({ clip: 1e-3 })).gradientNorm).toBe((await first({ clip: 0 })).gradientNorm);
  });

  it('finds the lowest validation loss, and without patience goes on to the end with the last weights', async () => {
    const config = { ...trainingSettings, steps: 6, evaluateEvery: 1 };
    const options = { ...smallTraining('lstm'), config, evaluate: saying([3, 2, 2, 1, 5, 4]) };
    const events = await eventsOf(options);
    expect(only(events, 'evaluated').map(({ improved }) => improved)).toEqual([true, true, false, true, false, false]);
    const { snapshot } = only(events, 'checkpoint').at(-1)!;
    expect(snapshot.progress).toMatchObject({ best: { step: 4, validationLoss: 1 }, evaluationsSinceBest: 2 });
    expect(snapshot).not.toHaveProperty('bestParameters');
  });

  it.each([
    ['patience', [3, 2, 2.5, 2, 1], 8],
    ['steps', [3, 2, 2.5, 1.9, 2], 10],
  ])('brings the best weights back at the end: stopped by %s', async (reason, losses, lastStep) => {
    const config = { ...trainingSettings, steps: 10, evaluateEvery: 2, checkpointEvery: 1, patience: 2 };
    const options = { ...smallTraining('lstm'), config, evaluate: saying(losses) };
    const events = await eventsOf(options);
    expect(events.at(-1)).toEqual({ event: 'finished', step: lastStep, reason });
    const snapshots = only(events, 'checkpoint').map(({ snapshot }) => snapshot);
    const best = snapshots.at(-1)!.progress.best!;
    expect(best.validationLoss).toBe(Math.min(...losses.slice(0, lastStep / 2)));
    const weightsAt = ({ parameters }: Snapshot) =>
      digest(new Map([...parameters].map(([name, { data }]) => [name, data])));
    const atBest = snapshots.find(({ progress }) => progress.step === best.step)!;
    expect(weightsOf(options.model)).toEqual(weightsAt(atBest));
    expect(weightsAt(snapshots.at(-1)!)).toEqual(weightsAt(atBest));
    expect(weightsAt(snapshots.at(-2)!)).not.toEqual(weightsAt(atBest));
  });

  it.each(families)(
    'goes on from any snapshot with the same bits as without a break, dropout on: %s',
    async (family) => {
      const config = { ...trainingSettings, checkpointEvery: 1, evaluateEvery: 2, patience: 2 };
      const whole = smallTraining(family);
      const losses = [5, 4, 3, 3.5, 4]; // the best step is 6, patience ends it at 10
      const events = await eventsOf({ ...whole, config, evaluate: saying(losses) });
      for (const [index, event] of events.entries()) {
        if (event.event !== 'checkpoint') continue;
        const resume = structuredClone(event.snapshot); // no tensor, no function: it could come from another process
        const rest = smallTraining(family);
        rest.model.parameters.load(new Map(whole.model.parameters.values())); // whatever stood there before
        const evaluate = saying(losses.slice(Math.floor(resume.progress.step / 2)));
        const last = event.snapshot.progress.step === 10;
        const later = await eventsOf({ ...rest, config, evaluate, resume });
        expect(brief(later)).toEqual(brief(events.slice(last ? index : index + 1)));
        expect(weightsOf(rest.model)).toEqual(weightsOf(whole.model));
      }
      expect(events.at(-1)).toEqual({ event: 'finished', step: 10, reason: 'patience' });
    },
  );

  it('needs its dropout generator, its moments and its place in the data to go on with the same bits', async () => {
    const events = await eventsOf({ ...smallTraining('lstm'), config: { ...trainingSettings, checkpointEvery: 3 } });
    const { snapshot } = only(events, 'checkpoint')[0]!;
    const { optimizer, dropout, batches } = only(events, 'checkpoint')[1]!.snapshot;
    for (const part of [{ optimizer }, { dropout }, { batches }]) {
      const resume = { ...snapshot, ...part };
      const rest = await eventsOf({ ...smallTraining('lstm'), resume });
      expect(only(rest, 'step')[1]!.loss).not.toBe(only(events, 'step')[4]!.loss);
    }
  });

  it('ends with a checkpoint when it is interrupted, and can be resumed from there', async () => {
    const config = { ...trainingSettings, evaluateEvery: 2, patience: 3 };
    const losses = [3, 4, 2, 5, 1, 6]; // interrupted at step 5, when the best step is not the last one
    const whole = smallTraining('transformer');
    await eventsOf({ ...whole, config, evaluate: saying(losses) });
    const { signal, abort } = stopAfter(5);
    const events: TrainingEvent[] = [];
    for await (const event of train({ ...smallTraining('transformer'), config, evaluate: saying(losses), signal })) {
      events.push(event);
      abort(event);
    }
    expect(events.slice(-2).map((event) => [event.event, stepOf(event)])).toEqual([
      ['checkpoint', 5],
      ['finished', 5],
    ]);
    expect(events.at(-1)).toMatchObject({ reason: 'interrupted' });
    const resume = only(events, 'checkpoint')[0]!.snapshot;
    const before = digest(resume);
    const rest = smallTraining('transformer');
    await eventsOf({ ...rest, config, evaluate: saying(losses.slice(2)), resume });
    expect(weightsOf(rest.model)).toBe(weightsOf(whole.model));
    expect(digest(resume)).toBe(before);
  });

  it('stops before a loss that is no number reaches the weights, and names the last checkpoint', async () => {
    const options = smallTraining('lstm');
    const { parameters } = options.model;
    const before = tf.memory().numTensors;
    let poisoned: Map<string, Float32Array> | undefined;
    const run = async () => {
      for await (const event of train(options)) {
        if (event.event !== 'step' || event.step !== 7) continue;
        poisoned = parameters.values();
        poisoned.get('output.bias')![4] = Number.NaN;
        parameters.load(poisoned);
      }
    };
    await expect(run()).rejects.toThrow(DivergedError);
    expect(digest(parameters.values())).toBe(digest(poisoned)); // the poison alone, no update
    expect(tf.memory().numTensors).toBe(before);
    const again = eventsOf({ ...options, batches: smallTraining('lstm').batches });
    await expect(again).rejects.toMatchObject({ step: 1, checkpointStep: 0 });
    await expect(run()).rejects.toThrow('training diverged at step 1: the loss is NaN; no checkpoint yet — lower the');
  });

  it.each([
    ['gradient norm', steep],
    ['loss', remote],
  ])('stops at a %s that overflows though all else is finite', async (what, overflowing) => {
    const options = smallTraining('lstm');
    const { parameters } = options.model;
    let [step, before] = [0, ''];
    const forward: Seq2Seq['forward'] = (batch, settings) => {
      const { logits } = options.model.forward(batch, settings);
      if (++step < 7) return { logits };
      before = weightsOf(options.model);
      return { logits: overflowing(logits) };
    };
    const config = { ...trainingSettings, evaluateEvery: 12 };
    const stopped = eventsOf({ ...options, model: { ...options.model, parameters, forward }, config });
    await expect(stopped).rejects.toMatchObject({ step: 7, checkpointStep: 5 });
    await expect(stopped).rejects.toThrow(
      new RegExp(`at step 7: the ${what} is (NaN|Infinity); the last good checkpoint is that of step 5 — lower the`),
    );
    expect(weightsOf(options.model)).toBe(before);
  });

  it('stops at a validation loss that is no number', async () => {
    const stopped = eventsOf({ ...smallTraining('lstm'), evaluate: saying([2, Number.NaN]) });
    await expect(stopped).rejects.toThrow(
      'at step 8: the validation loss is NaN; the last good checkpoint is that of step 5',
    );
  });

  it('names a parameter that the loss does not depend on', async () => {
    const { model, ...options } = smallTraining('lstm');
    const forward: Seq2Seq['forward'] = (batch, settings) => {
      const bias = model.parameters.get('output.bias');
      const { logits } = model.forward(batch, settings);
      return { logits: tf.zeros<tf.Rank.R3>(logits.shape).add(bias) };
    };
    const training = eventsOf({ ...options, model: { ...model, parameters: model.parameters, forward } });
    await expect(training).rejects.toThrow('the loss does not depend on parameter source.embedding');
  });

  it('lets the event loop have its turn between steps', async () => {
    let turns = 0;
    let stopped = false;
    const count = () => {
      turns++;
      if (!stopped) setImmediate(count);
    };
    setImmediate(count);
    for await (const event of train(smallTraining('lstm'))) {
      if (event.event === 'step') expect(turns).toBeGreaterThanOrEqual(event.step - 1);
    }
    stopped = true;
  });

  it.each(families)(
    'holds the same number of tensors at every event, and none of its own at the end: %s',
    async (family) => {
      const options = smallTraining(family);
      const before = tf.memory().numTensors;
      const moments = 2 * options.model.parameters.names.length;
      for await (const event of train({ ...options, config: { ...trainingSettings, patience: 1 } })) {
        expect(tf.memory().numTensors, event.event).toBe(before + moments);
      }
      expect(tf.memory().numTensors).toBe(before);
      for await (const _ of train(options)) break;
      expect(tf.memory().numTensors, 'abandoned').toBe(before);
    },
  );
});

/** An abort signal that is raised right after a step. */
function stopAfter(step: number) {
  const controller = new AbortController();
  const abort = (event: TrainingEvent) => event.event === 'step' && event.step === step && controller.abort();
  return { signal: controller.signal, abort };
}

/** The same values, with a gradient beyond float32. */
const steep = (logits: tf.Tensor3D) =>
  tf.customGrad((x) => ({
    value: (x as tf.Tensor3D).clone(),
    gradFunc: (dy: tf.Tensor) => dy.mul(1e38).mul(1e38),
  }))(logits) as tf.Tensor3D;

/** Values so far apart that their difference is beyond float32, with a gradient like any other. */
const remote = (logits: tf.Tensor3D) =>
  tf.customGrad((x) => ({
    value: (x as tf.Tensor3D).greater(0).mul(2).sub(1).mul(3e38),
    gradFunc: (dy: tf.Tensor) => dy,
  }))(logits) as tf.Tensor3D;
