import { isBundled } from '../compare/task.ts';
import { projectPath } from '../platform/node/machine.ts';

/** Where the sentence pairs of a task stand: a file of the project, wherever it is installed, or the user's own. */
export const dataFileOf = (task: string): string => (isBundled(task) ? projectPath(`datasets/${task}.csv`) : task);
