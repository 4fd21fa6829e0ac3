import type { Mistake } from '../../../src/grading/lab.ts';
import { EOS } from '../../../src/text/special-tokens.ts';

export const mistake: Mistake = {
  diagnosis:
    'The rows were filled up with EOS: the loss would count it, and the mask cannot tell it from the end of the sentence.',
  fails: ['pad-batch'],
};

export function padBatch(rows: readonly (readonly number[])[]) {
  const columns = Math.max(...rows.map((row) => row.length));
  return rows.map((row) => [...row, ...Array<number>(columns - row.length).fill(EOS)]);
}
