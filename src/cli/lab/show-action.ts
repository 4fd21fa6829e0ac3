import type { LabEntry } from '../../../labs/manifest.ts';
import type { Check } from '../../grading/lab.ts';
import { loadLab } from '../../grading/load-lab.ts';
import { EXERCISE_FILE, questionsOf } from '../../grading/pack-submission.ts';
import type { LabProgress } from '../../grading/progress.ts';
import { ANSWERS_FILE, answersTemplate } from '../../grading/written-answers.ts';
import { findLab } from './find-lab.ts';
import { duration, standingText } from './list-text.ts';
import { folderOf, next, type OpenLabs, openLabs, shown, standing, terminal } from './open-labs.ts';

export async function showAction(name: string): Promise<void> {
  const labs = await openLabs();
  const entry = findLab(labs.manifest, name);
  const folder = folderOf(labs, entry);
  const { lab } = await loadLab(entry, labs.root);
  const written = await offerAnswers(labs, entry);
  const facts = [
    ['needs', entry.prerequisites.join(', ') || 'nothing'],
    ['paper', entry.paper],
    ['read', shown(`${folder}/README.md`)],
    ['write', shown(`${folder}/${EXERCISE_FILE}`)],
    ...(written > 0
      ? [['answer', `${shown(`${folder}/${ANSWERS_FILE}`)} (${points(written)}, marked by a person)`]]
      : []),
    ...(lab.files ?? []).map((file) => ['hand in', shown(`${folder}/${file}`)]),
    ['state', standingText(await standing(labs, entry))],
  ];
  const { colors } = terminal();
  process.stdout.write(
    `${colors.bold(`Lab ${entry.id}: ${entry.title}`)} (${points(entry.points)}, about ${duration(entry.minutes)})\n\n` +
      facts.map(([name, fact]) => `  ${name!.padEnd(8)}${fact}\n`).join('') +
      `\nChecks\n${lab.checks.map((check) => checkLine(check, labs.progress.labs[entry.id])).join('')}\n` +
      next(`watch ${entry.id}`, 'checks whenever you save'),
  );
}

const points = (n: number) => `${n} point${n === 1 ? '' : 's'}`;

function checkLine({ id, title, points, of }: Check, progress: LabProgress | undefined): string {
  const mark = progress?.passed.includes(id) ? '✓' : progress?.failed.includes(id) ? '✗' : ' ';
  return `  ${mark} ${String(points).padStart(2)}  ${title} (${of})\n`;
}

/** Lays out the file for the written answers, if the lab asks for any and none is there. @returns their points */
async function offerAnswers(labs: OpenLabs, entry: LabEntry): Promise<number> {
  const folder = folderOf(labs, entry);
  const questions = await questionsOf(labs.store, folder);
  const path = `${folder}/${ANSWERS_FILE}`;
  if (questions.length > 0 && !(await labs.store.exists(path))) {
    await labs.store.write(path, answersTemplate(`lab ${entry.id}, ${entry.title}`, questions));
  }
  return questions.reduce((sum, { points }) => sum + points, 0);
}
