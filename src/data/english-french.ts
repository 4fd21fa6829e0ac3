import { InputError } from '../base/errors.ts';
import { Random } from '../base/random.ts';
import type { GeneratorOptions } from './generator-options.ts';
import { heldOutPairs, lexicalPairs } from './grammar/lexical-pairs.ts';
import { type Realised, realise, written } from './grammar/realise.ts';
import { sampleSentence } from './grammar/sampling/sentence.ts';
import type { SentencePair } from './sentence-pair.ts';

const SHORTEST = 4;
/** Attempts without a new sentence after which there are none left to be found. */
const PATIENCE = 100_000;

/**
 * The English–French corpus. Its splits share no source sentence:
 * - train, validation, test: 4 to `maximumLength` English words, every length as often as the others
 * - long: longer than that, by up to sixteen words
 * - compositional: as long as train, with an adjective–noun or verb–object pair that no other split holds
 */
export function generateEnglishFrench({ seed, pairs, maximumLength }: GeneratorOptions): SentencePair[] {
  const random = new Random(seed).split('en-fr');
  const taken = new Set<string>();
  const usual = { from: SHORTEST, to: maximumLength, novel: false };
  const draw = (split: string, count: number, wanted: Wanted) =>
    drawSplit(random.split(split), split, count, wanted, taken);
  // The challenges come first, so that they are the same whatever the number of training pairs.
  const challenges = {
    validation: draw('validation', 500, usual),
    test: draw('test', 1000, usual),
    long: draw('long', 500, { from: maximumLength + 1, to: maximumLength + 16, novel: false }),
    compositional: draw('compositional', 500, { ...usual, novel: true }),
  };
  return [...draw('train', pairs, usual), ...Object.values(challenges).flat()];
}

interface Wanted {
  /** English words, inclusive. */
  readonly from: number;
  readonly to: number;
  /** With a held-out pair, or without. */
  readonly novel: boolean;
}

function drawSplit(random: Random, split: string, count: number, wanted: Wanted, taken: Set<string>): SentencePair[] {
  const lengths = Array.from({ length: wanted.to - wanted.from + 1 }, (_, i) => wanted.from + i);
  const room = new Map(lengths.map((length, i) => [length, Math.floor((count + i) / lengths.length)]));
  const drawn: Realised[] = [];
  for (let misses = 0; drawn.length < count; misses++) {
    const open = lengths.filter((length) => room.get(length)! > 0);
    if (misses > PATIENCE) {
      throw new InputError(
        `the grammar finds no more sentences of ${open.join(', ')} words after ${drawn.length} pairs of the split ` +
          `"${split}" — ask for fewer pairs (--pairs) or for longer ones (--max-length)`,
      );
    }
    const sentence = sampleSentence(random, random.choice(open));
    if (lexicalPairs(sentence).some((pair) => heldOutPairs.has(pair)) !== wanted.novel) continue;
    const realised = realise(sentence);
    const source = written(realised.source);
    if (taken.has(source) || !room.get(realised.source.length)) continue;
    taken.add(source);
    room.set(realised.source.length, room.get(realised.source.length)! - 1);
    drawn.push(realised);
    misses = 0;
  }
  // Lengths that fill last would stand last.
  return random.shuffle(drawn).map(({ source, target, alignment, content, tags }, i) => ({
    id: `${split}-${i + 1}`,
    split,
    source: written(source),
    target: written(target),
    alignment,
    content,
    tags,
  }));
}
