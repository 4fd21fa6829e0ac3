import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StudentResult } from '../../../src/grading/class/student-result.ts';
import type { Synthetic } from './synthetic-class.ts';

/** Whose grade, or what is said of whose submission, is not what it has to be; a line each. */
export function agreement(students: readonly Synthetic[], out: string): string[] {
  const wrong: string[] = [];
  for (const { student, name, earned, says, kinds } of students) {
    const path = join(out, 'students', student, 'result.json');
    const result = JSON.parse(readFileSync(path, 'utf8')) as StudentResult;
    const isNamed = !says || result.troubles.some((trouble) => says.test(trouble));
    if (result.earned === earned && isNamed) continue;
    const labs = result.labs.map((lab) => `${lab.lab} earns ${lab.earned}${lab.trouble ? ` (${lab.trouble})` : ''}`);
    wrong.push(
      `${name}: ${result.earned}, not ${earned}; ${kinds.join(', ')}; ${[...result.troubles, ...labs].join('; ')}`,
    );
  }
  return wrong;
}
