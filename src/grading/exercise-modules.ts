import { isAbsolute, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'esbuild';
import type { HandedIn } from './handed-in.ts';
import type { LoadedLab } from './load-lab.ts';

const SOURCES = fileURLToPath(new URL('../', import.meta.url));
const GRADING = fileURLToPath(new URL('./', import.meta.url));

/**
 * Where the imports of a bundle lead. An exercise reaches TensorFlow.js, the library in `src/` and Node's own modules
 * (what those may do is the affair of whatever contains the process) and helpers beside it in its lab, but not the
 * lab's solution, and no other file of this machine.
 */
export function exerciseModules(lab: LoadedLab, { exercise, labs = {}, files = {} }: HandedIn): Plugin {
  const sources: Readonly<Record<string, string>> = { ...labs, [lab.entry.id]: exercise };
  return {
    name: 'exercise-modules',
    setup(build) {
      build.onResolve({ filter: /(^|\/)solution\.ts$/ }, ({ path }) => refused(path)); // not by a lab's helpers either
      build.onResolve({ filter: /^@tensorflow\/tfjs$/ }, () => ({ path: './tensorflow.mjs', external: true }));
      build.onResolve({ filter: /.*/, namespace: EXERCISE }, ({ path }) => fromExercise(path, lab.folder));
      build.onResolve({ filter: /^exercise:/ }, ({ path }) => ({
        path: fileName(afterColon(path)),
        namespace: EXERCISE,
      }));
      build.onResolve({ filter: /^handed-in:/ }, ({ path }) => ({ path: afterColon(path), namespace: HANDED_IN }));
      build.onLoad({ filter: /.*/, namespace: EXERCISE }, ({ path }) => ({
        contents: sources[path.slice('lab '.length, 'lab '.length + 2)]!,
        loader: 'ts',
        resolveDir: lab.folder,
      }));
      build.onLoad({ filter: /.*/, namespace: HANDED_IN }, ({ path }) => ({
        contents: files[path]!,
        loader: 'binary',
      }));
    },
  };
}

const EXERCISE = 'exercise';
const HANDED_IN = 'handed-in';

const afterColon = (path: string): string => path.slice(path.indexOf(':') + 1);

/** As messages name it. */
const fileName = (id: string): string => `lab ${id}, exercise.ts`;

const LIBRARY = '../../src/';

function fromExercise(path: string, folder: string) {
  if (path.startsWith('node:')) return { path, external: true };
  if (/^\.\/[\w-]+\.ts$/.test(path)) return { path: join(folder, path) };
  const file = path.startsWith(LIBRARY) ? join(SOURCES, path.slice(LIBRARY.length)) : undefined;
  if (file && isInside(SOURCES, file) && !isInside(GRADING, file)) return { path: file };
  return refused(path);
}

function refused(path: string) {
  return { errors: [{ text: `"${path}" cannot be imported — "@tensorflow/tfjs" and "../../src/…" can` }] };
}

function isInside(folder: string, file: string): boolean {
  const path = relative(folder, file);
  return path !== '' && !path.startsWith('..') && !isAbsolute(path);
}
