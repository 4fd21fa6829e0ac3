import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { allNotebooks, checkNotebook, readsRun } from '../notebooks/check.ts';
import { installKernel } from '../notebooks/kernel-spec.ts';
import { projectPath } from '../platform/node/machine.ts';
import { compareAction } from './compare-action.ts';

export interface CheckNotebooksOptions {
  readonly run?: string;
  readonly write?: boolean;
}

/** Where a notebook reads a run and none is given, trains one in a temporary folder first. */
export async function checkAction(notebooks: readonly string[], options: CheckNotebooksOptions): Promise<void> {
  const paths = notebooks.length > 0 ? notebooks : await allNotebooks();
  const needsRun = (await Promise.all(paths.map(readsRun))).includes(true);
  if (options.run !== undefined || !needsRun) return checkAll(paths, options);
  const folder = await mkdtemp(join(tmpdir(), 'attention-lab-run-'));
  try {
    const run = join(folder, 'en-fr');
    await compareAction({ out: run });
    await checkAll(paths, { ...options, run });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function checkAll(paths: readonly string[], { run, write = false }: CheckNotebooksOptions): Promise<void> {
  for (const path of paths) {
    await checkNotebook(path, { run: run && resolve(run), write });
    process.stdout.write(`${path}: ${write ? 'written' : 'as it was'}\n`);
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
