import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run, temporaryFolder } from './run-cli.ts';

const folder = temporaryFolder();
const file = (name: string, content: string | Uint8Array) => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const header = 'id,split,source,target,alignment,content,tags\n';
const rows = ['train', 'validation', 'test'].map((split) => `${split}-1,${split},a b c,d e f,0-0,,\n`).join('');

describe('the command line', () => {
  it('lists its commands', async () => {
    const { code, stdout } = await run(['--help']);
    expect(code).toBe(0);
    for (const verb of [
      'compare',
      'translate',
      'report',
      'study',
      'export',
      'data',
      'lab',
      'release',
      'grade',
      'bench',
    ])
      expect(stdout).toMatch(new RegExp(`^  ${verb} `, 'm'));
  });

  it.each([
    'compare',
    'translate',
    'report',
    'study',
    'export',
    'data',
    'data generate',
    'data import',
    'data describe',
    'grade',
    'bench',
  ])('explains %s', async (verb) => {
    const { code, stdout } = await run([...verb.split(' '), '--help']);
    expect(code).toBe(0);
    expect(stdout).toContain(`Usage: attention-lab ${verb}`);
  });

  it.each([
    [['compere'], "unknown command 'compere'"],
    [['compare', '--stpes', '3'], "unknown option '--stpes'\n(Did you mean --steps?)"],
    [['compare', '--steps', 'many'], 'expected a whole number of at least 1'],
    [['compare', '--seeds', 'one'], 'expected a number of seeds, or a list of seeds'],
    [['compare', '--preset', 'huge'], 'Allowed choices are lab, quick'],
    [['compare', '--models', 'lstm-aditive'], 'unknown model "lstm-aditive" — did you mean "lstm-additive"?'],
    [['compare', '--set', 'transformer.head=2'], '"head" — did you mean "heads"?'],
    [['compare', '--set', 'transformer.heads=3'], 'transformer.width: must be a multiple of heads'],
    [['compare', '--task', 'mine.csv'], 'Allowed choices are en-fr, dates, reverse'],
    [['compare', '--task', 'dates', '--data', 'mine.csv'], "option '--data <file>' cannot be used with option '--task"],
    [['compare', '--tokenizer', 'bep'], 'Allowed choices are word, character, bpe'],
    [['compare', '--merges', '50'], 'the word tokenizer merges nothing — add --tokenizer bpe'],
    [['compare', '--beam', '0'], 'expected a whole number from 1 (greedy decoding) to 100'],
    [['compare', '--beam', 'wide'], "argument 'wide' is invalid"],
    [['compare', '--set', 'decoding.beam=1000'], 'decoding.beam'],
    [['translate', 'runs/x', 'a', '--beam', '101'], 'expected a whole number from 1 (greedy decoding) to 100'],
    [['compare', '--resume'], '--resume needs the folder of the run: --out FOLDER'],
    [['compare', '--resume', '--force', '--out', 'x'], 'give one of them'],
    [['translate'], "missing required argument 'run'"],
  ])('refuses %j with exit code 2', async (args, message) => {
    const { code, stderr, stdout } = await run(args);
    expect(stderr).toContain(message);
    expect(code).toBe(2);
    expect(stdout).toBe('');
  });
});

describe('data that do not fit', () => {
  it.each([
    ['a missing file', () => join(folder, 'nowhere.csv'), /nowhere\.csv: no such file/],
    ['an empty file', () => file('empty.csv', ''), /empty\.csv: the file is empty — expected a header/],
    ['no training split', () => file('no-train.csv', `${header}v,validation,a,b,,,\n`), /no pair in the split "train"/],
    [
      'a short row',
      () => file('short.csv', `${header}${rows}x,train,a b\n`),
      /short\.csv, line 5: expected 7 columns, found 3/,
    ],
    ['a broken quote', () => file('quote.csv', `${header}${rows}x,train,"a b,c,,,\n`), /quote\.csv, line 5: .*quote/],
    [
      'bytes that are no UTF-8',
      () => file('latin1.csv', Buffer.from(`${header}x,train,a,\u00e9,,,\n`, 'latin1')),
      /latin1\.csv: not UTF-8 at byte offset 56/,
    ],
    [
      'a link out of range',
      () => file('link.csv', `${header}${rows}x,train,a b,c,0-3,,\n`),
      /link\.csv, line 5, column alignment: 0-3: the target has 1 words/,
    ],
    [
      'a sentence that is too long',
      () => file('long.csv', `${header}${rows}x,train,${'a '.repeat(80)},c,,,\n`),
      /pair x \(train\): the source has 80 tokens, the maximum is 64/,
    ],
  ])('%s: one message that names the place, exit code 1, and no run folder', async (_, path, message) => {
    const out = join(folder, 'run');
    const { code, stderr } = await run(['compare', '--data', path(), '--models', 'transformer', '--out', out]);
    expect(stderr).toMatch(message);
    expect(stderr).not.toContain('    at ');
    expect(code).toBe(1);
    expect((await run(['report', out])).stderr).toContain('not a run folder');
  });
});
