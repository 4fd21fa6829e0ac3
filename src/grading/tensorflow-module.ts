import { builtinModules, createRequire } from 'node:module';
import { dirname } from 'node:path';
import { guardedBuild } from './guarded-build.ts';

/** The umbrella package, which names the others as its own dependencies. */
const TFJS = dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs/package.json'));

let made: Promise<Uint8Array> | undefined;

/**
 * TensorFlow.js as one module, with gradients, chained operations and the `cpu` backend, without the backends and data
 * loaders that no exercise needs: half the size, and it starts in half the time. Made once in a process.
 */
export function tensorflowModule(): Promise<Uint8Array> {
  made ??= guardedBuild({
    stdin: {
      contents: `
        export * from '@tensorflow/tfjs-core';
        export * from '@tensorflow/tfjs-layers';
        import '@tensorflow/tfjs-core/dist/public/chained_ops/register_all_chained_ops';
        import '@tensorflow/tfjs-core/dist/register_all_gradients';
        import '@tensorflow/tfjs-backend-cpu';`,
      resolveDir: TFJS,
    },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    mainFields: ['module', 'main'],
    alias: Object.fromEntries(builtinModules.map((name) => [name, `node:${name}`])), // as Deno wants them
    banner: {
      // it takes `util` of Node's by require
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
    logLevel: 'silent',
  }).then(({ outputFiles }) => outputFiles[0]!.contents);
  made.catch(() => {
    made = undefined; // a build beside it may have taken it along
  });
  return made;
}
