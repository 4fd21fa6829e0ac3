import type { Random } from '../base/random.ts';
import { classicSplits } from './classic-tasks.ts';
import type { SplitPlan } from './splits.ts';

/** A day and the ways to write its parts. */
interface Day {
  readonly year: number;
  readonly iso: string;
  /** "5" and "05" */
  readonly day: string;
  readonly twoDigitDay: string;
  /** "5th" */
  readonly ordinal: string;
  readonly twoDigitMonth: string;
  readonly month: string;
  readonly shortMonth: string;
  readonly weekday: string;
  readonly shortWeekday: string;
}

type Order = 'day-first' | 'month-first' | 'year-first' | 'numeric';

/**
 * The written formats. None can be read in two ways: the month is a word, or all is in digits from the year down; the
 * year has four digits.
 */
export const dateFormats: readonly { readonly order: Order; readonly write: (day: Day) => string }[] = [
  { order: 'day-first', write: (d) => `${d.day} ${d.month} ${d.year}` },
  { order: 'day-first', write: (d) => `${d.day}. ${d.month} ${d.year}` },
  { order: 'day-first', write: (d) => `${d.day} ${d.shortMonth} ${d.year}` },
  { order: 'day-first', write: (d) => `${d.twoDigitDay}-${d.shortMonth}-${d.year}` },
  { order: 'day-first', write: (d) => `${d.twoDigitDay}/${d.shortMonth}/${d.year}` },
  { order: 'day-first', write: (d) => `${d.ordinal} of ${d.month} ${d.year}` },
  { order: 'day-first', write: (d) => `the ${d.ordinal} of ${d.month}, ${d.year}` },
  { order: 'day-first', write: (d) => `${d.weekday} ${d.day} ${d.month} ${d.year}` },
  { order: 'day-first', write: (d) => `${d.shortWeekday}, ${d.day} ${d.shortMonth} ${d.year}` },
  { order: 'month-first', write: (d) => `${d.month} ${d.day} ${d.year}` },
  { order: 'month-first', write: (d) => `${d.month} ${d.day}, ${d.year}` },
  { order: 'month-first', write: (d) => `${d.shortMonth} ${d.twoDigitDay}, ${d.year}` },
  { order: 'month-first', write: (d) => `${d.shortMonth}. ${d.day} ${d.year}` },
  { order: 'month-first', write: (d) => `${d.month} ${d.ordinal}, ${d.year}` },
  { order: 'month-first', write: (d) => `${d.weekday}, ${d.month} ${d.day}, ${d.year}` },
  { order: 'month-first', write: (d) => `${d.shortWeekday} ${d.shortMonth} ${d.ordinal} ${d.year}` },
  { order: 'year-first', write: (d) => `${d.year} ${d.month} ${d.day}` },
  { order: 'year-first', write: (d) => `${d.year}, ${d.ordinal} of ${d.month}` },
  { order: 'year-first', write: (d) => `${d.year}-${d.shortMonth}-${d.twoDigitDay}` },
  { order: 'numeric', write: (d) => `${d.year}/${d.twoDigitMonth}/${d.twoDigitDay}` },
  { order: 'numeric', write: (d) => `${d.year}.${d.twoDigitMonth}.${d.twoDigitDay}` },
  { order: 'numeric', write: (d) => `${d.year}${d.twoDigitMonth}${d.twoDigitDay}` },
];

/** Days of 1950 to 2049 in every format equally often, to be written as ISO 8601 has them. By character. */
export function datePlans(pairs: number): SplitPlan[] {
  const kinds = dateFormats.map((_, i) => i);
  return classicSplits(pairs, kinds, (kind, random) => {
    const { order, write } = dateFormats[kind]!;
    const day = sampleDay(random);
    return { kind, draft: { source: write(day), target: day.iso, tags: [order] } };
  });
}

const months = [
  ...['january', 'february', 'march', 'april', 'may', 'june'],
  ...['july', 'august', 'september', 'october', 'november', 'december'],
];
const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

/** Milliseconds of a day. */
const DAY = 86_400_000;
const FIRST = Date.UTC(1950, 0, 1);
const AFTER_LAST = Date.UTC(2050, 0, 1);

const sampleDay = (random: Random): Day => dayOf(new Date(FIRST + DAY * random.integer((AFTER_LAST - FIRST) / DAY)));

/** @param date midnight, UTC */
export function dayOf(date: Date): Day {
  const day = date.getUTCDate();
  const month = months[date.getUTCMonth()]!;
  const weekday = weekdays[date.getUTCDay()]!;
  return {
    year: date.getUTCFullYear(),
    iso: date.toISOString().slice(0, 10),
    day: String(day),
    twoDigitDay: String(day).padStart(2, '0'),
    ordinal: `${day}${ordinalEnding(day)}`,
    twoDigitMonth: String(date.getUTCMonth() + 1).padStart(2, '0'),
    month,
    shortMonth: month.slice(0, 3),
    weekday,
    shortWeekday: weekday.slice(0, 3),
  };
}

function ordinalEnding(day: number): string {
  if (day >= 11 && day <= 13) return 'th';
  return { 1: 'st', 2: 'nd', 3: 'rd' }[day % 10] ?? 'th';
}
