import * as tf from '@tensorflow/tfjs';
import { describe, expect, it } from 'vitest';
import { bigramLoss, unigramLoss } from '../../../labs/09-language-model/baselines.ts';
import { PairStream, say, setToZero, textOf } from '../../../labs/09-language-model/model.ts';
import * as lab from '../../../labs/09-language-model/solution.ts';
import { learn, readTexts } from '../../../labs/09-language-model/train.ts';
import { Random } from '../../../src/base/random.ts';
import { EOS } from '../../../src/text/special-tokens.ts';

describe('worked numbers of lab 09', () => {
  it('has windows', () => {
    expect(lab.nextTokenPairs([7, 4, 9, 2, 5], 3)).toEqual([
      { input: [7, 4, 9], target: [4, 9, 2] },
      { input: [2], target: [5] },
    ]);
    expect(lab.nextTokenPairs([7, 4, 9, 2, 5], 2).map(({ target }) => target)).toEqual([
      [4, 9],
      [2, 5],
    ]);
    expect(lab.nextTokenPairs([7], 3)).toEqual([]);
  });

  it.each([
    [1, 3, [0.6652, 0.2447, 0.09]],
    [0.5, 3, [0.8668, 0.1173, 0.0159]],
    [2, 3, [0.5065, 0.3072, 0.1863]],
    [1, 2, [0.7311, 0.2689, 0]],
  ])('draws at temperature %d of the first %d', (temperature, topK, probabilities) => {
    const draws = 10_000; // evenly spaced numbers instead of drawn ones: the shares are exact
    const drawn = Array.from({ length: draws }, (_, i) =>
      lab.sample([2, 1, 0], { temperature, topK }, { uniform: () => (i + 0.5) / draws } as Random),
    );
    for (const [token, p] of probabilities.entries()) {
      expect(drawn.filter((id) => id === token).length / draws).toBeCloseTo(p, 3);
    }
  });

  it('has the draws of 0.7 and 0.75', () => {
    const drawn = (u: number) => lab.sample([2, 1, 0], { temperature: 1, topK: 2 }, { uniform: () => u } as Random);
    expect([drawn(0.7), drawn(0.75)]).toEqual([0, 1]);
  });
});

it('counts words and pairs of words, one added to each', () => {
  // V = 5: of eight tokens 3 comes four times; behind each of the four comes 4, three of which have another behind them
  const train = [3, 4, 3, 4, 3, 4, 3, 4];
  expect(unigramLoss(train, [4, 3])).toBeCloseTo(-Math.log(5 / 13), 12);
  expect(bigramLoss(train, [3, 4])).toBeCloseTo(-Math.log(5 / 9), 12);
  expect(bigramLoss(train, [4, 3])).toBeCloseTo(-Math.log(4 / 8), 12);
});

it('gives every pair once an epoch, in another order each time, and goes on from where it stood', () => {
  const pairs = Array.from({ length: 7 }, (_, i) => ({ input: [i], target: [i + 1] }));
  const stream = new PairStream(pairs, 3, new Random(1));
  const epoch = () => Array.from({ length: 3 }, () => [...stream.next().targetInput.ids]).flat();
  const [first, second] = [epoch(), epoch()];
  expect(first.toSorted()).toEqual([0, 1, 2, 3, 4, 5, 6]);
  expect(second.toSorted()).toEqual(first.toSorted());
  expect(second).not.toEqual(first);
  stream.restore({ epoch: 1, position: 0 });
  expect(epoch()).toEqual(second);
});

it('learns more than pairs of words tell, and says sentences', async () => {
  const texts = await readTexts();
  const { model, events } = learn(lab, texts, 120);
  let loss = Number.POSITIVE_INFINITY;
  for await (const event of events) if (event.event === 'evaluated') loss = event.validationLoss;
  expect(unigramLoss(texts.train, texts.validation)).toBeCloseTo(4.6, 2);
  const pairs = bigramLoss(texts.train, texts.validation);
  expect(pairs).toBeCloseTo(3.11, 2);
  expect(loss).toBeLessThan(pairs - 0.1);

  const speaker = { model, codec: texts.codec, sample: lab.sample };
  const before = tf.memory().numTensors;
  const said = say(speaker, 'the old cat', { temperature: 1, topK: 5, maximumLength: 12 }, new Random(1));
  expect(tf.memory().numTensors).toBe(before);
  expect(said).toMatch(/^the old cat\b/);
  expect(textOf([said], texts.codec).length).toBeLessThanOrEqual(2 + 12);
  const ended = say(
    { ...speaker, sample: () => EOS },
    'the old',
    { temperature: 1, topK: 5, maximumLength: 12 },
    new Random(1),
  );
  expect(ended).toBe('the old');
  model.dispose();
});

it('never wakes its attention if all weights begin at zero', async () => {
  const { model, events } = learn(lab, await readTexts(), 5);
  setToZero(model);
  for await (const _ of events);
  const moved = [...model.parameters.values()].flatMap(([name, values]) => (values.some(Boolean) ? [name] : []));
  expect(moved.filter((name) => /^decoder.*Weight$/.test(name))).toEqual([]);
  expect(moved).toEqual(expect.arrayContaining(['tokens.embedding', 'output.weight']));
  model.dispose();
});
