import type { LabEntry } from '../../../labs/manifest.ts';
import type { Check, Lab } from '../../grading/lab.ts';
import { loadLab } from '../../grading/load-lab.ts';
import { EXERCISE_FILE, questionsOf } from '../../grading/pack-submission.ts';
import type { LabProgress } from '../../grading/progress.ts';
import { ANSWERS_FILE, answersTemplate } from '../../grading/written-answers.ts';
import { findLab } from './find-lab.ts';
import { duration, standingText } from './list-text.ts';
import { folderOf, next, type OpenLabs, openLabs, shown, standing, terminal } from './open-labs.ts';
import type { TextOptions } from './result-text.ts';

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
    ...besides(lab).map((file) => ['hand in', shown(`${folder}/${file}`)]),
    ['state', standingText(await standing(labs, entry))],
  ];
  const options = terminal();
  process.stdout.write(
    `${options.colors.bold(`Lab ${entry.id}: ${entry.title}`)} (${points(entry.points)}, about ${duration(entry.minutes)})\n\n` +
      facts.map(([name, fact]) => `  ${name!.padEnd(8)}${fact}\n`).join('') +
      `\nChecks\n${checksTable(lab, labs.progress.labs[entry.id], options)}\n` +
      next(`watch ${entry.id}`, 'checks whenever you save'),
  );
}

const points = (n: number) => `${n} point${n === 1 ? '' : 's'}`;

/** Files to hand in that have no line of their own. */
const besides = ({ files = [] }: Lab) => files.filter((file) => file !== ANSWERS_FILE);

function checksTable({ checks }: Lab, progress: LabProgress | undefined, { colors }: TextOptions): string {
  const mark = (id: string) => (progress?.passed.includes(id) ? '✓' : progress?.failed.includes(id) ? '✗' : ' ');
  const width = Math.max(...checks.map(({ id }) => id.length));
  const line = ({ id, title, points }: Check) =>
    `  ${mark(id)} ${String(points).padStart(2)}  ${id.padEnd(width)}  ${title}\n`;
  const functions = [...new Set(checks.map(({ of }) => of))];
  return functions
    .map(
      (name) =>
        `  ${colors.dim(name)}\n${checks
          .filter(({ of }) => of === name)
          .map(line)
          .join('')}`,
    )
    .join('');
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
