import { InputError, UsageError, unknownName } from '../base/errors.ts';
import { type FileStore, readText } from '../base/file-store.ts';
import { projectPath } from '../platform/node/machine.ts';
import { type StudyPlan, studyPlan } from '../study/study-plan.ts';

const FOLDER = projectPath('src/study/plans');

/** The plans that come with the project, by name. */
export async function planNames(store: FileStore): Promise<string[]> {
  return (await store.list(FOLDER)).map((file) => file.replace(/\.json$/, ''));
}

/**
 * A plan by its name, or a file of the user's own.
 * @throws UsageError for an unknown name; InputError that names all that does not fit in a file
 */
export async function loadPlan(store: FileStore, study: string): Promise<StudyPlan> {
  const names = await planNames(store);
  if (names.includes(study)) return parsePlan(await readText(store, `${FOLDER}/${study}.json`), study);
  if (/\.json$|[/\\]/.test(study)) return parsePlan(await readText(store, study), study);
  const { message } = unknownName('study', study, names);
  throw new UsageError(`${message}; a plan of your own is given by its file, such as my-study.json`);
}

function parsePlan(text: string, file: string): StudyPlan {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new InputError(`${file}: not JSON (${(error as Error).message}) — mend it there`);
  }
  const parsed = studyPlan.safeParse(value);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(({ path, message }) => `  ${path.join('.') || 'the whole'}: ${message}`);
  throw new InputError(
    `${file}: not a plan of a study — mend these, with a plan of src/study/plans beside it:\n${faults.join('\n')}`,
  );
}
