import { InvalidArgumentError } from 'commander';
import { WIDEST_BEAM } from '../decoding/sentence-search.ts';

/** Of an option that may be given several times. */
export const collect = (value: string, previous: readonly string[] = []) => [...previous, value];

/** Comma-separated names. */
export const names = (value: string) => value.split(',').map((name) => name.trim());

/** @throws InvalidArgumentError unless it is a whole number of at least 1 */
export function wholeNumber(value: string): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number) || number < 1)
    throw new InvalidArgumentError('expected a whole number of at least 1.');
  return number;
}

/** How wide to search. @throws InvalidArgumentError unless it is a whole number from 1 to the widest beam */
export function beamWidth(value: string): number {
  const width = Number(value);
  if (Number.isSafeInteger(width) && width >= 1 && width <= WIDEST_BEAM) return width;
  throw new InvalidArgumentError(`expected a whole number from 1 (greedy decoding) to ${WIDEST_BEAM}.`);
}

/** `3` is the seeds 1 to 3, `1,5,9` these, `5,` seed 5 alone. */
export function seeds(value: string): number[] {
  if (/^\d+$/.test(value)) return Array.from({ length: wholeNumber(value) }, (_, index) => index + 1);
  const list = value.split(',').filter((part) => part.trim() !== '');
  if (list.length === 0 || !list.every((part) => /^\s*\d+\s*$/.test(part))) {
    throw new InvalidArgumentError('expected a number of seeds, or a list of seeds such as 1,5,9.');
  }
  return list.map(Number);
}
