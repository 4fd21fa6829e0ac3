import type { Contrast, Quantity } from './study-plan.ts';

/** What numbers of a quantity are multiplied by to be read, rates being read in per cent. */
export const scaleOf = (quantity: Quantity) => (isRate(quantity) ? 100 : 1);

/** What stands behind a difference of two numbers of a quantity; nothing behind one of exponents. */
export function unitOfDifference(quantity: Quantity): string {
  if (isRate(quantity)) return ' points';
  return 'growth' in quantity ? '' : { bleu: ' BLEU', chrf: ' chrF' }[quantity.metric as 'bleu' | 'chrf'];
}

export const isRate = (quantity: Quantity) =>
  'metric' in quantity && (quantity.metric === 'exactMatch' || quantity.metric === 'aer');

/** A heading over numbers of a quantity, with their unit. */
export const withUnit = (title: string, quantity: Quantity) => (isRate(quantity) ? `${title}, %` : title);

/** `lower by 5 BLEU or more`, `the same within ±2 points`. */
export function expectation({ expect, margin, quantity }: Contrast): string {
  const amount = `${Number((margin * scaleOf(quantity)).toPrecision(6))}${unitOfDifference(quantity)}`;
  return expect === 'same' ? `the same within ±${amount}` : `${expect} by ${amount} or more`;
}
