import { type BleuOptions, SMOOTHING_VALUES } from './bleu.ts';
import type { ChrfOptions } from './chrf.ts';
import type { BleuTokenization } from './sacrebleu-text.ts';

/** The release of sacreBLEU whose scores ours are equal to; tests hold them together. */
const SACREBLEU_VERSION = '2.6.0';

/** What was scored, as far as a signature says it. */
export interface Scored {
  /** How many references each sentence has. */
  readonly references: readonly number[];
  /** Whether capitals were folded to small letters. */
  readonly lowercase: boolean;
}

/** sacreBLEU's signature (Post 2018): all that must be known of a BLEU score to compute it again. */
export function bleuSignature(
  { smoothing = 'exp', smoothingValue, effectiveOrder = false }: BleuOptions,
  tokenization: BleuTokenization,
  scored: Scored,
): string {
  const value = smoothing === 'floor' || smoothing === 'add-k' ? (smoothingValue ?? SMOOTHING_VALUES[smoothing]) : null;
  const smooth = value === null ? smoothing : `${smoothing}[${value.toFixed(2)}]`;
  return signature(scored, `eff:${yesOrNo(effectiveOrder)}|tok:${tokenization}|smooth:${smooth}`);
}

/** The same of chrF or chrF++. */
export function chrfSignature(
  { characterOrder = 6, wordOrder = 0, whitespace = false, epsilonSmoothing = false }: ChrfOptions,
  scored: Scored,
): string {
  const settings = `nc:${characterOrder}|nw:${wordOrder}|space:${yesOrNo(whitespace)}`;
  return signature(scored, `eff:${yesOrNo(!epsilonSmoothing)}|${settings}`);
}

function signature({ references, lowercase }: Scored, settings: string): string {
  const numbers = new Set(references);
  const count = numbers.size === 1 ? [...numbers][0] : 'var';
  return `nrefs:${count}|case:${lowercase ? 'lc' : 'mixed'}|${settings}|version:${SACREBLEU_VERSION}`;
}

const yesOrNo = (value: boolean) => (value ? 'yes' : 'no');
