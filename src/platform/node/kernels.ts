import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { writeAtomically } from './atomic-write.ts';
import { compileKernels, DIGEST_SECTION, digestOf, hasKernelSources, readKernelSources } from './compile-kernels.ts';

const BUILT = fileURLToPath(new URL('../../wasm/build/kernels.wasm', import.meta.url));

/**
 * The compiled kernels. They are built by `npm install`, and here where install scripts are off or the sources have
 * changed since; two processes may do so at once.
 */
export async function loadKernels(path = BUILT): Promise<WebAssembly.Module> {
  if (!hasKernelSources()) return WebAssembly.compile(await readFile(path));
  const sources = await readKernelSources();
  const built = await readBuilt(path, await digestOf(sources));
  if (built) return built;
  console.error('building the WebAssembly kernels (once, a few seconds)');
  const bytes = await compileKernels(sources);
  await writeAtomically(path, bytes).catch(() => {}); // a read-only installation builds them each time
  return WebAssembly.compile(bytes);
}

/** The module at `path`, if it is there, whole, and compiled from the sources with this digest. */
async function readBuilt(path: string, digest: Uint8Array): Promise<WebAssembly.Module | undefined> {
  try {
    const module = await WebAssembly.compile(await readFile(path));
    const [section] = WebAssembly.Module.customSections(module, DIGEST_SECTION);
    return section && Buffer.from(section).equals(digest) ? module : undefined;
  } catch {
    return undefined;
  }
}
