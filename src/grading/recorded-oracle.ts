import { z } from 'zod';
import { InputError } from '../base/errors.ts';
import { drawCases, PUBLIC } from './cases.ts';
import type { LoadedLab } from './load-lab.ts';
import type { NamedMistake, Oracle } from './oracle.ts';
import type { Outcome } from './outcome.ts';
import type { Value } from './value.ts';
import { decode, encode } from './wire.ts';

/** Beside a lab's checks, where there is no solution: what it and the known mistakes answer to the public cases. */
export const CASES_FILE = 'cases.json';

const SCHEMA = 'attention-lab/cases/v1';

const recordedCases = z.object({
  schema: z.literal(SCHEMA),
  mistakes: z.array(z.object({ name: z.string(), diagnosis: z.string(), fails: z.tuple([z.string()], z.string()) })),
  /** Check id → case by case. A mistake is there for the checks that it fails. */
  checks: z.record(
    z.string(),
    z.array(z.object({ expected: z.custom<Outcome>(), mistaken: z.record(z.string(), z.custom<Outcome>()) })),
  ),
});

/** Asks an oracle for all that a lab's public cases can need. @returns the text of a `cases.json` */
export async function recordCases({ entry, lab }: LoadedLab, oracle: Oracle): Promise<string> {
  const checks: z.infer<typeof recordedCases>['checks'] = {};
  for (const check of lab.checks) {
    const fitting = oracle.mistakes.filter(({ fails }) => fails.includes(check.id));
    checks[check.id] = [];
    for (const drawn of drawCases(entry.id, check, PUBLIC)) {
      const mistaken: Record<string, Outcome> = {};
      for (const { name } of fitting) mistaken[name] = await oracle.mistaken(check, drawn, name);
      checks[check.id]!.push({ expected: await oracle.expected(check, drawn), mistaken });
    }
  }
  const mistakes = oracle.mistakes.map(({ name, diagnosis, fails }): NamedMistake => ({ name, diagnosis, fails }));
  return `${encode({ schema: SCHEMA, mistakes, checks } as unknown as Value)}\n`;
}

/**
 * Knows what was recorded, the public cases alone.
 * @param file the name of the `cases.json` in messages
 * @throws InputError if the text is no such file
 */
export function recordedOracle(text: string, file: string): Oracle {
  const { mistakes, checks } = parse(text, file);
  const found = (check: string, index: number) => {
    const recorded = checks[check]?.[index];
    if (recorded) return recorded;
    throw new InputError(`${file}: nothing is recorded of check ${check}, case ${index} — ${CURE}`);
  };
  return {
    mistakes: mistakes as NamedMistake[],
    expected: async (check, { index }) => found(check.id, index).expected,
    mistaken: async (check, { index }, name) => found(check.id, index).mistaken[name]!,
  };
}

const CURE = "take the file from the course's bundle once more";

function parse(text: string, file: string): z.infer<typeof recordedCases> {
  try {
    return recordedCases.parse(decode(text));
  } catch {
    throw new InputError(`${file}: damaged, or of another version of the labs — ${CURE}`);
  }
}
