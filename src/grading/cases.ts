import { Random } from '../base/random.ts';
import { sha256 } from '../base/sha256.ts';
import type { Check } from './lab.ts';
import type { Value } from './value.ts';

const CASES = 3;

/** What the cases of a check are drawn from: one seed for everybody, or one that a secret gives. */
export interface CaseSeed {
  readonly hidden: boolean;
  readonly seed: number;
}

export const PUBLIC: CaseSeed = { hidden: false, seed: 1 };

/** The seed of an instructor's secret: its SHA-256, as far as a whole number goes. */
export async function hiddenSeed(secret: string): Promise<CaseSeed> {
  const digest = await sha256(new TextEncoder().encode(secret));
  return { hidden: true, seed: Number.parseInt(digest.slice(0, 13), 16) };
}

/** One input of a check. */
export interface Case {
  readonly hidden: boolean;
  /** Counts the cases of a check and seed from 0. */
  readonly index: number;
  readonly input: Value;
}

export const caseCount = (check: Check): number => check.cases ?? CASES;

/** The same lab, check and seed give the same cases. */
export function drawCases(lab: string, check: Check, { hidden, seed }: CaseSeed): Case[] {
  const random = new Random(seed).split(`lab ${lab}`).split(check.id);
  return Array.from({ length: caseCount(check) }, (_, index) => ({
    hidden,
    index,
    input: check.input(random.split(`case ${index}`), index),
  }));
}
