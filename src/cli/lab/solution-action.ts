import { InputError } from '../../base/errors.ts';
import { readText } from '../../base/file-store.ts';
import { regionsOf } from '../../grading/generate-exercise.ts';
import { besideText } from './beside-text.ts';
import { findLab } from './find-lab.ts';
import { functionText, withoutRegions } from './function-text.ts';
import { folderOf, openLabs, readExercise, shown, standing, terminal } from './open-labs.ts';

/** Prints the reference of a lab that passes, function by function, beside what the student wrote. */
export async function solutionAction(name: string): Promise<void> {
  const labs = await openLabs();
  const entry = findLab(labs.manifest, name);
  const path = `${folderOf(labs, entry)}/solution.ts`;
  if (!(await labs.store.exists(path))) {
    throw new InputError(
      `lab ${entry.id}: this copy of the labs has no solutions — ask whoever gives the course, after the deadline`,
    );
  }
  const state = await standing(labs, entry);
  if (state.kind !== 'checked' || state.passed < state.of || state.changed) {
    const passed = state.kind === 'checked' && !state.changed ? `, and ${state.passed} of ${state.of} do` : '';
    throw new InputError(
      `lab ${entry.id}: the solution is shown once every check passes${passed} — npx attention-lab lab check ${entry.id}`,
    );
  }
  const [reference, yours] = [await readText(labs.store, path), await readExercise(labs, entry)];
  const code = (text: string | undefined, otherwise: string) => (text === undefined ? otherwise : withoutRegions(text));
  for (const { name } of regionsOf(reference)) {
    const right = code(functionText(reference, name), 'the answers are in another place of the file');
    const own = code(functionText(yours, name), 'no function of this name');
    const text = besideText(
      { title: `${name}, reference`, code: right },
      { title: `${name}, yours`, code: own },
      terminal(),
    );
    process.stdout.write(`${text}\n`);
  }
  process.stdout.write(`The whole reference, with what it says in comments: ${shown(path)}\n`);
}
