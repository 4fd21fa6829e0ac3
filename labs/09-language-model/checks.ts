import type { Random } from '../../src/base/random.ts';
import type { Check, Lab } from '../../src/grading/lab.ts';
import type { Value } from '../../src/grading/value.ts';
import { vector } from '../draw.ts';
import type { DrawInput } from './scenarios.ts';

const V = 11;
const DRAWS = 2000;

/** A text without repetitions, so that every token says where it stood. */
const text = (random: Random, length: number): number[] =>
  random.shuffle(Array.from({ length: 97 }, (_, i) => i + 3)).slice(0, length);

/** Every word of a cycle is followed by the next: what follows can be learnt. */
const cycle = (random: Random, length: number): number[] => {
  const order = random.shuffle(Array.from({ length: V - 3 }, (_, i) => i + 3));
  return Array.from({ length }, (_, i) => order[i % order.length]!);
};

/** p(v) by the docstring of `sample`. */
function probabilities({ logits, temperature, topK }: DrawInput): number[] {
  const threshold = logits.toSorted((a, b) => b - a)[topK - 1]!;
  const highest = Math.max(...logits);
  const weights = logits.map((logit) => (logit >= threshold ? Math.exp((logit - highest) / temperature) : 0));
  const sum = weights.reduce((a, b) => a + b);
  return weights.map((weight) => weight / sum);
}

/** Frequencies may be off by five standard deviations: one right solution in some 100,000 fails by chance. */
function frequencyProblem(output: Value, input: DrawInput): string | undefined {
  const { counts, others } = output as { readonly counts: readonly number[]; readonly others: number };
  if (others > 0) return `${others} of ${DRAWS} draws gave what is no token of 0 … ${V - 1}`;
  const expected = probabilities(input);
  const percent = (x: number) => `${(100 * x).toFixed(1)} %`;
  for (const [token, p] of expected.entries()) {
    const frequency = counts[token]! / DRAWS;
    if (Math.abs(frequency - p) > 5 * Math.sqrt((p * (1 - p)) / DRAWS) + 1e-9) {
      const { temperature, topK } = input;
      return `at temperature ${temperature} and top-${topK} token ${token} was drawn in ${percent(frequency)} of ${DRAWS} draws; its probability is ${percent(p)}`;
    }
  }
  return undefined;
}

const drawing = (
  check: Pick<Check, 'id' | 'title' | 'points' | 'hints'>,
  input: (random: Random) => Pick<DrawInput, 'logits' | 'temperature' | 'topK'>,
): Check<DrawInput & { readonly [key: string]: Value }> => ({
  ...check,
  of: 'sample',
  scenario: 'draws',
  input: (random) => ({ ...input(random), seed: random.integer(1e9), draws: DRAWS }),
  tolerance: { absolute: 0, relative: 0 },
  judge: frequencyProblem,
});

export const lab: Lab = {
  files: ['answers.md'],
  checks: [
    {
      id: 'next-token',
      title: 'At every place the target is the token behind the one that is read',
      points: 2,
      of: 'nextTokenPairs',
      scenario: 'pairs',
      hints: [
        'Write input and target below each other: each column must read "after this token comes that one".',
        'The last target of a window is the first token that the next window reads.',
      ],
      input: (random) => ({ ids: text(random, 22), length: 7 }),
    },
    {
      id: 'last-window',
      title: 'No target is lost: the last window may be shorter',
      points: 1,
      of: 'nextTokenPairs',
      scenario: 'pairs',
      hints: [
        'A text of n tokens has n − 1 targets. Count yours.',
        'The last token of the text has none behind it: it is a target, but never read.',
      ],
      cases: 5,
      input: (random) => ({ ids: text(random, random.choice([16, 17, 18, 20])), length: 5 }),
    },
    {
      id: 'learns',
      title: 'A small model learns from your pairs as it does from ours',
      points: 1,
      of: 'nextTokenPairs',
      scenario: 'learning',
      hints: [
        'The text repeats itself every eight tokens: what follows can be known, and the loss falls.',
        'A loss that falls much faster than ours is no success: what does the model see in its input?',
      ],
      cases: 2,
      seconds: 60,
      input: (random) => ({ ids: cycle(random, 51), length: 7, V, seed: random.integer(1e9) }),
      tolerance: { absolute: 1e-3, relative: 1e-3 },
    },
    drawing(
      {
        id: 'temperature',
        title: 'The temperature divides the logits',
        points: 1,
        hints: [
          'At a temperature near zero only the largest logit is ever drawn; at a high one all tokens alike. Are yours?',
          'A probability of 20 % must come up in about 20 % of the draws: drawing is not choosing the largest.',
        ],
      },
      (random) => ({ logits: vector(random, V), temperature: random.choice([0.4, 0.5, 2, 3]), topK: V }),
    ),
    drawing(
      {
        id: 'top-k',
        title: 'Only the k most probable tokens are drawn, by their share among themselves',
        points: 2,
        hints: [
          'With topK = 1 there is nothing to be drawn: it is greedy decoding.',
          'Those that remain must have probabilities that sum to one.',
          'JavaScript’s sort() compares as text unless it is told otherwise: −1 < −2 and 10 < 9.',
        ],
      },
      (random) => ({
        logits: vector(random, V, 1.5),
        temperature: random.choice([0.5, 2]),
        topK: 2 + random.integer(4),
      }),
    ),
    drawing(
      {
        id: 'large-logits',
        title: 'Logits in the thousands are drawn from as well',
        points: 1,
        hints: [
          'exp(1000) is infinite, and ∞ / ∞ is NaN.',
          'Which number may be taken off all logits without a change?',
        ],
      },
      (random) => ({ logits: vector(random, V).map((logit) => logit + 1000), temperature: 1, topK: 5 }),
    ),
  ],
};
