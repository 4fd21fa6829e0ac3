import { InputError } from '../../base/errors.ts';
import { readText } from '../../base/file-store.ts';
import { regionsOf } from '../../grading/generate-exercise.ts';
import { findLab } from './find-lab.ts';
import { functionText, withoutRegions } from './function-text.ts';
import { folderOf, openLabs, readExercise, shown, standing, terminal } from './open-labs.ts';

/** Prints the reference of a lab that passes, function by function, with what the student wrote below. */
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
  const { colors } = terminal();
  for (const { name } of regionsOf(reference)) {
    const parts: [string, string][] = [
      ['reference', functionText(reference, name) ?? 'the answers are in another place of the file'],
      ['yours', functionText(yours, name) ?? 'no function of this name'],
    ];
    for (const [whose, text] of parts) {
      process.stdout.write(`${colors.bold(`── ${name}, ${whose}`)}\n${withoutRegions(text)}\n\n`);
    }
  }
  process.stdout.write(`The whole reference, with what it says in comments: ${shown(path)}\n`);
}
