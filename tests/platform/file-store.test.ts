import { execFile } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { InputError } from '../../src/base/errors.ts';
import { MemoryFileStore } from '../../src/base/file-store.ts';
import { NodeFileStore } from '../../src/platform/node/file-store.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'file-store-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe.each([
  ['on the disk', () => new NodeFileStore()],
  ['in memory', () => new MemoryFileStore()],
])('a file store %s', (_name, make) => {
  const text = async (path: string, store = make()) => new TextDecoder().decode(await store.read(path));

  test('reads what was written, and makes the folders on the way', async () => {
    const store = make();
    const path = `${folder}/lstm/seed-1/model.bin`;
    await store.write(path, Uint8Array.of(0, 255, 7));
    expect([...(await store.read(path))]).toEqual([0, 255, 7]);
    await store.write(path, 'déjà');
    expect(await text(path, store)).toBe('déjà');
  });

  test('lists names in the order of their characters', async () => {
    const store = make();
    for (const name of ['seed-2', 'seed-10', 'Ω', 'Z', 'a/b/c']) await store.write(`${folder}/runs/${name}`, '');
    expect(await store.list(`${folder}/runs`)).toEqual(['Z', 'a', 'seed-10', 'seed-2', 'Ω']);
    expect(await store.list(`${folder}/none`)).toEqual([]);
  });

  test('knows what exists, and removes files and folders', async () => {
    const store = make();
    await store.write(`${folder}/run/a`, '');
    await store.write(`${folder}/run/b/c`, '');
    expect(await store.exists(`${folder}/run`)).toBe(true);
    await store.remove(`${folder}/run/a`);
    expect(await store.exists(`${folder}/run/a`)).toBe(false);
    await store.remove(`${folder}/run`);
    await store.remove(`${folder}/run`);
    expect(await store.exists(`${folder}/run/b/c`)).toBe(false);
  });

  test('a missing file is named', async () => {
    await expect(make().read(`${folder}/none.csv`)).rejects.toThrow(
      new InputError(`${folder}/none.csv: no such file — check the path`),
    );
  });
});

describe('on the disk', () => {
  const store = new NodeFileStore();

  test('removes what a killed writer left, in the folder and below, and nothing else', async () => {
    const program = `${folder}/writer.mts`;
    const module = JSON.stringify(new URL('../../src/platform/node/atomic-write.ts', import.meta.url).href);
    await writeFile(
      program,
      `import fs from 'node:fs/promises';
       import { syncBuiltinESMExports } from 'node:module';
       fs.rename = async () => process.kill(process.pid, 'SIGKILL');
       syncBuiltinESMExports();
       const { writeAtomically } = await import(${module});
       await writeAtomically(${JSON.stringify(`${folder}/run/seed-1/model.bin`)}, 'half');`,
    );
    const tsx = fileURLToPath(new URL('../../node_modules/tsx/dist/cli.mjs', import.meta.url));
    await expect(promisify(execFile)(process.execPath, [tsx, program])).rejects.toThrow();
    await store.write(`${folder}/run/seed-1/other.bin`, 'whole');
    expect(await readdir(`${folder}/run/seed-1`)).toHaveLength(2);
    await store.removeUnfinished(`${folder}/run`);
    expect(await readdir(`${folder}/run/seed-1`)).toEqual(['other.bin']);
    await store.removeUnfinished(`${folder}/none`);
  });

  test('leaves no temporary file, neither after a success nor after a failure', async () => {
    await store.write(join(folder, 'whole'), 'x');
    await mkdir(join(folder, 'taken'));
    await expect(store.write(join(folder, 'taken'), 'x')).rejects.toThrow(InputError);
    expect(await readdir(folder)).toEqual(['taken', 'whole']);
  });

  test('each problem names the path and the cure', async () => {
    const file = join(folder, 'file');
    await writeFile(file, '');
    await expect(store.read(folder)).rejects.toThrow(`${folder}: is a folder, not a file — give the path of a file`);
    await expect(store.read(`${file}/x`)).rejects.toThrow(/a part of the path is a file, not a folder — /);
    await expect(store.write(`${file}/x`, '')).rejects.toThrow(/a file stands where a folder is needed — /);
    await expect(store.read(`${folder}/${'x'.repeat(300)}`)).rejects.toThrow(/the path is too long — /);
    expect(await store.exists(`${file}/x`)).toBe(false);
  });

  test('gives plain bytes, which a slice copies', async () => {
    await store.write(join(folder, 'bytes'), Uint8Array.of(1, 2, 3));
    const bytes = await store.read(join(folder, 'bytes'));
    expect(bytes.constructor).toBe(Uint8Array);
    expect(bytes.slice(1).buffer.byteLength).toBe(2);
  });

  test.skipIf(process.platform === 'win32')('names a lack of permission', async () => {
    await chmod(folder, 0o500);
    const root = process.geteuid!() === 0;
    if (root) process.seteuid!('nobody'); // nothing is forbidden to root
    try {
      await expect(store.write(join(folder, 'x'), '')).rejects.toThrow(/permission denied — /);
    } finally {
      if (root) process.seteuid!(0);
      await chmod(folder, 0o700);
    }
  });

  test('a full disk keeps what was written before, to the last byte', async (context) => {
    const program = fileURLToPath(new URL('full-disk-program.ts', import.meta.url));
    const script = 'mount -t tmpfs -o size=64k tmpfs "$1" && exec "$2" --import tsx "$3" "$1"';
    const run = promisify(execFile)('unshare', ['-Urm', 'sh', '-c', script, 'sh', folder, process.execPath, program]);
    const result = await run.catch((error) => context.skip(`no disk of our own to fill: ${error.message}`));
    expect(JSON.parse(result.stdout)).toEqual({
      write: `${folder}/model: the disk is full — free some space and run the command again; files written before are whole`,
      model: 'old',
      files: ['model'],
    });
  });
});
