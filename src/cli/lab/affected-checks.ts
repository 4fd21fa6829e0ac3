import type { Check } from '../../grading/lab.ts';
import { functionText } from './function-text.ts';

/**
 * The ids of the checks that are about what was changed, to be run first where all together take long: those of the
 * functions that read otherwise than before. Empty if anything else was changed, which any check may be about.
 */
export function affectedChecks(checks: readonly Check[], before: string, now: string): ReadonlySet<string> {
  const changed = new Set<string>();
  for (const { of } of checks) if (functionText(before, of) !== functionText(now, of)) changed.add(of);
  const rest = (text: string) => {
    const without = [...changed].reduce((left, name) => left.replace(functionText(left, name) ?? '', ''), text);
    return without.replace(/\s+/g, ' ').trim();
  };
  if (rest(before) !== rest(now)) return new Set();
  return new Set(checks.filter(({ of }) => changed.has(of)).map(({ id }) => id));
}
