import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { allNotebooks, checkNotebook } from '../notebooks/check.ts';
import { installKernel } from '../notebooks/kernel-spec.ts';
import { projectPath } from '../platform/node/machine.ts';
import { compareAction } from './compare-action.ts';

export interface CheckNotebooksOptions {
  readonly run?: string;
  readonly write?: true;
}

/** Without a run, trains one in a temporary folder first. */
export async function checkAction(notebooks: readonly string[], options: CheckNotebooksOptions): Promise<void> {
  const paths = notebooks.length > 0 ? notebooks : await allNotebooks();
  const temporary = options.run === undefined ? await mkdtemp(join(tmpdir(), 'attention-lab-run-')) : undefined;
  try {
    const run = resolve(options.run ?? join(temporary!, 'en-fr'));
    if (temporary) await compareAction({ out: run });
    for (const path of paths) {
      await checkNotebook(path, { run, write: options.write ?? false });
      process.stdout.write(`${path}: ${options.write ? 'written' : 'as it was'}\n`);
    }
  } finally {
    if (temporary) await rm(temporary, { recursive: true, force: true });
  }
}

/** Ends when JupyterLab does. */
export async function openNotebooks(): Promise<void> {
  const kernel = await installKernel();
  process.stderr.write(`The kernel "attention-lab (Deno)" is known to Jupyter and VS Code (${kernel}).\n`);
  const folder = projectPath('notebooks');
  const jupyter = spawn('jupyter', ['lab', folder], { stdio: 'inherit' });
  await new Promise<void>((done) => {
    jupyter.on('exit', () => done());
    jupyter.on('error', () => {
      process.stdout.write(
        `No JupyterLab was found. In VS Code: install the extension "Jupyter", open a file of ${folder},\nand choose "Select Kernel", "Jupyter Kernel…", "attention-lab (Deno)".\n`,
      );
      done();
    });
  });
}
