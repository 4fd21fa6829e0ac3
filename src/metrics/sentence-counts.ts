import type { GoldAlignment, Link } from '../data/sentence-pair.ts';
import { alignmentCounts, goldLinksOf, linksOf } from './alignment-error-rate.ts';
import { type AlignmentRule, byRule, SCORING_RULE } from './alignment-rules.ts';
import { type BleuOptions, bleuCounts } from './bleu.ts';
import { CHRF_PP, chrfCounts } from './chrf.ts';
import type { Counts } from './counts.ts';
import { isExactMatch } from './exact-match.ts';
import { type BleuTokenization, bleuTokenizers } from './sacrebleu-text.ts';

/** A sentence of the target language. */
export interface SaidSentence {
  readonly text: string;
  /** Its words, or letters where a model spells letter by letter. */
  readonly units: readonly string[];
}

/** What a model made of one sentence, beside what was right. */
export interface JudgedSentence {
  readonly hypothesis: SaidSentence;
  /** Every right translation that is known, at least one; the first is the one that the model is made to say. */
  readonly references: readonly SaidSentence[];
  /** Absent where no gold alignment is known or the model does not attend. */
  readonly alignment?: {
    /** Links of the first reference by each rule, read while the model is made to say it. */
    readonly links: Readonly<Record<AlignmentRule, readonly Link[]>>;
    readonly gold: GoldAlignment;
    /** Indices of the target words that carry content; absent where unknown. */
    readonly content?: readonly number[];
  };
}

/** What one sentence counts for in every score. */
export interface SentenceCounts {
  /** 1 if the translation is right word for word, else 0; and 1, the sentence. */
  readonly exact: Counts; // [2]
  readonly bleu: Counts;
  readonly chrf: Counts;
  readonly chrfpp: Counts;
  readonly alignment?: Readonly<Record<AlignmentRule, Counts>> | undefined; // of each [4]
  /** Of the scoring rule, over the links of content words alone. */
  readonly contentAlignment?: Counts | undefined; // [4]
}

export interface BleuSettings extends Required<Omit<BleuOptions, 'effectiveOrder'>> {
  /** `none` counts the units as they are; anything else cuts the text anew. */
  readonly tokenize: BleuTokenization;
}

export function countSentence(
  { hypothesis, references, alignment }: JudgedSentence,
  bleu: BleuSettings,
): SentenceCounts {
  const tokens = ({ text, units }: SaidSentence) =>
    bleu.tokenize === 'none' ? units : bleuTokenizers[bleu.tokenize](text);
  const texts = references.map(({ text }) => text);
  const units = references.map((reference) => reference.units);
  return {
    exact: [isExactMatch(hypothesis.units, units) ? 1 : 0, 1],
    bleu: bleuCounts(tokens(hypothesis), references.map(tokens), bleu),
    chrf: chrfCounts(hypothesis.text, texts),
    chrfpp: chrfCounts(hypothesis.text, texts, CHRF_PP),
    ...(alignment && alignmentCountsOf(alignment)),
  };
}

function alignmentCountsOf({ links, gold, content }: NonNullable<JudgedSentence['alignment']>) {
  return {
    alignment: byRule((rule) => alignmentCounts(links[rule], gold)),
    ...(content && {
      contentAlignment: alignmentCounts(linksOf(content, links[SCORING_RULE]), goldLinksOf(content, gold)),
    }),
  };
}
