import { bubblewrap } from '../../../src/grading/sandbox/bubblewrap.ts';
import { ConfinedProcess } from '../../../src/grading/sandbox/confined-process.ts';
import { LIMITS } from '../../../src/grading/sandbox/limits.ts';

// A grader that waits for an answer that never comes, of the bundle in the folder that it is given.
const command = await bubblewrap.command({ folder: process.argv[2]!, entry: 'main.mjs' }, LIMITS);
const confined = new ConfinedProcess(command, LIMITS);
const ready = await confined.answer(0, 10);
process.stdout.write(`${ready.kind}\n`);
await confined.answer(1, 600);
