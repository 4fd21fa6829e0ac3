import type { LabEntry } from '../../../labs/manifest.ts';
import { nearest, UsageError } from '../../base/errors.ts';
import { isComplete, type Progress } from '../../grading/progress.ts';

/**
 * The lab that somebody means: `05`, `5`, `05-bahdanau-attention`, or a part of its name such as `bahdanau`.
 * @throws UsageError that names the nearest lab, or all of them
 */
export function findLab(manifest: readonly LabEntry[], name: string): LabEntry {
  const wanted = name.toLowerCase().replace(/^labs\/|\/$/g, '');
  const isNumber = /^\d+$/.test(wanted);
  const exact = manifest.find(
    ({ id, folder }) => folder === wanted || (isNumber && id === wanted.padStart(id.length, '0')),
  );
  const part = manifest.filter(({ folder }) => wanted.length > 2 && folder.includes(wanted));
  const found = exact ?? (part.length === 1 ? part[0] : undefined);
  if (found) return found;
  const words = manifest.flatMap(({ folder }) => folder.split('-').filter((word) => word.length > 3));
  const guess = isNumber ? undefined : (part[0]?.folder ?? nearest(wanted, words));
  const known = `the labs are ${manifest[0]!.id} to ${manifest.at(-1)!.id}, see \`attention-lab lab list\``;
  throw new UsageError(`unknown lab "${name}" — ${guess ? `did you mean "${guess}"?` : known}`);
}

/** The first lab of which not every check has passed; the first of all when every one has. */
export function nextLab(manifest: readonly LabEntry[], { labs }: Progress): LabEntry {
  return manifest.find(({ id }) => !isComplete(labs[id])) ?? manifest[0]!;
}
