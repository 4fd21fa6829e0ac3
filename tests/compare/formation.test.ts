import { describe, expect, it } from 'vitest';
import { MemoryFileStore } from '../../src/base/file-store.ts';
import { readJson } from '../../src/base/json-file.ts';
import { formationFile } from '../../src/compare/evidence-files.ts';
import { FormationLog } from '../../src/compare/formation-log.ts';
import { formationSentences } from '../../src/compare/formation-sentences.ts';
import { formationSteps } from '../../src/compare/formation-steps.ts';
import { train } from '../../src/training/train.ts';
import { exampleOf } from '../batches/examples.ts';
import { digest } from '../support/digest.ts';
import { smallTraining } from '../training/small-training.ts';
import { heldOut, smallCodecs, smallModel } from './small-task.ts';

describe('formationSteps', () => {
  it('are dense early, and begin and end with the training', () => {
    expect(formationSteps(1500)).toEqual([
      ...[0, 25, 50, 75, 100, 125, 150, 175, 200, 250, 300, 350, 400, 500, 600, 700, 800, 1000, 1200, 1400, 1500],
    ]);
    expect(formationSteps(24)).toEqual([0, 24]);
    expect(formationSteps(25)).toEqual([0, 25]);
    expect(formationSteps(1_000_000).length).toBeLessThan(70);
  });
});

describe('formationSentences', () => {
  const sentence = (id: string, length: number, tags: string[], split = 'test') => {
    const example = exampleOf(0, length, length);
    return { ...example, pair: { ...example.pair, id, split, tags } };
  };
  const ids = (...sentences: ReturnType<typeof sentence>[]) => formationSentences(sentences).map(({ pair }) => pair.id);

  it('come one after the other from what was shown least: construction, then length, then place', () => {
    const common = Array.from({ length: 30 }, (_, i) => sentence(`common ${i}`, 6, ['negation']));
    const chosen = ids(...common, sentence('rare', 6, ['clitic', 'negation']), sentence('longer', 7, ['negation']));
    expect(chosen).toHaveLength(20);
    expect(chosen).toEqual(expect.arrayContaining(['common 0', 'rare', 'longer']));
    expect(chosen.at(-1)).toBe('longer'); // in the order of the corpus
  });

  it('spread over the lengths where no constructions are named', () => {
    const lengths = [...Array(50).fill(4), ...Array(50).fill(5), ...Array(50).fill(6), 7];
    const chosen = formationSentences(lengths.map((length, i) => sentence(`s${i}`, length, [])));
    const count = (length: number) => chosen.filter(({ source }) => source.length === length + 1).length;
    expect([4, 5, 6, 7].map(count).sort()).toEqual([1, 6, 6, 7]);
  });

  it('are all there are where there are few, and of the test split alone', () => {
    expect(ids(sentence('a', 3, []), sentence('b', 3, [], 'long'), sentence('c', 4, ['x']))).toEqual(['a', 'c']);
  });
});

describe('FormationLog', () => {
  const codecs = smallCodecs.word;
  const examples = heldOut(codecs).get('test')!;
  const options = (name: 'lstm-none' | 'lstm-additive' | 'transformer') => {
    const model = smallModel(name, codecs);
    return { model, name, seed: 1, steps: 60, examples, codecs };
  };
  /** Something that changes the weights as an update would. */
  const update = ({ model }: ReturnType<typeof options>, step: number) => {
    const moved = (values: Float32Array) => values.map((value, i) => value + 0.05 * (((7 * i + step) % 11) - 5));
    model.parameters.load(new Map([...model.parameters.values()].map(([name, values]) => [name, moved(values)])));
  };
  const read = (store: MemoryFileStore) => readJson(store, 'job/formation.json', formationFile);

  it.each(['lstm-additive', 'transformer'] as const)('reads the alignments when they are due: %s', async (name) => {
    const store = new MemoryFileStore();
    const watched = options(name);
    const log = await FormationLog.open(store, 'job', 0, watched);
    for (let step = 0; step <= 60; step++) {
      if (step > 0) update(watched, step);
      log.look(step);
    }
    await log.write();
    const file = await read(store);
    expect(file).toMatchObject({ model: name, seed: 1, steps: [0, 25, 50, 60] });
    expect(file.sentences.map(({ id }) => id)).toEqual(['test-1', 'test-2', 'test-3']);
    for (const { source, target, weights } of file.sentences) {
      expect(weights.map((text) => atob(text).length)).toEqual(Array(4).fill(target.length * source.length));
      expect(new Set(weights).size).toBe(4); // it changes as the weights do
    }
  });

  it('goes on from a checkpoint with the same bytes, whatever was read after it', async () => {
    const whole = new MemoryFileStore();
    const watched = options('transformer');
    const log = await FormationLog.open(whole, 'job', 0, watched);
    log.look(0);
    update(watched, 1);
    log.look(25);
    await log.write();
    const stopped = new MemoryFileStore();
    await stopped.write('job/formation.json', await whole.read('job/formation.json'));
    update(watched, 2);
    log.look(50);
    await log.write();

    const again = await FormationLog.open(whole, 'job', 30, watched); // the file has step 50 already
    const resumed = await FormationLog.open(stopped, 'job', 30, watched);
    const expected = await whole.read('job/formation.json');
    for (const [log, store] of [
      [again, whole],
      [resumed, stopped],
    ] as const) {
      log.look(50);
      await log.write();
      expect(await store.read('job/formation.json')).toEqual(expected);
    }
  });

  it.each(['lstm', 'transformer'] as const)(
    'leaves a training as it would be unwatched, to the last bit: %s',
    async (family) => {
      const end = async (watched: boolean) => {
        const training = smallTraining(family); // with dropout
        const { model, config } = training;
        const watching = {
          ...options('transformer'),
          model,
          examples: [3, 5, 2].map((length, i) => exampleOf(i, length, 4)),
        };
        const log = await FormationLog.open(new MemoryFileStore(), 'job', 0, { ...watching, steps: config.steps });
        for await (const event of train(training)) {
          if (watched) log.look(event.event === 'step' && event.step < 7 ? 0 : -1); // step 0 is always due
        }
        return digest(model.parameters.values());
      };
      expect(await end(true)).toBe(await end(false));
    },
  );

  it('writes nothing for a model that does not attend', async () => {
    const store = new MemoryFileStore();
    const log = await FormationLog.open(store, 'job', 0, options('lstm-none'));
    log.look(0);
    log.look(25);
    await log.write();
    expect(await store.exists('job/formation.json')).toBe(false);
  });
});
