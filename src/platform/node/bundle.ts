import { build } from 'esbuild';

/**
 * A module or a style sheet and all that it imports, as one script or sheet for browsers of 2023 and later.
 * @throws Error with esbuild's messages
 */
export async function bundle(entry: string): Promise<string> {
  const { outputFiles } = await build({
    ...{ entryPoints: [entry], bundle: true, write: false, format: 'iife', target: 'es2022', charset: 'utf8' },
    minify: true, // comments, too: they would tell of the folders of this machine
    logLevel: 'silent', // what is wrong comes as an Error
  });
  return outputFiles[0]!.text;
}
