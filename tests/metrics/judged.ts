import type { Link } from '../../src/data/sentence-pair.ts';
import { byRule } from '../../src/metrics/alignment-rules.ts';
import { type BleuSettings, countSentence, type SentenceCounts } from '../../src/metrics/sentence-counts.ts';

export const bleuDefaults: BleuSettings = {
  ...{ tokenize: 'none', maximumOrder: 4, smoothing: 'exp', smoothingValue: null },
};

export const right = ['je', 'le', 'vois', 'bien'];
export const wrong = ['je', 'la', 'vois', 'bien'];
export const gold = { sure: [[0, 0] as const, [1, 2] as const], possible: [[2, 1] as const] };
export const goldLinks: Link[] = [
  [0, 0],
  [1, 2],
];

const said = (units: readonly string[]) => ({ text: units.join(' '), units });

/** What a translation of "je le vois bien" counts for. */
export function judged(
  hypothesis: readonly string[],
  links?: readonly Link[],
  bleu: BleuSettings = bleuDefaults,
  references: readonly (readonly string[])[] = [right],
): SentenceCounts {
  const alignment = links && { links: byRule(() => links), gold, content: [2] };
  return countSentence(
    { hypothesis: said(hypothesis), references: references.map(said), ...(alignment && { alignment }) },
    bleu,
  );
}
