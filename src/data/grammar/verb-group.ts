import { auxiliaryOf, copulaOf, imparfaitOf, participleOf, presentOf } from './conjugation.ts';
import { type Agreement, type VerbAdverb, verbAdverbs } from './lexicon/function-words.ts';
import { entry } from './lexicon/table.ts';
import { type Verb, verbs } from './lexicon/verbs.ts';
import type { Tense } from './tree.ts';
import { contentWord, english, french, type SourceWord, type TargetWord } from './words.ts';

/** A verb with its auxiliaries, its adverb and its clitic. */
export interface VerbGroup {
  /** What a question puts before the subject: do, does, did, is, are, was, were. */
  readonly auxiliary: readonly SourceWord[];
  /** What stays behind the subject. */
  readonly source: readonly SourceWord[];
  readonly target: readonly TargetWord[];
}

export interface VerbGroupOptions {
  readonly verb: string;
  readonly tense: Tense;
  readonly adverb?: VerbAdverb | undefined;
  readonly subject: Agreement;
  readonly question: boolean;
  readonly clitic: readonly TargetWord[];
  /** The direct object, if it stands before the verb. */
  readonly precedingObject?: Agreement | undefined;
}

/** "does not see" + "him" → "ne le voit pas"; "often saw" → "a souvent vu". */
export function verbGroup(options: VerbGroupOptions): VerbGroup {
  const { auxiliary, main, finite, participle } = options.verb === 'be' ? copula(options) : lexicalVerb(options);
  const { adverb, clitic } = options;
  if (!adverb) return { auxiliary, source: main, target: [...clitic, finite, ...participle] };
  const middle = english(adverb);
  const negative = adverb === 'not' || adverb === 'never';
  const ne = french('ne', [middle], { possible: auxiliary, tags: ['negation'] });
  const after = negative
    ? french(verbAdverbs[adverb], [middle], { tags: ['negation'] })
    : contentWord(verbAdverbs[adverb], [middle], { tags: ['adverb'] });
  return {
    auxiliary,
    source: [middle, ...main],
    target: [...(negative ? [ne] : []), ...clitic, finite, after, ...participle],
  };
}

interface Conjugated {
  readonly auxiliary: readonly SourceWord[];
  readonly main: readonly SourceWord[];
  readonly finite: TargetWord;
  readonly participle: readonly TargetWord[];
}

/** "Was" is a state: imparfait. */
function copula({ tense, subject }: VerbGroupOptions): Conjugated {
  const past = tense !== 'present';
  const be = english(past ? was(subject) : subject.plural ? 'are' : 'is');
  const finite = french(copulaOf(past, subject), [be], { tags: past ? ['imparfait'] : [] });
  return { auxiliary: [be], main: [], finite, participle: [] };
}

const was = (subject: Agreement) => (subject.plural ? 'were' : 'was');

function lexicalVerb(options: VerbGroupOptions): Conjugated {
  const { tense, subject, question, adverb } = options;
  const verb = entry(verbs, 'verb', options.verb);
  if (tense === 'progressive') {
    const auxiliary = [english(was(subject))];
    const main = [english(form(verb, 'progressive'))];
    const finite = contentWord(imparfaitOf(verb, subject), main, { possible: auxiliary, tags: ['imparfait'] });
    return { auxiliary, main, finite, participle: [] };
  }
  const third = subject.person === 3 && !subject.plural;
  const supported = question || adverb === 'not';
  const auxiliary = supported ? [english(tense === 'past' ? 'did' : third ? 'does' : 'do')] : [];
  const main = [english(form(verb, supported ? 'base' : tense === 'past' ? 'past' : third ? 'third' : 'base'))];
  if (tense === 'present') {
    const finite = contentWord(presentOf(verb, subject), main, { possible: auxiliary });
    return { auxiliary, main, finite, participle: [] };
  }
  form(verb, 'past'); // a verb of state has no passé composé, not even where "did" hides that it has no past
  const finite = supported
    ? french(auxiliaryOf(verb, subject), auxiliary, { possible: main })
    : french(auxiliaryOf(verb, subject), main);
  return { auxiliary, main, finite, participle: [participle(verb, main, options)] };
}

/** With "être" it agrees with the subject, with "avoir" with an object that stands before it. */
function participle(verb: Verb, main: readonly SourceWord[], options: VerbGroupOptions): TargetWord {
  const agreesWith = verb.auxiliary === 'être' ? options.subject : options.precedingObject;
  const text = participleOf(verb, agreesWith);
  return contentWord(text, main, {
    tags: [
      'passe-compose',
      ...(verb.auxiliary === 'être' ? (['etre-auxiliary'] as const) : []),
      ...(text === verb.participle ? [] : (['participle-agreement'] as const)),
    ],
  });
}

function form(verb: Verb, name: keyof Verb['english']): string {
  const text = verb.english[name];
  if (!text) throw new RangeError(`grammar: "${verb.english.base}" has no ${name} tense`);
  return text;
}
