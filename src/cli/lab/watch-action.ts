import type { LabEntry } from '../../../labs/manifest.ts';
import { EXERCISE_FILE } from '../../grading/pack-submission.ts';
import { fileChanges } from '../../platform/node/file-changes.ts';
import { Interrupted } from '../interrupted.ts';
import { affectedChecks } from './affected-checks.ts';
import { advice, checkLab, typeNote, untilInterrupted } from './check-lab.ts';
import { findLab, nextLab } from './find-lab.ts';
import { type LabChecker, openChecker } from './lab-checker.ts';
import { folderOf, type OpenLabs, openLabs, readExercise, shown, terminal } from './open-labs.ts';
import { checksText, type TextOptions, titleText } from './result-text.ts';

/** Clears the screen, so that what is seen is of the last save. */
const CLEAR = '\x1b[2J\x1b[H';

/** Nobody should have to wait for longer than this many seconds. */
const LONG = 1;

/** Checks a lab now and whenever one of its files is saved, until Ctrl-C. */
export async function watchAction(name: string | undefined): Promise<void> {
  const labs = await openLabs();
  const entry = name === undefined ? nextLab(labs.manifest, labs.progress) : findLab(labs.manifest, name);
  await readExercise(labs, entry); // if it is missing, now is the time to say so
  const ended = untilInterrupted();
  const checker = await openChecker(labs, entry);
  const changes = fileChanges(watchedFiles(labs, entry, checker), ended);
  let change = Promise.resolve<{ done?: boolean | undefined }>({});
  let last: LastCheck = { text: '', seconds: 0 };
  while (!(await change).done) {
    change = changes.next();
    try {
      last = await checkAndTell(labs, checker, last, change, ended);
    } catch (error) {
      if (!(error instanceof Interrupted)) throw error; // Ctrl-C is how watching ends
    }
  }
}

interface LastCheck {
  readonly text: string;
  readonly seconds: number;
}

async function checkAndTell(
  labs: OpenLabs,
  checker: LabChecker,
  last: LastCheck,
  change: Promise<unknown>,
  ended: AbortSignal,
): Promise<LastCheck> {
  const { entry } = checker.lab;
  const options = terminal();
  const outdated = new AbortController();
  void change.then(() => outdated.abort());
  const started = performance.now();
  process.stdout.write(`${process.stdout.isTTY ? CLEAR : ''}${titleText(entry, options)}\n\n`);
  const text = await readExercise(labs, entry);
  if (last.seconds > LONG) await checkAffected(checker, last.text, text, options, ended);
  const result = await checkLab(labs, checker, options, ended);
  const seconds = (performance.now() - started) / 1000;
  const file = shown(`${folderOf(labs, entry)}/${EXERCISE_FILE}`);
  process.stdout.write(`\nChecked in ${seconds.toFixed(2)} s. Watching ${file}; Ctrl-C ends.\n`);
  process.stdout.write(await advice(labs, entry, result));
  void typeNote(labs, entry, options, outdated.signal).then((note) => process.stdout.write(note));
  return { text, seconds };
}

/** Shows first what comes of the functions that were changed, where all checks together take long. */
async function checkAffected(
  checker: LabChecker,
  before: string,
  now: string,
  options: TextOptions,
  ended: AbortSignal,
): Promise<void> {
  const affected = affectedChecks(checker.lab.lab.checks, before, now);
  if (affected.size === 0) return;
  const result = await checker.check(now, ended, () => {}, affected);
  process.stdout.write(`What you changed:\n${checksText(result, options)}\nAll checks:\n`);
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
