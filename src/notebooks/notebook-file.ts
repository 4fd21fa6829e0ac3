import { z } from 'zod';

const text = z.union([z.string(), z.array(z.string())]).transform((value) => [value].flat().join(''));

const output = z.looseObject({ output_type: z.string() });

const cell = z.looseObject({
  cell_type: z.enum(['markdown', 'code', 'raw']),
  source: text,
  outputs: z.array(output).optional(),
  execution_count: z.int().nullable().optional(),
});

/** The parts of a notebook that are read here (nbformat 4); whatever else it holds is kept. */
export const notebookFile = z.looseObject({ cells: z.array(cell), nbformat: z.literal(4) });
export type NotebookFile = z.infer<typeof notebookFile>;
export type NotebookCell = z.infer<typeof cell>;
export type CellOutput = z.infer<typeof output>;

/** As Jupyter writes it: texts as lists of lines, so that a change is a change of lines. */
export function notebookJson(notebook: NotebookFile): string {
  const lines = (source: string) => source.split(/(?<=\n)/);
  const cells = notebook.cells.map((cell) => ({ ...cell, source: lines(cell.source) }));
  return `${JSON.stringify({ ...notebook, cells }, null, 1)}\n`;
}
