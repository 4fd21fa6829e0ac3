import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Found } from '../../../../src/grading/class/find-submissions.ts';
import { withField, type ZippedFile, zipped, zippedAs } from '../../class/hostile-zip.ts';

/** What a student might hand in whose harm is done before any code runs; no level of isolation has a part in it. */
export interface HostileSubmission {
  readonly name: string;
  /** Puts it below a folder; what may not be read lies beside it, in `secret.json`. */
  make(root: string): Promise<Found> | Found;
  /** What the report says of the whole or of the lab. */
  readonly says: RegExp;
  /** It takes seconds. */
  readonly slow?: true;
  /** Points of the five there are; none unless told. */
  readonly earned?: number;
}

const PATH = '99-toy/exercise.ts';
const right =
  'export const double = (x: number) => 2 * x; export const total = (xs: number[]) => xs.reduce((a, b) => a + b, 0);';

const zip = (name: string, make: () => Promise<Uint8Array>, says: RegExp, earned = 0): HostileSubmission => ({
  ...{ name, says, earned },
  async make(root) {
    writeFileSync(join(root, 'ada.zip'), await make());
    return { name: 'ada.zip', path: join(root, 'ada.zip'), kind: 'zip' };
  },
});

const zipOf = (name: string, files: readonly ZippedFile[], says: RegExp, earned = 0) =>
  zip(name, () => zipped(files), says, earned);

/** A folder with a right exercise, changed by `spoil`. */
const folder = (name: string, spoil: (root: string) => void, says: RegExp, earned = 0): HostileSubmission => ({
  ...{ name, says, earned },
  make(root) {
    mkdirSync(dirname(join(root, 'ada', PATH)), { recursive: true });
    spoil(root);
    return { name: 'ada', path: join(root, 'ada'), kind: 'folder' };
  },
});

const source = (name: string, text: string | Uint8Array, says: RegExp, earned = 0) =>
  folder(name, (root) => writeFileSync(join(root, 'ada', PATH), text), says, earned);

const exercise = { name: PATH, content: right };

export const hostileSubmissions: readonly HostileSubmission[] = [
  zip('a zip whose names lead out', () => zippedAs('../../../../../../tmp/out'), /leads out of the folder/),
  zip('a zip with an absolute name', () => zippedAs('/tmp/out'), /is an absolute path/),
  zip('a zip with a device of Windows', () => zippedAs('99-toy/con.ts'), /is the name of a device on Windows/),
  zip('a zip with a name that is not UTF-8', () => zippedAs(new Uint8Array([0xff, 0xfe, 0x41])), /is not UTF-8/),
  zip('a zip with one name twice', () => zipped([exercise, exercise]), /is there twice/),
  zipOf('a zip with names of two cases', [exercise, { name: PATH.toUpperCase() }], /is the same file as/),
  zipOf('a zip with a link', [{ ...exercise, content: '/etc/passwd', mode: 0o120777 }], /is a link/),
  zipOf('a zip with a device', [{ ...exercise, mode: 0o020666 }], /is neither a file nor a folder/),
  zipOf('a zip bomb', [exercise, { name: 'zeros', content: new Uint8Array(2 ** 24) }], /unpacks to \d+ times its size/),
  zip(
    'a zip bomb that says it is small',
    async () => withField(await zipped([{ name: PATH, content: new Uint8Array(2 ** 24) }]), 'uncompressedSize', 99),
    /too many bytes in the stream/,
  ),
  zipOf(
    'a zip of thousands',
    Array.from({ length: 2001 }, (_, i) => ({ name: `f${i}` })),
    /it has 2001 files/,
  ),
  zip('an encrypted zip', async () => withField(await zipped([exercise]), 'flags', 1), /is encrypted/),
  zip('a damaged zip', async () => withField(await zipped([exercise]), 'crc', 1), /its check sum is wrong/),
  zip('a zip that is cut off', async () => (await zipped([exercise])).subarray(0, 90), /it is not a zip/),
  zip('a picture called a zip', async () => Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), /it is not a zip/),
  folder(
    'a folder with a link to a secret',
    (root) => symlinkSync(join(root, 'secret.json'), join(root, 'ada', PATH)),
    /nothing that the labs ask for is in it/,
  ),
  folder(
    'a 100 MB source file',
    (root) => {
      writeFileSync(join(root, 'ada', PATH), right);
      truncateSync(join(root, 'ada', PATH), 1e8);
    },
    /has 100000000 bytes, and at most \d+ are read/,
  ),
  source(
    'a source that is nearly as large as may be',
    `${right}\n//${'x'.repeat(3e5)}`,
    /has more than 100000 letters/,
  ),
  source('a source that is not UTF-8', Buffer.from('export const é = 1;', 'latin1'), /not UTF-8 at byte offset 13/),
  source('a source of parentheses', `export const x = ${'('.repeat(9e4)}`, /does not load|exercise\.ts|nested/),
  {
    ...source(
      'a source that no compiler gets through',
      `export const x = ${'a?(b):c=>'.repeat(30)}1;`,
      /nested so deep/,
    ),
    slow: true,
  },
  source(
    'an import of a secret',
    "import secret from '../../secret.json'; export const double = () => secret;",
    /cannot be imported/,
  ),
  source('an import by an absolute path', "export * from '/etc/passwd';", /cannot be imported/),
  source('an import from a URL', "export * from 'https://localhost/x.js';", /cannot be imported/),
  source(
    'an import of a module in a data: URL',
    "export * from 'data:text/javascript,export const double = 1';",
    /cannot be imported/,
  ),
  source('an import of a native add-on', "import './addon.node';", /cannot be imported/),
  source('an import of the solution', "export * from './solution.ts';", /cannot be imported/),
  source('an import of the grader', "export * from '../../src/grading/oracle.ts';", /cannot be imported/),
  folder(
    'a package.json with scripts, a tsconfig.json and a native add-on',
    (root) => {
      const run = `touch ${join(root, 'marker')}`;
      const lab = join(root, 'ada', '99-toy');
      writeFileSync(join(lab, 'exercise.ts'), right);
      writeFileSync(
        join(lab, 'package.json'),
        JSON.stringify({ main: 'x.js', scripts: { preinstall: run, test: run } }),
      );
      writeFileSync(join(lab, 'tsconfig.json'), JSON.stringify({ extends: join(root, 'secret.json') }));
      writeFileSync(join(lab, 'addon.node'), 'native');
    },
    /^submission\.json is missing/, // that is all there is to say: none of them is read
    5,
  ),
];
