import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../../src/base/errors.ts';
import { readSubmissionZip } from '../../../src/grading/class/submission-zip.ts';
import { temporaryFolder } from '../../cli/run-cli.ts';
import { replaced, withField, zipped, zippedAs } from './hostile-zip.ts';

const folder = temporaryFolder();
const EXERCISE = '03-x/exercise.ts';
const wanted = new Map([
  [EXERCISE, 2048],
  ['submission.json', 1000],
]);

async function read(zip: Uint8Array): Promise<Record<string, string>> {
  const path = join(folder, 'ada.zip');
  writeFileSync(path, zip);
  const files = await readSubmissionZip(path, wanted);
  return Object.fromEntries([...files].map(([name, bytes]) => [name, new TextDecoder().decode(bytes)]));
}

describe('a zip that was handed in', () => {
  it('gives what is asked for, and nothing else', async () => {
    const zip = await zipped([
      { name: EXERCISE, content: 'export {}' },
      { name: '03-x/package.json', content: '{"scripts":{"install":"rm -rf /"}}' },
      { name: '03-x/addon.node' },
      { name: '__MACOSX/03-x/._exercise.ts' },
    ]);
    expect(await read(zip)).toEqual({ [EXERCISE]: 'export {}' });
  });

  it('may hold everything in one folder more', async () => {
    expect(await read(await zipped([{ name: `ada/${EXERCISE}` }, { name: 'ada/README.md' }]))).toEqual({
      [EXERCISE]: 'x',
    });
  });

  it('may be empty', async () => expect(await read(await zipped([]))).toEqual({}));

  it.each([
    ['../../etc/passwd', 'the name "../../etc/passwd" leads out of the folder'],
    ['a/../../b', 'the name "a/../../b" leads out of the folder'],
    ['/etc/passwd', 'the name "/etc/passwd" is an absolute path'],
    ['C:/windows', 'the name "C:/windows" is an absolute path'],
    ['..\\..\\b', 'the name "..\\\\..\\\\b" has a character that Windows forbids'],
    ['a//b', 'the name "a//b" has an empty part'],
    ['a/./b', 'the name "a/./b" has an empty part'],
    ['a\u0000b', 'the name "a\\u0000b" has a control character'],
    ['a\u001b[2Jb', 'the name "a\\u001b[2Jb" has a control character'],
    ['what?', 'the name "what?" has a character that Windows forbids'],
    ['a /b', 'the name "a /b" has a part that ends in a dot or a space, which Windows drops'],
    ['lab/aux.ts', 'the name "lab/aux.ts" is the name of a device on Windows'],
    ['x'.repeat(241), 'has more than 240 letters'],
  ])('with the name %j is refused', async (name, message) => {
    const read_ = read(await zippedAs(name));
    await expect(read_).rejects.toThrow(InputError);
    await expect(read_).rejects.toThrow(message);
    await expect(read_).rejects.toThrow('pack it with "attention-lab lab submit"');
  });

  it('with a name that is not UTF-8 is refused', () =>
    expect(zippedAs(new Uint8Array([0x72, 0xe9, 0x73])).then(read)).rejects.toThrow('the name "rés" is not UTF-8'));

  it.each([
    ['two files of one name', ['ab', 'cd'], 'ab', 'the name "ab" is there twice'],
    ['names that differ in case alone', ['A/b', 'cdX'], 'a/B', 'the name "a/B" is the same file as "A/b"'],
    ['a file in a file', ['abc', 'abcde'], 'abc/d', 'the name "abc/d" lies in "abc", which is a file'],
  ])('with %s is refused', async (_, [first, second], as, message) => {
    const zip = replaced(await zipped([{ name: first! }, { name: second! }]), second!, Buffer.from(as));
    await expect(read(zip)).rejects.toThrow(message);
  });

  it.each([
    ['a link', 0o120777, '"03-x/exercise.ts" is a link — hand in the file itself'],
    ['a pipe', 0o010644, '"03-x/exercise.ts" is neither a file nor a folder'],
    ['a device', 0o020644, '"03-x/exercise.ts" is neither a file nor a folder'],
  ])('with %s is refused', async (_, mode, message) => {
    await expect(read(await zipped([{ name: EXERCISE, content: '/etc/passwd', mode }]))).rejects.toThrow(message);
  });

  it('with a bomb is refused, by what it declares', async () => {
    const zip = await zipped([{ name: 'zeros', content: new Uint8Array(2 ** 24) }]);
    expect(zip.length).toBeLessThan(20_000);
    await expect(read(zip)).rejects.toThrow(/"zeros" unpacks to \d+ times its size/);
  });

  it('with a bomb that declares less is refused once it has given that much', async () => {
    const zip = await zipped([{ name: EXERCISE, content: new Uint8Array(2 ** 24) }]);
    await expect(read(withField(zip, 'uncompressedSize', 900))).rejects.toThrow(/too many bytes in the stream/);
  });

  it('with more than can be in a submission is refused', async () => {
    const many = Array.from({ length: 2001 }, (_, i) => ({ name: `f${i}` }));
    await expect(read(await zipped(many))).rejects.toThrow('it has 2001 files, and at most 2000 are read');
    const large = Array.from({ length: 300 }, (_, i) => ({ name: `f${i}` }));
    const zip = await zipped(large);
    const next = (from: number) => zip.indexOf('PK\x01\x02', from, 'latin1');
    for (let at = next(0); at >= 0; at = next(at + 1)) zip.writeUInt32LE(2 ** 20, at + 24);
    await expect(read(zip)).rejects.toThrow('all of it, unpacked, has 300 MiB, and at most 256 MiB are read');
  });

  it('with a file that is larger than asked for is refused', async () => {
    const zip = await zipped([{ name: EXERCISE, content: 'x'.repeat(5000) }]);
    await expect(read(zip)).rejects.toThrow('03-x/exercise.ts has 5 KiB, and at most 2 KiB are read');
  });

  it('that is encrypted, damaged or no zip is refused', async () => {
    const zip = await zipped([{ name: EXERCISE }]);
    await expect(read(withField(zip, 'flags', 1))).rejects.toThrow('is encrypted — pack it without a password');
    await expect(read(withField(zip, 'crc', 7))).rejects.toThrow('is damaged: its check sum is wrong');
    await expect(read(zip.subarray(0, -30))).rejects.toThrow('it is not a zip that can be read');
    await expect(read(Buffer.from('exercise'))).rejects.toThrow('it is not a zip that can be read');
    await expect(read(Buffer.alloc(0))).rejects.toThrow('it is not a zip that can be read');
  });

  it('is read or refused, whatever bytes are changed', async () => {
    const zip = await zipped([
      { name: EXERCISE, content: 'export const a = 1;'.repeat(9) },
      { name: 'submission.json' },
    ]);
    const change = fc.record({ at: fc.nat(zip.length - 1), to: fc.integer({ min: 0, max: 255 }) });
    const property = fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
      const changed = Buffer.from(zip);
      for (const { at, to } of changes) changed[at] = to;
      try {
        await read(changed);
      } catch (error) {
        expect(error).toBeInstanceOf(InputError);
      }
    });
    await fc.assert(property, { numRuns: 300 });
  });
});
