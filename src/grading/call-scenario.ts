import type { Scenarios } from './lab.ts';
import type { Outcome } from './outcome.ts';
import { toValue, Unusable } from './to-value.ts';
import type { Value } from './value.ts';

/** Scenarios of some lab, whatever its exercise. */
export type AnyScenarios = Scenarios<never>;

/**
 * Runs one scenario in this process. A scenario may itself be an `async` function; if it is not, a promise is one that
 * the exercise returned.
 */
export async function callScenario(
  scenarios: AnyScenarios,
  name: string,
  exercise: object,
  input: Value,
): Promise<Outcome> {
  const scenario = scenarios[name] as ((exercise: object, input: Value) => unknown) | undefined;
  if (!scenario) throw new RangeError(`callScenario: no scenario "${name}", only ${Object.keys(scenarios).join(', ')}`);
  try {
    const output = scenario(exercise, structuredClone(input)); // an exercise may write into what it is given
    const isAsync = scenario.constructor.name === 'AsyncFunction';
    return { kind: 'value', value: toValue(isAsync ? await output : output) };
  } catch (error) {
    if (error instanceof Unusable) return { kind: 'unusable', what: error.what, at: error.at };
    return thrown(error);
  }
}

/** What was thrown, which need not be an Error. */
export function thrown(error: unknown): Outcome & { readonly kind: 'threw' } {
  if (!(error instanceof Error)) return { kind: 'threw', name: 'Error', message: String(error) };
  const at = /\bexercise\.ts:\d+:\d+/.exec(error.stack ?? '')?.[0];
  return { kind: 'threw', name: error.name, message: error.message, ...(at && { at }) };
}
