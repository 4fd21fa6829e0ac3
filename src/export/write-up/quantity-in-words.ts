import type { Quantity } from '../../study/study-plan.ts';

const scores = {
  ...{ exactMatch: 'exact match (%)', bleu: 'BLEU', chrf: 'chrF', aer: 'alignment error rate (%)' },
} as const;
const costs = { seconds: 'time', bytes: 'memory' } as const;

const range = ([from, to]: readonly [number, number]) => (from === to ? String(from) : `${from}–${to}`);

/** What a number of this quantity is: `BLEU on sources of 27–30 words, less that on 3–6 words`. */
export function quantityInWords(quantity: Quantity): string {
  if ('growth' in quantity) {
    return `exponent a of ${costs[quantity.growth]} ≈ c · nᵃ of a training step, at n = ${range(quantity.lengths)} tokens`;
  }
  const { metric, split, lengths, since } = quantity;
  return [
    `${scores[metric]}${split === undefined ? '' : ` on the split “${split}”`}`,
    ...(lengths ? [` on sources of ${range(lengths)} words`] : []),
    ...(since ? [`, less that on sources of ${range(since)} words`] : []),
  ].join('');
}
