import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const SOURCES = fileURLToPath(new URL('../../wasm/assembly/', import.meta.url));
const COMPILER = fileURLToPath(new URL('../../../package.json', import.meta.url));

/** The custom section of the compiled module that holds the digest of what it was compiled from. */
export const DIGEST_SECTION = 'sources';

/**
 * No memory, heap or static data of its own: the module works in the memory of TensorFlow.js's wasm backend, and what
 * it put there would overwrite tensors.
 */
const OPTIONS = [
  'index.ts',
  ...['--outFile', 'kernels.wasm'],
  ...['--runtime', 'stub'],
  ...['--enable', 'simd'],
  ...['--use', 'abort='],
  ...['--initialMemory', '1'],
  '--importMemory',
  '--noExportMemory',
  '--noAssert',
  '-O3',
];

export type KernelSources = ReadonlyMap<string, string>;

/** A student's copy has none: its kernels come built. */
export const hasKernelSources = (): boolean => existsSync(SOURCES);

/** The AssemblyScript files: name → text. */
export async function readKernelSources(): Promise<KernelSources> {
  const names = (await readdir(SOURCES)).filter((name) => name.endsWith('.ts')).sort();
  return new Map(await Promise.all(names.map(async (name) => [name, await readFile(SOURCES + name, 'utf8')] as const)));
}

/** SHA-256 over the sources, the compiler's version and its options: another digest, another module. */
export async function digestOf(sources: KernelSources): Promise<Buffer> {
  const version: unknown = JSON.parse(await readFile(COMPILER, 'utf8')).dependencies.assemblyscript;
  return createHash('sha256')
    .update(JSON.stringify([version, OPTIONS, ...sources]))
    .digest();
}

/**
 * Compiles the kernels; the same sources give the same bytes. The compiler runs in a process of its own: whoever imports
 * it gets an `Array.prototype.sort` that compares as numbers, and some hundred names in the global object.
 * @throws Error with the compiler's messages
 */
export async function compileKernels(sources: KernelSources): Promise<Uint8Array<ArrayBuffer>> {
  const folder = await mkdtemp(join(tmpdir(), 'attention-lab-kernels-'));
  try {
    for (const [name, text] of sources) await writeFile(join(folder, name), text);
    const compiler = fileURLToPath(import.meta.resolve('assemblyscript/bin/asc.js'));
    await promisify(execFile)(process.execPath, ['--enable-source-maps', compiler, ...OPTIONS], { cwd: folder });
    const compiled = await readFile(join(folder, 'kernels.wasm'));
    return Buffer.concat([compiled, customSection(DIGEST_SECTION, await digestOf(sources))]);
  } catch (error) {
    throw new Error(`the kernels do not compile: ${(error as { stderr?: string }).stderr || error}`);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** A custom section of a WebAssembly module (core specification, §5.5.3): id 0, length, name, content. */
function customSection(name: string, content: Uint8Array): Uint8Array {
  const length = 1 + name.length + content.length; // below 128, so that one byte holds it
  return Buffer.concat([Uint8Array.of(0, length, name.length), Buffer.from(name, 'latin1'), content]);
}
