import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { fileChanges } from '../../src/platform/node/file-changes.ts';
import { temporaryFolder } from '../cli/run-cli.ts';

const folder = temporaryFolder();
const [one, other, third] = ['one', 'other', 'third'].map((name) => join(folder, name)) as [string, string, string];

it('yields when a file has other content, comes or goes, and not for what is nobody’s business', async () => {
  writeFileSync(one, 'a');
  const ended = new AbortController();
  const changes = fileChanges([one, other], ended.signal);
  const next = async (change: () => void) => {
    const coming = changes.next();
    await setTimeout(50); // it looks at the files first
    change();
    return Promise.race([coming.then(({ done }) => (done ? 'ended' : 'changed')), setTimeout(300, 'nothing')]);
  };
  expect(await next(() => writeFileSync(one, 'b'))).toBe('changed');
  expect(await next(() => writeFileSync(other, ''))).toBe('changed');
  expect(await next(() => rmSync(other))).toBe('changed');
  const waiting = changes.next();
  writeFileSync(one, 'b'); // as it was
  writeFileSync(third, 'c');
  expect(await Promise.race([waiting.then(() => 'changed'), setTimeout(300, 'nothing')])).toBe('nothing');
  ended.abort();
  expect(await waiting).toMatchObject({ done: true });
});

it('notices what changed while nobody asked', async () => {
  writeFileSync(one, '1');
  const ended = new AbortController();
  const changes = fileChanges([one], ended.signal);
  const first = changes.next();
  await setTimeout(50);
  writeFileSync(one, '2');
  await first;
  writeFileSync(one, '3');
  await setTimeout(50);
  expect((await changes.next()).done).toBe(false);
  ended.abort();
});
