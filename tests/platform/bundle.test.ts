import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { bundle } from '../../src/platform/node/bundle.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'attention-lab-bundle-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));
const file = async (name: string, text: string) => {
  await writeFile(join(folder, name), text);
  return join(folder, name);
};

it('makes one script of a module and what it imports, without what nobody uses', async () => {
  await file('words.ts', `export const word: string = 'œuvre</script>'; export const unused = 'never';`);
  const script = await bundle(await file('main.ts', `import { word } from './words.ts'; globalThis.said = word;`));
  expect(script).not.toMatch(/import|export|never|<\/script|words\.ts/);
  const scope: { said?: string } = {};
  new Function('globalThis', script)(scope);
  expect(scope.said).toBe('œuvre</script>');
});

it('makes one sheet of a style sheet and what it imports', async () => {
  await file('ink.css', 'p { color: black }');
  const sheet = await bundle(await file('main.css', '@import "./ink.css"; a { color: blue }'));
  expect(sheet.trim()).toBe('p{color:#000}a{color:#00f}');
});

it('says what cannot be found', async () => {
  await expect(bundle(await file('main.ts', `import './gone.ts';`))).rejects.toThrow('Could not resolve "./gone.ts"');
});
