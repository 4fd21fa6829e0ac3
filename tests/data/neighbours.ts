import { adjectives } from '../../src/data/grammar/lexicon/adjectives.ts';
import { classifiers, nouns } from '../../src/data/grammar/lexicon/nouns.ts';
import { verbs } from '../../src/data/grammar/lexicon/verbs.ts';

const nounOf = new Map(
  [...nouns.values()].flatMap(({ english: { singular, plural } }) => [
    [singular, singular],
    [plural, singular],
  ]),
);
const verbOf = new Map(
  [...verbs.values()].flatMap(({ english }) => Object.values(english).map((form) => [form, english.base] as const)),
);
const determiners = new Set(['the', 'a', 'an', 'this', 'these', 'certain', 'two', 'my', 'his', 'our', 'your', 'their']);
const pronouns = new Set(['i', 'he', 'she', 'we', 'you', 'they']);
const between = new Set(['not', 'never', 'often', 'always', 'do', 'does', 'did', 'was', 'were']);
const joints = new Set([undefined, 'and', 'but', 'because', 'when']);
const be = new Set(['is', 'are', 'was', 'were']);

/**
 * The adjective–noun and verb–object pairs that meet in English words, read off the surface and so independent of the
 * trees from which the sentences were made: "small cat", "sees the small cat", "the cat that he often sees", and, at
 * the beginning of a clause, "the cat is not small".
 */
export function neighbours(words: readonly string[]): string[] {
  const pairs: string[] = [];
  for (const [i, word] of words.entries()) {
    const noun = nounOf.get(word);
    if (noun === undefined) continue;
    let start = i - 1; // of what stands before the noun: adjectives, a classifier, the determiner
    while (adjectives.has(words[start]!) || classifiers.has(words[start]!)) {
      if (adjectives.has(words[start]!)) pairs.push(`${words[start]} ${noun}`);
      start--;
    }
    expectDeterminer(words, start);
    const verb = verbOf.get(words[start - 1]!);
    if (verb !== undefined) pairs.push(`${verb} … ${noun}`);

    const relative = words[i + 1] === 'that' ? verbOf.get(words[behindSubject(words, i + 2)]!) : undefined;
    if (relative !== undefined) pairs.push(`${relative} … ${noun}`);

    if (joints.has(words[start - 1]) && be.has(words[i + 1]!)) {
      const adjective = words[skip(words, i + 2, between)]!;
      if (adjectives.has(adjective)) pairs.push(`${adjective} ${noun}`);
    }
  }
  return pairs;
}

function expectDeterminer(words: readonly string[], at: number): void {
  if (!determiners.has(words[at]!)) throw new Error(`no determiner before the noun in "${words.join(' ')}"`);
}

/** Where the verb of a relative clause with a subject of its own stands; nowhere if it has none. */
function behindSubject(words: readonly string[], at: number): number {
  if (pronouns.has(words[at]!)) return skip(words, at + 1, between);
  if (!determiners.has(words[at]!)) return -1;
  let noun = at + 1;
  while (!nounOf.has(words[noun]!)) noun++;
  return skip(words, noun + 1, between);
}

function skip(words: readonly string[], from: number, skipped: ReadonlySet<string>): number {
  let at = from;
  while (skipped.has(words[at]!)) at++;
  return at;
}
