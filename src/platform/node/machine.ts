import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { availableParallelism, cpus, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';

const packageFile = new URL('../../../package.json', import.meta.url);
const packageJson = JSON.parse(readFileSync(packageFile, 'utf8')) as {
  name: string;
  version: string;
  description: string;
  license: string;
  dependencies: Record<string, string>;
};

/** The version of this project. */
export const version = packageJson.version;

/** What this project is called, and how it may be used. */
export const project = () => {
  const { name, description, license } = packageJson;
  return { name, version, description, license };
};

/** A path inside the project's own folder, wherever the command was called from; with `/`, on Windows too. */
export const projectPath = (path: string) =>
  fileURLToPath(new URL(`../../../${path}`, import.meta.url)).replaceAll('\\', '/');

/** What one training may come to hold in memory. */
const BYTES_PER_PROCESS = 400e6;

/** How many trainings go on side by side: one per processor, but together in half of the memory. */
export const parallelism = () =>
  Math.max(1, Math.min(availableParallelism(), Math.floor(totalmem() / 2 / BYTES_PER_PROCESS)));

/** Versions of all that decides a run's bits. */
export const versions = () => ({
  attentionLab: version,
  node: process.version,
  tfjs: packageJson.dependencies['@tensorflow/tfjs']!,
});

export const machine = () => ({
  platform: process.platform,
  arch: process.arch,
  processor: cpus()[0]?.model ?? 'unknown',
  cpus: availableParallelism(),
  memoryBytes: totalmem(),
});

/** The commit of the project's own checkout, with `-changed` where files differ from it; undefined outside a checkout. */
export function commit(): string | undefined {
  const git = (...args: string[]) =>
    execFileSync('git', args, { cwd: projectPath(''), encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  try {
    return git('rev-parse', 'HEAD') + (git('status', '--porcelain') ? '-changed' : '');
  } catch {
    return undefined;
  }
}
