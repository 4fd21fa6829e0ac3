import type { Answer } from './host.ts';
import type { Outcome } from './outcome.ts';
import { decode } from './wire.ts';

/** What kinds of outcome a process may claim, and the texts that each holds. */
const CLAIMS: Readonly<Record<string, readonly string[]>> = {
  value: [],
  threw: ['name', 'message'],
  unusable: ['what', 'at'],
  'not loaded': ['message'],
};

/** No text of an answer is kept beyond this: it ends in a report. */
const LONGEST_TEXT = 500;

/**
 * Reads a line as an answer, or as undefined: the code may have printed it. It is somebody's claim, so that every field
 * is looked at; a claimed value need not be: a wrong one equals nothing.
 */
export function readAnswer(line: string): Answer | undefined {
  try {
    const { id, outcome } = decode(line) as { id?: unknown; outcome?: Record<string, unknown> };
    const texts = Object.hasOwn(CLAIMS, String(outcome?.kind)) ? CLAIMS[String(outcome?.kind)] : undefined;
    if (typeof id !== 'number' || !outcome || !texts) return undefined;
    if (outcome.kind === 'value') return { id, outcome: outcome as Outcome & { kind: 'value' } };
    if (texts.some((name) => typeof outcome[name] !== 'string')) return undefined;
    const at = typeof outcome.at === 'string' ? { at: shortened(outcome.at) } : {};
    const fields = Object.fromEntries(texts.map((name) => [name, shortened(outcome[name] as string)]));
    return { id, outcome: { kind: outcome.kind, ...at, ...fields } as Outcome };
  } catch {
    return undefined; // no JSON, or nested deeper than the stack
  }
}

const shortened = (text: string): string => (text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)}…` : text);
