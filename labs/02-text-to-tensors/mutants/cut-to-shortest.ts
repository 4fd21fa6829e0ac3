import type { Mistake } from '../../../src/grading/lab.ts';

export const mistake: Mistake = {
  diagnosis: 'The rows were cut to the length of the shortest: words are lost. Fill up to the longest.',
  fails: ['pad-batch'],
};

export function padBatch(rows: readonly (readonly number[])[]) {
  const columns = Math.min(...rows.map((row) => row.length));
  return rows.map((row) => row.slice(0, columns));
}
