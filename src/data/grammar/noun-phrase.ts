import { adjectives } from './lexicon/adjectives.ts';
import { type Agreement, type DeterminerForms, determiners, possessives } from './lexicon/function-words.ts';
import { classifiers, type Noun, nouns } from './lexicon/nouns.ts';
import { entry } from './lexicon/table.ts';
import type { Tag } from './tags.ts';
import type { Coordination, NounPhrase } from './tree.ts';
import { contentWord, english, french, type Phrase, type SourceWord } from './words.ts';

/** The rank from which on adjectives tell what kind of thing a noun is, rather than what it is like. */
const KIND = 4;

/** Two joined noun phrases are masculine unless both are feminine. */
export function agreementOf(phrase: NounPhrase | Coordination): Agreement {
  if ('noun' in phrase) {
    return { person: 3, plural: phrase.plural ?? false, gender: entry(nouns, 'noun', phrase.noun).gender };
  }
  const feminine = phrase.every((part) => agreementOf(part).gender === 'f');
  return { person: 3, plural: true, gender: feminine ? 'f' : 'm' };
}

/**
 * A noun with its determiner, adjectives and classifier, without what follows it.
 * @param negated whether it is the object of a negated verb, where "a" becomes "de"
 */
export function simpleNounPhrase(phrase: NounPhrase, negated: boolean): Phrase {
  const noun = entry(nouns, 'noun', phrase.noun);
  const { gender, plural } = agreementOf(phrase);
  const number = plural ? 'plural' : 'singular';
  const nounSource = english(noun.english[number]);

  const described = (phrase.adjectives ?? []).map((name) => ({
    source: english(name),
    adjective: entry(adjectives, 'adjective', name),
  }));
  const before = described.filter(({ adjective }) => adjective.before);
  const after = described.filter(({ adjective }) => !adjective.before).reverse(); // nearest to the noun in both languages
  const tags: Tag[] = ['adjective-after'];
  if (after.length > 1) tags.push('two-adjectives');
  if (after.length > 1 && after.every(({ adjective }) => adjective.rank >= KIND)) tags.push('compound');

  const classifier = phrase.classifier === undefined ? nothing : classify(phrase.classifier, noun, nounSource);
  const words = [...described.map(({ source }) => source), ...classifier.source, nounSource];
  const determiner = determine(phrase, words[0]!.text, negated);
  return {
    source: [...determiner.source, ...words],
    target: [
      ...determiner.target,
      ...before.map(({ adjective, source }) => {
        const beforeVowel = gender === 'm' && !plural ? adjective.beforeVowel : undefined;
        return contentWord(adjective.french[gender][number], [source], { beforeVowel, tags: ['adjective-before'] });
      }),
      contentWord(noun.french[number], [nounSource]),
      ...classifier.target,
      ...after.map(({ adjective, source }) => contentWord(adjective.french[gender][number], [source], { tags })),
    ],
  };
}

const nothing: Phrase = { source: [], target: [] };

/** "history" of "history teacher" → "d'histoire", which follows the noun. */
function classify(name: string, noun: Noun, nounSource: SourceWord): Phrase {
  if (!noun.classifiers.includes(name)) throw new RangeError(`grammar: no compound "${name} ${noun.english.singular}"`);
  const source = english(name);
  return {
    source: [source],
    target: [
      french('de', [], { possible: [source, nounSource] }),
      contentWord(entry(classifiers, 'classifier', name), [source], { tags: ['compound'] }),
    ],
  };
}

/** @param next the English word that follows, which decides between "a" and "an" */
function determine(phrase: NounPhrase, next: string, negated: boolean): Phrase {
  const { determiner } = phrase;
  const { gender, plural } = agreementOf(phrase);
  const number = plural ? 'plural' : 'singular';
  const form = (determiners[determiner] as DeterminerForms)[number]?.[gender];
  if (!form) throw new RangeError(`grammar: "${determiner}" has no ${number}`);

  if (determiner === 'a') {
    const source = english(startsWithVowelSound(next) ? 'an' : 'a');
    const target = negated ? french('de', [source], { tags: ['negated-article'] }) : french(form, [source]);
    return { source: [source], target: [target] };
  }
  const source = english(determiner === 'this' && plural ? 'these' : determiner);
  const tags: Tag[] = possessives.includes(determiner) ? ['possessive'] : [];
  return { source: [source], target: [french(form, [source], { tags })] };
}

const startsWithVowelSound = (word: string) => /^[aeio]/.test(word) && !word.startsWith('eu');
