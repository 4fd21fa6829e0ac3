import { generateLabs } from '../grading/generate-labs.ts';
import { reportError } from './report-error.ts';

// `npm run labs:generate [-- NN …] [--force]`: makes exercise.ts of each lab's solution.ts.
process.exitCode = await generateLabs(process.argv.slice(2), (line) => process.stdout.write(`${line}\n`)).catch(
  reportError,
);
