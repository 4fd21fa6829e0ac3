import type { LabEntry } from '../../../labs/manifest.ts';
import { EXERCISE_FILE } from '../../grading/pack-submission.ts';
import { fileChanges } from '../../platform/node/file-changes.ts';
import { Interrupted } from '../interrupted.ts';
import { checkLab, isFull, typeNote, untilInterrupted } from './check-lab.ts';
import { findLab, nextLab } from './find-lab.ts';
import { type LabChecker, openChecker } from './lab-checker.ts';
import { folderOf, next, type OpenLabs, openLabs, readExercise, shown, terminal } from './open-labs.ts';
import { titleText } from './result-text.ts';

/** Clears the screen, so that what is seen is of the last save. */
const CLEAR = '\x1b[2J\x1b[H';

/** Checks a lab now and whenever one of its files is saved, until Ctrl-C. */
export async function watchAction(name: string | undefined): Promise<void> {
  const labs = await openLabs();
  const entry = name === undefined ? nextLab(labs.manifest, labs.progress) : findLab(labs.manifest, name);
  await readExercise(labs, entry); // if it is missing, now is the time to say so
  const ended = untilInterrupted();
  const checker = await openChecker(labs, entry);
  const changes = fileChanges(watchedFiles(labs, entry, checker), ended);
  let change = Promise.resolve<{ done?: boolean | undefined }>({});
  while (!(await change).done) {
    change = changes.next();
    try {
      await checkAndTell(labs, checker, change, ended);
    } catch (error) {
      if (!(error instanceof Interrupted)) throw error; // Ctrl-C is how watching ends
    }
  }
}

async function checkAndTell(
  labs: OpenLabs,
  checker: LabChecker,
  change: Promise<unknown>,
  ended: AbortSignal,
): Promise<void> {
  const { entry } = checker.lab;
  const options = terminal();
  const outdated = new AbortController();
  void change.then(() => outdated.abort());
  const started = performance.now();
  process.stdout.write(`${process.stdout.isTTY ? CLEAR : ''}${titleText(entry, options)}\n\n`);
  const result = await checkLab(labs, checker, options, ended);
  const seconds = ((performance.now() - started) / 1000).toFixed(2);
  const file = shown(`${folderOf(labs, entry)}/${EXERCISE_FILE}`);
  process.stdout.write(`\nChecked in ${seconds} s. Watching ${file}; Ctrl-C ends.\n`);
  process.stdout.write(
    isFull(result)
      ? next(`solution ${entry.id}`, 'the reference beside yours')
      : next(`hint ${entry.id}`, 'in another terminal'),
  );
  void typeNote(labs, entry, options, outdated.signal).then((note) => process.stdout.write(note));
}

/** The exercise, those of the labs that it builds on, and what is handed in besides. */
function watchedFiles(labs: OpenLabs, entry: LabEntry, { lab }: LabChecker): string[] {
  const { uses = [], files = [] } = lab.lab;
  const used = labs.manifest.filter(({ id }) => uses.includes(id));
  return [
    ...[entry, ...used].map((each) => `${folderOf(labs, each)}/${EXERCISE_FILE}`),
    ...files.map((file) => `${folderOf(labs, entry)}/${file}`),
  ];
}
