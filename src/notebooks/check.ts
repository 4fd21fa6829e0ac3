import { readdir, readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { InputError } from '../base/errors.ts';
import { writeAtomically } from '../platform/node/atomic-write.ts';
import { projectPath } from '../platform/node/machine.ts';
import { execute } from './execute.ts';
import { type CellOutput, type NotebookFile, notebookFile, notebookJson } from './notebook-file.ts';
import { typeErrors } from './typecheck.ts';

/** Pictures differ with the fonts of a machine; what they are drawn from does not. */
const COMPARED = ['text/plain', 'text/html', 'application/vnd.plotly.v1+json'];

/** The environment variable by which cells are told of a run folder. */
const RUN_VARIABLE = 'ATTENTION_LAB_RUN';

export interface CheckOptions {
  /** The run folder that the cells read, of a notebook that {@link readsRun}. */
  readonly run?: string | undefined;
  /** Whether to keep the outputs in the file, instead of holding them against what it keeps. */
  readonly write: boolean;
}

/**
 * Checks the types of a notebook's cells, runs them, and compares what they print with what the file keeps.
 * @throws InputError that names notebook and cell if a type is wrong, a cell fails or an output is another
 */
export async function checkNotebook(path: string, { run, write }: CheckOptions): Promise<void> {
  const notebook = await readNotebook(path);
  const errors = typeErrors(path, notebook, projectPath(''));
  if (errors.length > 0) throw new InputError(errors.join('\n'));
  const executed = await execute(path, notebook, run === undefined ? {} : { [RUN_VARIABLE]: run });
  if (write) await writeAtomically(path, notebookJson(executed));
  else expectSameOutputs(path, notebook, executed);
}

/** Whether a notebook explores a run, so that there must be one before it is checked. */
export async function readsRun(path: string): Promise<boolean> {
  const { cells } = await readNotebook(path);
  return cells.some(({ cell_type, source }) => cell_type === 'code' && source.includes(RUN_VARIABLE));
}

async function readNotebook(path: string): Promise<NotebookFile> {
  const text = await readFile(path, 'utf8').catch(() => {
    throw new InputError(`${path}: there is no such notebook`);
  });
  try {
    return notebookFile.parse(JSON.parse(text));
  } catch {
    throw new InputError(`${path}: not a notebook (of nbformat 4) — restore it`);
  }
}

export async function allNotebooks(): Promise<string[]> {
  const folder = projectPath('notebooks');
  const names = (await readdir(folder)).filter((name) => name.endsWith('.ipynb')).sort();
  return names.map((name) => `${folder}/${name}`);
}

function expectSameOutputs(path: string, kept: NotebookFile, now: NotebookFile): void {
  for (const [index, cell] of kept.cells.entries()) {
    const [before, after] = [cell.outputs ?? [], now.cells[index]!.outputs ?? []].map((outputs) =>
      outputs.map(compared),
    );
    if (isDeepStrictEqual(before, after)) continue;
    throw new InputError(
      `${basename(path)}, cell ${index + 1}: it gives something else than what the notebook keeps — look at it, and keep the new output with: npm run notebooks:check -- --write`,
    );
  }
}

function compared({ output_type, text, data }: CellOutput) {
  const formats = Object.entries((data ?? {}) as object).filter(([type]) => COMPARED.includes(type));
  return {
    output_type,
    text: [text ?? ''].flat().join(''),
    data: formats.map(([type, value]) => [type, joined(value)]),
  };
}

/** Jupyter may keep a text as a list of lines. */
const joined = (value: unknown) => (Array.isArray(value) ? value.join('') : value);
