import { describe, expect, it } from 'vitest';
import { heldOutPairs, lexicalPairs } from '../../src/data/grammar/lexical-pairs.ts';
import { adjectives, describes } from '../../src/data/grammar/lexicon/adjectives.ts';
import { nouns } from '../../src/data/grammar/lexicon/nouns.ts';
import { verbs } from '../../src/data/grammar/lexicon/verbs.ts';
import type { Clause, NounPhrase } from '../../src/data/grammar/tree.ts';

const the = (noun: string, rest: Partial<NounPhrase> = {}): NounPhrase => ({ determiner: 'the', noun, ...rest });
const pairs = (clause: Clause) => lexicalPairs({ clauses: [clause] });

describe('lexicalPairs', () => {
  it('finds adjectives before nouns, wherever the nouns stand', () => {
    const place = { preposition: 'near', noun: the('tree', { adjectives: ['red'] }) } as const;
    const subject = the('cat', { adjectives: ['small', 'black'], of: the('king', { adjectives: ['sad'] }) });
    expect(pairs({ subject, verb: 'sleep', tense: 'present', place })).toEqual([
      'small cat',
      'black cat',
      'sad king',
      'red tree',
    ]);
  });

  it('finds adjectives behind "be", of two subjects and in relative clauses', () => {
    const relative = { verb: 'be', tense: 'present', adjective: 'old' } as const;
    const subject = [the('boy'), the('girl', { relative })] as const;
    expect(pairs({ subject, verb: 'be', tense: 'past', adjective: 'happy' }).sort()).toEqual([
      'happy boy',
      'happy girl',
      'old girl',
    ]);
  });

  it('finds objects behind the verb, two at a time, and before it in relative clauses', () => {
    const relative = { subject: the('queen'), verb: 'see', tense: 'past' } as const;
    const object = [the('book'), the('key', { relative })] as const;
    expect(pairs({ subject: 'i', verb: 'buy', tense: 'past', object }).sort()).toEqual([
      'buy … book',
      'buy … key',
      'see … key',
    ]);
  });

  it('takes neither pronouns nor recipients for objects', () => {
    expect(pairs({ subject: the('boy'), verb: 'see', tense: 'past', object: 'her' })).toEqual([]);
    expect(pairs({ subject: 'i', verb: 'go', tense: 'present', recipient: the('park') })).toEqual([]);
  });
});

describe('the held-out pairs', () => {
  it('are a tenth of what the lexicon admits, at most a third of the company of any word', () => {
    const admitted = [
      ...[...adjectives.values()].flatMap((adjective) =>
        [...nouns.values()].flatMap((noun) =>
          describes(adjective, noun) ? [[adjective.english, noun.english.singular, ' '] as const] : [],
        ),
      ),
      ...[...verbs.values()].flatMap(({ english, objects }) =>
        [...nouns.values()].flatMap((noun) =>
          objects.includes(noun.nounClass) ? [[english.base, noun.english.singular, ' … '] as const] : [],
        ),
      ),
    ].map(([word, noun, joint]) => ({ word, noun, pair: word + joint + noun }));
    expect(heldOutPairs.size / admitted.length).toBeGreaterThan(0.08);
    expect(heldOutPairs.size / admitted.length).toBeLessThan(0.12);
    for (const word of new Set(admitted.flatMap((each) => [each.word, each.noun]))) {
      const company = admitted.filter((each) => each.word === word || each.noun === word);
      const out = company.filter(({ pair }) => heldOutPairs.has(pair));
      expect(out.length / company.length, word).toBeLessThanOrEqual(1 / 3);
    }
  });

  it('leave the examples alone that everybody tries', () => {
    expect(['european area', 'economic area', 'old cat'].filter((pair) => heldOutPairs.has(pair))).toEqual([]);
  });
});
