import { InputError } from '../base/errors.ts';
import type { FileStore } from '../base/file-store.ts';
import { hiddenSeed } from '../grading/cases.ts';
import { type ClassGraderOptions, classGrader } from '../grading/class/class-grader.ts';
import { codeDigest } from '../grading/class/code-digest.ts';
import { gradingLabs } from '../grading/class/grading-lab.ts';
import { TypeChecker } from '../grading/class/type-checker.ts';
import { readCourse } from '../grading/course.ts';
import { useCpuBackend } from '../grading/cpu-backend.ts';
import { readHiddenSeed } from '../grading/hidden-seed.ts';
import { openSandbox } from '../grading/sandbox/runners.ts';
import { projectPath } from '../platform/node/machine.ts';

export interface OpenGradingOptions {
  readonly hiddenSeedFile: string;
  readonly labs?: readonly string[];
  readonly isolation?: string;
  readonly weakIsolation?: true;
}

/**
 * All that grading needs, for one submission or for a class.
 * @throws InputError if the secret is of another course, or nothing on this machine contains strangers' code and that was
 *   not allowed; UsageError for a lab that there is none
 */
export async function openGrading(store: FileStore, options: OpenGradingOptions) {
  const root = projectPath('labs');
  const course = await readCourse(store, root);
  const { course: secretOf, secret } = await readHiddenSeed(store, options.hiddenSeedFile);
  if (secretOf.course !== course.course || secretOf.year !== course.year) {
    throw new InputError(
      `${options.hiddenSeedFile}: made for ${secretOf.course} ${secretOf.year}, and labs/course.json says ${course.course} ${course.year} — take the file of this year`,
    );
  }
  await useCpuBackend();
  const labs = await gradingLabs(store, root, options.labs);
  const runner = await openSandbox({ isolation: options.isolation, weak: options.weakIsolation });
  const types = new TypeChecker();
  const grading: ClassGraderOptions = {
    ...{ course, labs, runner, hidden: await hiddenSeed(secret) },
    typeErrors: (files) => types.errorsOf(files),
    code: await codeDigest(projectPath(''), ['labs', 'src']),
  };
  return {
    ...{ course, labs, grading, isolation: runner.isolation, grader: classGrader(grading) },
    /** Ends what was started beside. */
    close: () => types.stop(),
  };
}
