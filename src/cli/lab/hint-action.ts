import { UsageError, unknownName } from '../../base/errors.ts';
import type { Check } from '../../grading/lab.ts';
import { loadLab } from '../../grading/load-lab.ts';
import { type LabProgress, withHint, writeProgress } from '../../grading/progress.ts';
import { findLab } from './find-lab.ts';
import { openLabs, terminal } from './open-labs.ts';

/** Shows the next hint for a check: the one that is named, or the first that does not pass yet. */
export async function hintAction(name: string, checkId: string | undefined): Promise<void> {
  const labs = await openLabs();
  const entry = findLab(labs.manifest, name);
  const { lab } = await loadLab(entry, labs.root);
  const progress = labs.progress.labs[entry.id];
  const check = checkId === undefined ? firstOpen(lab.checks, progress) : named(lab.checks, checkId);
  if (!check) {
    process.stdout.write(`Lab ${entry.id} passed all its checks; name one of them to see its hints again.\n`);
    return;
  }
  const shown = Math.min((progress?.hints[check.id] ?? 0) + 1, check.hints.length);
  const { colors } = terminal();
  const hints = check.hints.slice(0, shown).map((hint, i) => {
    const text = `  ${i + 1} of ${check.hints.length}  ${hint}`;
    return `${i === shown - 1 ? text : colors.dim(text)}\n`;
  });
  const rest = shown === check.hints.length ? 'That was the last hint' : 'Once more for the next hint';
  const others =
    lab.checks.length > 1 ? `; another check by its name: lab hint ${entry.id} ${lab.checks.at(-1)!.id}` : '';
  process.stdout.write(
    `${colors.bold(check.title)} (${check.id}, function ${check.of})\n${hints.join('')}${rest}${others}.\n`,
  );
  await writeProgress(labs.store, labs.root, withHint(labs.progress, entry.id, check.id));
}

const firstOpen = (checks: readonly Check[], progress: LabProgress | undefined) =>
  checks.find(({ id }) => !progress?.passed.includes(id));

function named(checks: readonly Check[], id: string): Check {
  const found = checks.find((check) => check.id === id);
  if (found) return found;
  const ofFunction = checks.filter(({ of }) => of === id).map((check) => check.id);
  if (ofFunction.length > 0) throw new UsageError(`"${id}" is a function — its checks are ${ofFunction.join(', ')}`);
  throw unknownName(
    'check',
    id,
    checks.map((check) => check.id),
  );
}
