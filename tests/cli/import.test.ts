import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { filesBelow, run, temporaryFolder } from './run-cli.ts';

const ODDITIES = fileURLToPath(new URL('../fixtures/import/oddities.tsv', import.meta.url));
const folder = temporaryFolder();
const file = (name: string, content: string | Uint8Array) => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const bring = (...args: string[]) => run(['data', 'import', ...args]);

describe('data import', () => {
  it('cleans a tab-separated file with every oddity, and says what it did', async () => {
    const out = join(folder, 'oddities.csv');
    const { code, stdout, stderr } = await bring(ODDITIES, '--max-length', '9', '--out', out);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toBe(`${out}: 14 pairs of 19 lines

split       sources  pairs
train            10     12
validation        1      1
test              1      1

dropped                              lines  first line
the same pair as on an earlier line      1           4
nothing on the line                      1           7
one column alone                         1          10
nothing on one side                      1          11
longer than --max-length 9               1          15

put right                                                  lines  first line
no-break, narrow and repeated blanks made one plain blank      5           3
blanks before closing and after opening marks taken out        4           3
curly quotes made straight                                     2           6
letters and their accents made one character (NFC)             1           9
control and invisible characters taken out                     1          12

No source stands in two splits. Train on it with: npx attention-lab compare --data ${out}
`);
    const [header, ...rows] = readFileSync(out, 'utf8').trimEnd().split('\n');
    expect(header).toBe('id,split,source,target,alignment,content,tags');
    expect(rows.map((row) => row.replace(/^(line-\d+),\w+,(.*),,,$/, '$1 $2')).sort()).toEqual([
      'line-1 The lamp is on.,La lampe est allumée.',
      'line-12 Softly now.,Doucement maintenant.',
      'line-13 Two blanks here.,Deux blancs ici.',
      'line-14 THE LAMP IS ON.,LA LAMPE EST ALLUMÉE.',
      'line-16 Where is the key?,Où est la clé?',
      'line-17 Where is the key?,Où est la clef?',
      'line-18 We ate soup.,Nous avons mangé de la soupe.',
      'line-19 He sold the farm.,Il a vendu la ferme.',
      'line-2 The lamp is on.,La lampe brûle.',
      'line-3 Wake up!,Réveille-toi!',
      'line-5 Wake up.,Réveille-toi.',
      "line-6 I don't care.,Ça m'est égal.",
      'line-8 "She said ""no"".",Elle a dit: « non ».',
      'line-9 A café is near.,Un café est proche.',
    ]);
  });

  it('writes the same bytes again, and others with another seed', async () => {
    const [first, second, third] = ['1.csv', '2.csv', '3.csv'].map((name) => join(folder, name));
    await bring(ODDITIES, '--out', first!);
    await bring(ODDITIES, '--out', second!);
    await bring(ODDITIES, '--out', third!, '--seed', '2');
    expect(readFileSync(first!, 'utf8')).toBe(readFileSync(second!, 'utf8'));
    expect(readFileSync(first!, 'utf8')).not.toBe(readFileSync(third!, 'utf8'));
  });

  it('takes CSV and two files of parallel lines', async () => {
    const csv = file('pairs.csv', 'target,source\nva,go\ncours,run\nstop,stop\n');
    const parallel = [file('a.en', 'go\nrun\nstop\n'), file('a.fr', 'va\ncours\nstop\n')];
    const [fromCsv, fromLines] = [join(folder, 'from-csv.csv'), join(folder, 'from-lines.csv')];
    expect(await bring(csv, '--out', fromCsv)).toMatchObject({ code: 0 });
    expect(await bring(...parallel, '--out', fromLines)).toMatchObject({ code: 0 });
    const texts = (path: string) => readFileSync(path, 'utf8').replaceAll(/^line-\d+,/gm, '');
    expect(texts(fromCsv)).toBe(texts(fromLines));
  });

  it('warns of a language without blanks, and names the cure', async () => {
    const rows = [...'一二三四五六七八九十'].map((sign, i) => `go ${i}\t去${sign}吧。\n`).join('');
    const { code, stderr } = await bring(file('zh.tsv', rows), '--out', join(folder, 'zh.csv'));
    expect(code).toBe(0);
    const warning = /^warning: the target writes no blanks between words .* --tokenizer character/;
    expect(stderr).toMatch(warning);
    const compare = ['compare', '--data', join(folder, 'zh.csv'), '--out', folder]; // refused, but not before it warns
    expect((await run(compare)).stderr).toMatch(warning);
    expect((await run([...compare, '--tokenizer', 'character'])).stderr).not.toContain('warning');
  });

  it.each([
    ['an absent file', () => [join(folder, 'none.tsv')], 1, /none\.tsv: no such file/],
    ['an empty file', () => [file('empty.tsv', '')], 1, /empty\.tsv: the file is empty/],
    ['one column', () => [file('one.txt', 'go\nrun\n')], 1, /one\.txt, line 1: one column: there is no tab/],
    [
      'parallel files of different length',
      () => [file('b.en', 'go\nrun\n'), file('b.fr', 'va\n')],
      1,
      /b\.en has 2 lines and .*b\.fr has 1/,
    ],
    [
      'bytes that are no UTF-8',
      () => [file('latin1.tsv', Buffer.from('go\tall\u00e9\n', 'latin1'))],
      1,
      /not UTF-8 at byte/,
    ],
    ['only repetitions', () => [file('same.tsv', 'go\tva\n'.repeat(9))], 1, /the same pair as on an earlier line: 8/],
    ['a length that drops all', () => [ODDITIES, '--max-length', '1'], 1, /longer than --max-length 1: \d+/],
    ['splits larger than the data', () => [ODDITIES, '--test', '90'], 1, /too few for 1 to validate, 90 to test/],
    ['no file', () => [], 2, /missing required argument 'file'/],
    ['three files', () => [ODDITIES, ODDITIES, ODDITIES], 2, /too many arguments/],
    ['no length', () => [ODDITIES, '--max-length', '0'], 2, /expected a whole number of at least 1/],
  ])('refuses %s with one message, and writes nothing', async (_, args, code, message) => {
    const out = join(folder, 'nothing.csv');
    const finished = await bring(...args(), '--out', out);
    expect(finished.stderr).toMatch(message);
    expect(finished.stderr.trim().split('\n')).toHaveLength(1);
    expect(finished).toMatchObject({ code, stdout: '' });
    expect(existsSync(out)).toBe(false);
    expect(filesBelow(folder).filter((name) => name.endsWith('.unfinished'))).toEqual([]);
  });

  it('keeps a file that exists, and never writes over what it reads', async () => {
    const out = file('kept.csv', 'source,target\n');
    expect(await bring(ODDITIES, '--out', out)).toMatchObject({ code: 1 });
    expect(readFileSync(out, 'utf8')).toBe('source,target\n');
    const self = await bring(out, '--out', out, '--force');
    expect(self).toMatchObject({ code: 2 });
    expect(self.stderr).toContain('is what is to be imported — name another file');
    expect(await bring(ODDITIES, '--out', out, '--force')).toMatchObject({ code: 0 });
  });
});
