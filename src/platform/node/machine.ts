import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { availableParallelism, cpus, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';

const packageFile = new URL('../../../package.json', import.meta.url);
const packageJson = JSON.parse(readFileSync(packageFile, 'utf8')) as {
  version: string;
  dependencies: Record<string, string>;
};

/** The version of this project. */
export const version = packageJson.version;

/** A path inside the project's own folder, wherever the command was called from. */
export const projectPath = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));

/** How many processes can compute side by side. */
export const parallelism = () => availableParallelism();

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
