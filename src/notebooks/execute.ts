import { basename, dirname } from 'node:path';
import { InputError } from '../base/errors.ts';
import { Kernel } from './kernel.ts';
import type { CellOutput, NotebookFile } from './notebook-file.ts';

/** For a cell that never ends: of ours none takes a twentieth of it, on a machine that has nothing else to do. */
const LIMIT_MILLISECONDS = 600_000;

/**
 * Runs all cells of a notebook in a new kernel.
 * @param milliseconds for each cell
 * @returns the notebook with the outputs that they gave
 * @throws InputError that names the cell which failed, and why
 */
export async function execute(
  path: string,
  notebook: NotebookFile,
  environment: Readonly<Record<string, string>>,
  milliseconds = LIMIT_MILLISECONDS,
): Promise<NotebookFile> {
  const kernel = await Kernel.start(dirname(path), environment);
  try {
    const cells: NotebookFile['cells'] = [];
    let count = 0;
    for (const [index, cell] of notebook.cells.entries()) {
      if (cell.cell_type !== 'code') {
        cells.push(cell);
        continue;
      }
      const outputs = await kernel.run(cell.source, milliseconds).catch((error: Error) => {
        throw new InputError(`${basename(path)}, cell ${index + 1}: ${error.message}`);
      });
      const failure = outputs.find(({ output_type }) => output_type === 'error');
      if (failure) throw new InputError(`${basename(path)}, cell ${index + 1}: ${explain(failure)}`);
      cells.push({ ...cell, outputs: joinStreams(outputs.map(plainText)), execution_count: ++count });
    }
    return { ...notebook, cells };
  } finally {
    await kernel.stop();
  }
}

const explain = ({ ename, evalue, traceback }: CellOutput) =>
  withoutColor([`${ename}: ${evalue}`, ...(traceback as string[]).slice(1)].join('\n'));

/** What is printed may come in pieces; a notebook keeps it in one. */
function joinStreams(outputs: readonly CellOutput[]): CellOutput[] {
  const joined: CellOutput[] = [];
  for (const output of outputs) {
    const last = joined.at(-1);
    const goesOn = last?.output_type === 'stream' && output.output_type === 'stream' && last.name === output.name;
    if (goesOn) joined[joined.length - 1] = { ...last, text: `${last.text}${output.text}` };
    else joined.push(output);
  }
  return joined;
}

/** The kernel colours what it prints; a file that is read and compared has no colours. */
function plainText(output: CellOutput): CellOutput {
  const clean = (value: unknown): unknown => {
    if (typeof value === 'string') return withoutColor(value);
    if (Array.isArray(value)) return value.map(clean);
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, clean(item)]));
  };
  const { execution_count: _, ...kept } = output;
  return clean(output.output_type === 'execute_result' ? { ...kept, output_type: 'display_data' } : kept) as CellOutput;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: that is what terminal colours are made of
const withoutColor = (text: string) => text.replace(/\u001b\[[\d;]*m/g, '');
