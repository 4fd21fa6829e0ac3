import { createRequire } from 'node:module';
import { InputError } from '../base/errors.ts';

const platform = process.platform === 'linux' ? `linux-${process.arch}-glibc` : `${process.platform}-${process.arch}`;

/**
 * The path of the Deno program, which runs the notebooks' TypeScript.
 * @throws InputError if the optional dependency is not installed or there is none for this system
 */
export function denoBinary(): string {
  const project = createRequire(import.meta.url);
  try {
    return createRequire(project.resolve('deno/package.json')).resolve(
      `@deno/${platform}/deno${process.platform === 'win32' ? '.exe' : ''}`,
    );
  } catch {
    throw new InputError(
      `notebooks need the optional package deno, which is not installed or has no build for ${platform} — npm ci --include=optional`,
    );
  }
}
