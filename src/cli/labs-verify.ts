import { verifyLabs } from '../grading/verify-labs.ts';
import { reportError } from './report-error.ts';

// `npm run labs:verify [-- NN …] [--strict]`: proves that the labs grade what they are made to grade. All of them unless told.
process.exitCode = await verifyLabs(process.argv.slice(2), (line) => process.stdout.write(`${line}\n`)).catch(
  reportError,
);
