import type { Mistake } from '../../../src/grading/lab.ts';
import { PAD } from '../../../src/text/special-tokens.ts';

export const mistake: Mistake = {
  diagnosis: 'The padding stands on the left: the first word of a sentence is then in any column.',
  fails: ['pad-batch'],
};

export function padBatch(rows: readonly (readonly number[])[]) {
  const columns = Math.max(...rows.map((row) => row.length));
  return rows.map((row) => [...Array<number>(columns - row.length).fill(PAD), ...row]);
}
