import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { generateExercise } from './generate-exercise.ts';
import { entryOf, LABS_ROOT, readManifest } from './load-lab.ts';
import { begunRegions } from './verify-exercise.ts';

/** Writes `exercise.ts` of the labs named, or of all that have a solution. Returns the exit code. */
export async function generateLabs(
  words: readonly string[],
  tell: (line: string) => void,
  root = LABS_ROOT,
): Promise<number> {
  const manifest = await readManifest(root);
  const ids = words.filter((word) => word !== '--force');
  const entries = ids.length > 0 ? ids.map((id) => entryOf(manifest, id)) : manifest;
  let refused = 0;
  for (const { folder } of entries) {
    const path = join(root, folder, 'solution.ts');
    if (!existsSync(path)) {
      tell(`${folder}: no solution.ts`);
      continue;
    }
    const solution = await readFile(path, 'utf8');
    const exercise = join(root, folder, 'exercise.ts');
    const begun = existsSync(exercise) ? begunRegions(solution, await readFile(exercise, 'utf8')) : [];
    if (begun.length > 0 && !words.includes('--force')) {
      tell(
        `${folder}: exercise.ts has no TODO for ${begun.join(', ')}; somebody may have begun it — --force overwrites it`,
      );
      refused++;
      continue;
    }
    await writeFile(exercise, generateExercise(solution, path));
    tell(`${folder}: exercise.ts written`);
  }
  return refused > 0 ? 1 : 0;
}
