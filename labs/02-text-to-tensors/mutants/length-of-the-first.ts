import type { Mistake } from '../../../src/grading/lab.ts';
import { PAD } from '../../../src/text/special-tokens.ts';

export const mistake: Mistake = {
  diagnosis: 'The length of the first row was taken for that of all: find the longest.',
  fails: ['pad-batch'],
};

export function padBatch(rows: readonly (readonly number[])[]) {
  const columns = rows[0]!.length;
  return rows.map((row) => Array.from({ length: columns }, (_, i) => row[i] ?? PAD));
}
