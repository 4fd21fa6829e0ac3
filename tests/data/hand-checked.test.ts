import { describe, expect, it } from 'vitest';
import { realise, written } from '../../src/data/grammar/realise.ts';
import { tags } from '../../src/data/grammar/tags.ts';
import { wordsOf } from '../../src/text/word-tokenizer.ts';
import { type HandChecked, handChecked } from './hand-checked.ts';

/** "ne=not~does" at place 1 → the links of word 1 to "not" (sure) and "does" (possible). */
function alignmentOf({ source, target, links }: HandChecked) {
  const english = wordsOf(source);
  const entries = links.split(' ').map((item) => /^(.+?)=([^~]*)(?:~(.*))?$/.exec(item)!);
  expect(entries.map(([, word]) => word)).toEqual(wordsOf(target));
  const place = (name: string) => {
    const [, word, count] = /^(.+?)(?:\.(\d))?$/.exec(name)!;
    const places = english.flatMap((other, i) => (other === word ? [i] : []));
    const found = places[Number(count ?? 1) - 1];
    if (found === undefined) throw new Error(`no "${name}" in "${source}"`);
    return found;
  };
  const linksTo = (names: string | undefined, j: number) =>
    (names ? names.split(',') : []).map((name) => `${place(name)}-${j}`);
  return {
    sure: entries.flatMap(([, , sure], j) => linksTo(sure, j)).sort(),
    possible: entries.flatMap(([, , , possible], j) => linksTo(possible, j)).sort(),
  };
}

describe('the grammar', () => {
  it.each(handChecked)('says "$target"', (checked) => {
    const { source, target, alignment } = realise(checked.tree);
    expect({ source: written(source), target: written(target) }).toEqual({
      source: checked.source,
      target: checked.target,
    });
    const texts = (links: typeof alignment.sure) => links.map((link) => link.join('-')).sort();
    expect({ sure: texts(alignment.sure), possible: texts(alignment.possible) }).toEqual(alignmentOf(checked));
  });

  it('is checked by hand in at least sixty sentences, every construction among them', () => {
    expect(handChecked.length).toBeGreaterThanOrEqual(60);
    const shown = new Set(handChecked.flatMap(({ tree }) => realise(tree).tags));
    expect(tags.filter((tag) => !shown.has(tag))).toEqual([]);
  });

  it('marks nouns, main verbs, adjectives and adverbs as content', () => {
    const { target, content } = realise({
      clauses: [
        {
          subject: { determiner: 'the', noun: 'friend', adjectives: ['old'] },
          verb: 'find',
          tense: 'past',
          adverb: 'often',
          object: 'them',
          finally: 'here',
        },
      ],
    });
    expect(content.map((j) => target[j])).toEqual(['vieil', 'ami', 'souvent', 'trouvés', 'ici']);
  });

  it('refuses what it could not say rightly', () => {
    const say = (clause: Parameters<typeof realise>[0]['clauses'][number]) => () => realise({ clauses: [clause] });
    expect(say({ subject: 'i', verb: 'arrive', tense: 'past' })).toThrow('whose gender is not known');
    expect(say({ subject: 'you', verb: 'be', tense: 'present', adjective: 'happy' })).toThrow(
      'whose gender is not known',
    );
    expect(say({ subject: 'he', verb: 'love', tense: 'past', adverb: 'not', object: 'her' })).toThrow(
      '"love" has no past',
    );
    expect(say({ subject: 'he', verb: 'see', tense: 'progressive', object: 'her' })).toThrow(
      '"see" has no progressive',
    );
    expect(say({ subject: 'he', verb: 'fly', tense: 'present' })).toThrow('no verb "fly"');
    const twoBoys = { determiner: 'a', noun: 'boy', plural: true } as const;
    expect(say({ subject: twoBoys, verb: 'sing', tense: 'present' })).toThrow('"a" has no plural');
  });
});
