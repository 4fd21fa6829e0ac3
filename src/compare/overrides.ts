import { UsageError, unknownName } from '../base/errors.ts';
import { type Experiment, experiment } from './experiment.ts';

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/**
 * The experiment with values replaced by dotted path: `transformer.heads=2`.
 * @throws UsageError for an unknown key (with the nearest known one), a missing `=`, or a value that does not fit
 */
export function applyOverrides(base: Experiment, assignments: readonly string[]): Experiment {
  const changed = assignments.reduce<Json>((settings, assignment) => {
    const equals = assignment.indexOf('=');
    if (equals < 1) throw new UsageError(`--set ${assignment}: expected KEY=VALUE, for example transformer.heads=2`);
    const path = assignment.slice(0, equals);
    return replaced(settings, path.split('.'), parseValue(assignment.slice(equals + 1)), path);
  }, base);
  return checked(changed);
}

/** @throws UsageError that names each setting that does not fit, and why */
export function checked(settings: unknown): Experiment {
  const parsed = experiment.safeParse(settings);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw new UsageError(`settings that do not fit: ${faults.join('; ')}`);
}

/** Numbers, booleans, null and lists as JSON writes them; anything else is a string. */
function parseValue(text: string): Json {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function replaced(settings: Json, keys: readonly string[], value: Json, path: string): Json {
  const [key, ...rest] = keys;
  if (key === undefined) return value;
  if (settings === null || typeof settings !== 'object' || Array.isArray(settings)) {
    const leaf = path.split('.').slice(0, -keys.length).join('.');
    throw new UsageError(`--set ${path}: ${leaf} is a single value and has no part "${keys.join('.')}"`);
  }
  const known = settings as { readonly [key: string]: Json };
  if (!Object.hasOwn(known, key)) throw unknownName(`setting in --set ${path}:`, key, Object.keys(known));
  return { ...known, [key]: replaced(known[key]!, rest, value, path) };
}
