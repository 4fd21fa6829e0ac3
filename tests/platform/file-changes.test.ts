import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { fileChanges } from '../../src/platform/node/file-changes.ts';
import { temporaryFolder } from '../cli/run-cli.ts';

const folder = temporaryFolder();
const [one, other, third] = ['one', 'other', 'third'].map((name) => join(folder, name)) as [string, string, string];

let ended: AbortController;
let changes: AsyncGenerator<void>;
let writes = 0;
beforeEach(() => {
  writeFileSync(one, 'a');
  ended = new AbortController();
  changes = fileChanges([one, other], ended.signal);
});
afterEach(() => ended.abort());

/** Does it again and again until it is noticed: how soon the first look at the files is over, nobody knows. */
async function noticed(change: () => void): Promise<void> {
  const coming = changes.next();
  const again = setInterval(change, 20);
  expect((await coming).done).toBe(false);
  clearInterval(again);
}

it('yields when a file has other content, comes or goes', async () => {
  await noticed(() => writeFileSync(one, `${++writes}`));
  await noticed(() => writeFileSync(other, `${++writes}`));
  await noticed(() => rmSync(other, { force: true }));
});

it('notices what changed while nobody asked', async () => {
  await noticed(() => writeFileSync(one, `${++writes}`));
  writeFileSync(one, 'meanwhile');
  expect((await changes.next()).done).toBe(false);
});

it('says nothing of the same content and of other files, and ends when it is told to', async () => {
  await noticed(() => writeFileSync(other, 'b'));
  const waiting = changes.next();
  writeFileSync(other, 'b');
  writeFileSync(third, 'c');
  expect(await Promise.race([waiting.then(() => 'changed'), setTimeout(300, 'nothing')])).toBe('nothing');
  ended.abort();
  expect((await waiting).done).toBe(true);
});
