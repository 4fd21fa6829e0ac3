import type { Case } from './cases.ts';
import { difference, TOLERANCE } from './compare.ts';
import type { Check } from './lab.ts';
import type { Outcome } from './outcome.ts';
import type { Value } from './value.ts';

/** What a starter throws; see `generate-exercise.ts`. */
const NOT_WRITTEN = /^(\S+) is not written yet\b/;

/** Whether a TODO was reached. */
export function isNotWritten(outcome: Outcome): boolean {
  return outcome.kind === 'threw' && NOT_WRITTEN.test(outcome.message);
}

/** What is wrong with the outcome of a case, in a sentence, or undefined if it is right. */
export async function explain(
  check: Check,
  { input }: Pick<Case, 'input'>,
  outcome: Outcome,
  reference: () => Promise<Outcome>,
): Promise<string | undefined> {
  if (outcome.kind !== 'value') return failure(check, outcome);
  const expected = await reference();
  // with files that were handed in, the reference may come to nothing either
  if (check.judge)
    return judged(check.judge, outcome.value, input, expected.kind === 'value' ? expected.value : undefined);
  if (expected.kind !== 'value') throw new Error(`the reference, check ${check.id}: ${failure(check, expected)}`);
  return difference(outcome.value, expected.value, check.tolerance ?? TOLERANCE);
}

/** A judge sees results of any shape, so that it may stumble over one. */
function judged(judge: NonNullable<Check['judge']>, output: Value, input: Value, expected: Value): string | undefined {
  try {
    return judge(output, input as never, expected);
  } catch (error) {
    return (
      difference(output, expected) ?? `the result has another form than was asked for (${(error as Error).message})`
    );
  }
}

function failure(check: Check, outcome: Exclude<Outcome, { kind: 'value' }>): string {
  switch (outcome.kind) {
    case 'threw':
      return thrown(check, outcome);
    case 'unusable':
      return `${check.of} returned ${outcome.what}${outcome.at && ` (result${outcome.at})`}${unusableCure(outcome.what)}`;
    case 'not loaded':
      return `the exercise does not load: ${outcome.message}`;
    case 'timed out':
      return `no answer within ${outcome.seconds} s — is there a loop that does not end?`;
    case 'crashed':
      return `the process ended before it answered: ${outcome.reason}`;
  }
}

function thrown({ of }: Check, { name, message, at }: Outcome & { kind: 'threw' }): string {
  if (NOT_WRITTEN.test(message)) return message;
  if (message.endsWith(`${of} is not a function`)) {
    return `exercise.ts exports no function ${of} — keep its line "export function ${of}(…)"`;
  }
  return `${of} threw ${name}: ${message}${at ? ` (${at})` : ''}`;
}

function unusableCure(what: string): string {
  return what === 'a promise' ? ' — it has to return its result itself: take "async" away' : ', which is no result';
}
