import { relative } from 'node:path';
import { build, type Plugin } from 'esbuild';
import { projectPath } from '../../../src/platform/node/machine.ts';

const SOURCE = projectPath('src');

/** What of the library is imported stays imported, as if the file stood in the folder of the lab. */
const libraryFrom = (labFolder: string): Plugin => ({
  name: 'library',
  setup({ onResolve, resolve }) {
    onResolve({ filter: /^\.\.?\// }, async ({ path, resolveDir, kind, pluginData }) => {
      if (pluginData === 'library') return undefined;
      const found = await resolve(path, { resolveDir, kind, pluginData: 'library' });
      if (!found.path.startsWith(`${SOURCE}/`)) return found;
      return { path: relative(labFolder, found.path), external: true };
    });
  },
});

/**
 * A file as a student could have written it, whose functions are the reference's, but for those that `changes` exports.
 * @param changes a module with some functions of the exercise: a known mistake, another correct solution
 */
export async function exerciseText(labFolder: string, changes?: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: {
      contents: changes
        ? `export * from './solution.ts';\nimport * as changes from ${JSON.stringify(changes)};\n${await reexports(changes)}`
        : `export * from './solution.ts';`,
      resolveDir: labFolder,
      loader: 'ts',
    },
    ...{ bundle: true, write: false, format: 'esm', platform: 'node', packages: 'external', logLevel: 'silent' },
    plugins: [libraryFrom(labFolder)],
  });
  return outputFiles[0]!.text;
}

/** Exports by name win over those of a star. */
async function reexports(path: string): Promise<string> {
  const names = Object.keys((await import(path)) as object).filter((name) => name !== 'mistake');
  return names.map((name) => `export const ${name} = changes.${name};`).join('\n');
}
