import { Random } from '../../src/base/random.ts';
import type { RankedHypothesis } from '../../src/decoding/hypothesis.ts';
import type { SearchOptions } from '../../src/decoding/sentence-search.ts';
import { EOS } from '../../src/text/special-tokens.ts';
import type { Script } from './scripted-model.ts';

/** PAD, BOS, EOS and three words. */
export const VOCABULARY = 6;
export const WORDS = [3, 4, 5];

/**
 * What is said depends on every word before it, and nothing in it has a pattern. @param sharpness standard deviation of
 * the logits
 */
export const randomScript =
  (seed: number, sharpness: number): Script =>
  (first, _, said) => {
    const random = new Random(seed).split(`${first}: ${said}`);
    return Array.from({ length: VOCABULARY }, () => Math.fround(sharpness * random.normal()));
  };

const logProbability = (logits: readonly number[], token: number) =>
  logits[token]! - Math.log(logits.reduce((sum, logit) => sum + Math.exp(logit), 0));

type Said = { readonly tokens: readonly number[]; readonly total: number };
type Scored = Pick<RankedHypothesis, 'tokens' | 'score'>;

const scoreOf = ({ tokens, total }: Said, exponent: number): Scored => ({
  tokens,
  score: total / ((6 + tokens.length) / 6) ** exponent,
});
const best = (all: Scored[]) => all.sort((a, b) => b.score - a.score);

/** Every sentence that can be said, the best first. */
export function everySentence(
  script: Script,
  first: number,
  { maximumLength, lengthPenalty }: SearchOptions,
): Scored[] {
  const after = ({ tokens, total }: Said): Scored[] => {
    const logits = script(first, tokens.length, tokens);
    const ended = scoreOf({ tokens, total: total + logProbability(logits, EOS) }, lengthPenalty);
    if (tokens.length === maximumLength) return [ended];
    const longer = WORDS.map((word) => ({ tokens: [...tokens, word], total: total + logProbability(logits, word) }));
    return [ended, ...longer.flatMap(after)];
  };
  return best(after({ tokens: [], total: 0 }));
}

/** Beam search by its definition: nothing stops early, nothing is batched. */
export function plainBeam(script: Script, first: number, options: SearchOptions): Scored[] {
  const { width, nBest, maximumLength, lengthPenalty } = options;
  const finished: Scored[] = [];
  let alive = [{ tokens: [] as readonly number[], total: 0, greedy: true }];
  for (let length = 0; length <= maximumLength; length++) {
    const extended = alive.flatMap(({ tokens, total, greedy }) => {
      const logits = script(first, tokens.length, tokens);
      const highest = Math.max(...logits.slice(EOS));
      return [EOS, ...WORDS].map((token) => ({
        ...{ tokens, token, total: total + logProbability(logits, token) },
        greedy: greedy && (length === maximumLength || logits[token] === highest),
      }));
    });
    const kept = extended
      .filter(({ token }) => length < maximumLength || token === EOS)
      .sort((a, b) => b.total - a.total)
      .filter(({ greedy }, rank) => rank < width || greedy);
    const [ended, going] = [kept.filter(({ token }) => token === EOS), kept.filter(({ token }) => token !== EOS)];
    finished.push(...ended.map((said) => scoreOf(said, lengthPenalty)));
    alive = going.map(({ tokens, token, total, greedy }) => ({ tokens: [...tokens, token], total, greedy }));
  }
  return best(finished).slice(0, nBest);
}
