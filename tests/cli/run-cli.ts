import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';

const BIN = fileURLToPath(new URL('../../src/cli/bin.js', import.meta.url));

export interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Surroundings {
  /** What stands on standard input. */
  readonly input?: string;
  /** The command line's file, in another copy of the project than this one. */
  readonly bin?: string;
  /** The Node binary to run with; the one that runs the tests unless told. */
  readonly node?: string;
  /** Environment variables besides those of the tests. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** Starts the command line as a process of its own, as a user does. */
export function start(
  args: readonly string[],
  { input = '', bin = BIN, node = process.execPath, environment = {} }: Surroundings = {},
): { process: ChildProcess; finished: Promise<Finished> } {
  const child = spawn(node, [bin, ...args], { stdio: 'pipe', env: { ...process.env, ...environment } });
  const output = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk) => (output.stdout += chunk));
  child.stderr.on('data', (chunk) => (output.stderr += chunk));
  child.stdin.end(input);
  const finished = new Promise<Finished>((resolve) => child.on('close', (code) => resolve({ code, ...output })));
  return { process: child, finished };
}

export const run = (args: readonly string[], surroundings?: Surroundings) => start(args, surroundings).finished;

/** A folder of its own for the files of one test file; gone when they are done. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'attention-lab-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The files below a folder, by relative path with `/`, sorted. */
export function filesBelow(folder: string): string[] {
  return (readdirSync(folder, { recursive: true }) as string[])
    .filter((name) => statSync(join(folder, name)).isFile())
    .map((name) => relative('', name).replaceAll('\\', '/'))
    .sort();
}

/** What must repeat byte for byte: all files but run.json and what a clock says; the report shows both. */
export const repeatableFiles = (folder: string) =>
  filesBelow(folder).filter((name) => !/(^|\/)(run\.json|timing\.jsonl?|report\.html)$/.test(name));

export const copyFolder = (from: string, to: string) => cpSync(from, to, { recursive: true });
export const bytes = (...path: string[]) => readFileSync(join(...path));
