import { modelInProse } from '../../figures/model-style.ts';
import { compared, type Evidence, type KeptSentence } from './evidence.ts';
import { textOf } from './token-text.ts';

/** What a reader looks for; empty texts ask for nothing. */
export interface Query {
  /** Words, in any order, of the source, the reference or what a model said. */
  readonly text: string;
  /** A construction. */
  readonly tag: string;
  /** The name of one of the {@link verdicts}. */
  readonly verdict: string;
}

export const anything: Query = { text: '', tag: '', verdict: '' };

/** A way to ask for sentences by how the models did. */
export interface Verdict {
  readonly name: string;
  readonly title: string;
  readonly accepts: (sentence: KeptSentence) => boolean;
}

/** What can be asked of the models that are compared. */
export function verdicts(evidence: Evidence): Verdict[] {
  const models = compared(evidence);
  const right = (sentence: KeptSentence) => models.filter(({ index }) => sentence.answers[index]!.exact);
  const translations = (sentence: KeptSentence) =>
    new Set(models.map(({ index }) => textOf(sentence.answers[index]!.greedy.map(([token]) => token))));
  const several: Verdict[] = [
    { name: 'differ', title: 'translations differ', accepts: (sentence) => translations(sentence).size > 1 },
    ...models.map(({ model, index }) => ({
      name: `only-${model}`,
      title: `only ${modelInProse(model)} is right`,
      accepts: (sentence: KeptSentence) => sentence.answers[index]!.exact && right(sentence).length === 1,
    })),
  ];
  return [
    ...(models.length > 1 ? several : []),
    { name: 'wrong', title: 'at least one is wrong', accepts: (sentence) => right(sentence).length < models.length },
    { name: 'all-wrong', title: 'none is right', accepts: (sentence) => right(sentence).length === 0 },
    { name: 'right', title: 'all are right', accepts: (sentence) => right(sentence).length === models.length },
  ];
}

/**
 * Gives back the indices of the sentences that answer a query, in their order. Capitals, accents and the form of
 * apostrophes do not matter. Made once: the text of all sentences is kept in the form in which it is searched.
 */
export function finder(evidence: Evidence): (query: Query) => number[] {
  const texts = evidence.sentences.map(({ id, source, target, answers }) =>
    plain(
      [
        id,
        ...[source, target, ...answers.map(({ greedy }) => greedy.map(([token]) => token))].map((t) => textOf(t)),
      ].join('\n'),
    ),
  );
  const known = verdicts(evidence);
  return ({ text, tag, verdict }) => {
    const words = plain(text).split(/\s+/).filter(Boolean);
    const accepts = known.find(({ name }) => name === verdict)?.accepts ?? (() => true);
    return evidence.sentences.flatMap((sentence, index) =>
      (!tag || sentence.tags.includes(tag)) && words.every((word) => texts[index]!.includes(word)) && accepts(sentence)
        ? [index]
        : [],
    );
  };
}

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[’ʼ]/g, "'").toLowerCase();
