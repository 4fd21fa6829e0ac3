import { Random } from '../../src/base/random.ts';
import type { Scenarios } from '../../src/grading/lab.ts';
import { LanguageModel } from '../../src/models/language-model.ts';
import { Adam } from '../../src/training/optimizer.ts';
import { update } from '../../src/training/update.ts';
import { batchOf, config } from './model.ts';

export interface DrawInput {
  readonly logits: number[]; // [V]
  readonly temperature: number;
  readonly topK: number;
  readonly seed: number;
  readonly draws: number;
}

const STEPS = 12;

export const scenarios = {
  pairs: ({ nextTokenPairs }, { ids, length }: { ids: number[]; length: number }) => nextTokenPairs(ids, length),

  /** How often each token was drawn, and how often what is none. */
  draws: ({ sample }, { logits, temperature, topK, seed, draws }: DrawInput) => {
    const random = new Random(seed);
    const drawn = Array.from({ length: draws }, () => sample([...logits], { temperature, topK }, random));
    const counts = logits.map((_, token) => drawn.filter((id) => id === token).length);
    return { counts, others: draws - counts.reduce((sum, count) => sum + count) };
  },

  /** The loss of a very small model as it learns from these pairs, all in one batch. */
  learning: (
    { nextTokenPairs },
    { ids, length, V, seed }: { ids: number[]; length: number; V: number; seed: number },
  ) => {
    const batch = batchOf(nextTokenPairs(ids, length));
    const random = new Random(seed);
    const model = new LanguageModel({ ...config, width: 8, heads: 2, layers: 1, feedForward: 16 }, V, random);
    const adam = new Adam(model.parameters, { beta1: 0.9, beta2: 0.95, epsilon: 1e-9, clip: 1 });
    const step = () => update(model, adam, batch, { learningRate: 0.03, labelSmoothing: 0, dropout: random }).loss;
    const losses = Array.from({ length: STEPS }, step);
    adam.dispose();
    model.dispose();
    return { first: losses[0]!, last: losses.at(-1)! };
  },
} satisfies Scenarios<typeof import('./solution.ts')>;
