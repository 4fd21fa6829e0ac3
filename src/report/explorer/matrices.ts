import { alignmentMatrices, type SentenceAlignments } from '../../figures/alignment-matrices.ts';
import { modelTitle } from '../../figures/model-style.ts';
import { variablePalette as palette } from '../../figures/palette.ts';
import { type DataTable, type Drawing, fixedSize } from '../figure-block.ts';

/** Matrices are drawn as large as there is room for: side by side if the cells do not get too small, else stacked. */
const sizes = [
  { columns: 2, cell: 40 },
  { columns: 2, cell: 32 },
  { columns: 2, cell: 25 },
  { columns: 2, cell: 19 },
  { columns: 2, cell: 14 },
  { columns: 1, cell: 28 },
  { columns: 1, cell: 21 },
  { columns: 1, cell: 16 },
];

export const matrixDrawing = (sentence: SentenceAlignments): Drawing =>
  fixedSize(sizes.map((size) => alignmentMatrices(sentence, { palette, ...size })));

/** The weights of each matrix, to three decimals. */
export function matrixTables({ source, target, maps }: SentenceAlignments): DataTable[] {
  return maps.map(({ model, part, weights }) => ({
    caption: `${[modelTitle(model), part].filter(Boolean).join(', ')}: the weight that each row gives to each column`,
    head: ['', ...source],
    rows: weights.map((row, index) => [target[index]!, ...row.map((weight) => weight.toFixed(3))]),
  }));
}
