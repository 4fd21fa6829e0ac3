import { cpSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateExercise } from '../../src/grading/generate-exercise.ts';
import { projectPath } from '../../src/platform/node/machine.ts';
import { run, start, temporaryFolder } from './run-cli.ts';

/** A copy of the project in which a test may do the labs; the packages are those of this one. */
export function copyOfLabs() {
  const root = temporaryFolder();
  for (const name of ['src', 'labs', 'package.json', 'tsconfig.json']) {
    cpSync(projectPath(name), join(root, name), {
      recursive: true,
      filter: (path) => !/answers\.md$|progress\.json$/.test(path),
    });
  }
  symlinkSync(projectPath('node_modules'), join(root, 'node_modules'), 'junction');
  const bin = join(root, 'src/cli/bin.js');
  const inLab = (folder: string, name: string) => join(root, 'labs', folder, name);
  return {
    root,
    lab: (...args: string[]) => run(['lab', ...args], { bin }),
    startLab: (...args: string[]) => start(['lab', ...args], { bin }),
    read: (folder: string, name: string) => readFileSync(inLab(folder, name), 'utf8'),
    write: (folder: string, name: string, text: string) => writeFileSync(inLab(folder, name), text),
    solution: (folder: string) => readFileSync(projectPath(`labs/${folder}/solution.ts`), 'utf8'),
    starter: (folder: string) =>
      generateExercise(readFileSync(projectPath(`labs/${folder}/solution.ts`), 'utf8'), folder),
  };
}
