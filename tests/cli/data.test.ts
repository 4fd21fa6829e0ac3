import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesBelow, run, temporaryFolder } from './run-cli.ts';

const folder = temporaryFolder();
const small = join(folder, 'small.csv');
writeFileSync(
  small,
  `split,source,target,alignment,tags
train,the red car,la voiture rouge,0-0 1-2 2-1,adjective
train,the cat sleeps,le chat dort,0-0 1-1 2-2,
test,the red cat,le chat rouge,0-0 1-2 2-1,adjective
test,the dog,le chien,0-0 1p1,
`,
);

describe('data generate', () => {
  it('writes one file, keeps it without --force, and writes the same bytes again', async () => {
    const out = join(folder, 'reverse.csv');
    const command = ['data', 'generate', 'reverse', '--pairs', '20', '--max-length', '6', '--seed', '3', '--out', out];
    const first = await run(command);
    expect(first, first.stderr).toMatchObject({ code: 0 });
    expect(first.stdout).toContain(`${out}: 1520 pairs, SHA-256 `);
    const bytes = readFileSync(out, 'utf8');
    expect(bytes).toMatch(/^id,split,source,target,alignment,content,tags\ntrain-1,train,/);

    const second = await run(command);
    expect(second).toMatchObject({ code: 1, stdout: '' });
    expect(second.stderr).toContain(`${out} exists — replace it by --force, or choose another place by --out`);
    expect(await run([...command, '--force'])).toMatchObject({ code: 0 });
    expect(readFileSync(out, 'utf8')).toBe(bytes);
  });

  it('writes the datasets of the project, checksums included', async () => {
    const out = join(folder, 'all');
    const { code, stderr } = await run(['data', 'generate', '--out', out]);
    expect(code, stderr).toBe(0);
    expect(filesBelow(out)).toEqual(['checksums.json', 'dates.csv', 'en-fr.csv', 'reverse.csv']);
    for (const name of filesBelow(out)) {
      expect(readFileSync(join(out, name)).equals(readFileSync(join('datasets', name))), name).toBe(true);
    }
  });

  it('refuses what it cannot do, and leaves nothing behind', async () => {
    const out = join(folder, 'none');
    const refused = async (...args: string[]) => {
      const { code, stderr } = await run(['data', 'generate', ...args]);
      expect(code).toBe(2);
      return stderr;
    };
    expect(await refused('en-fr')).toContain("required option '--out <folder|file.csv>' not specified");
    expect(await refused('en-rf', '--out', out)).toContain('unknown task "en-rf" — did you mean "en-fr"?');
    expect(await refused('--out', `${out}.csv`)).toContain('name the task, or give a folder');
    expect(await refused('dates', '--max-length', '9', '--out', out)).toContain('has no length to choose');
    expect([existsSync(out), existsSync(`${out}.csv`)]).toEqual([false, false]);
  });
});

describe('data describe', () => {
  it('prints splits, lengths, vocabulary, constructions and samples with their alignments', async () => {
    const { code, stdout } = await run(['data', 'describe', small, '--samples', '1']);
    expect(code).toBe(0);
    const [heading, drawing] = stdout.split('\nthe red cat → le chat rouge  [adjective]\n');
    expect(heading!.replace(/SHA-256 [0-9a-f]{64}/, 'SHA-256 …')).toBe(`${small}
SHA-256 …

Different words in the split train: 5 source, 6 target

                        train  test
pairs                       2     2
different sources           2     2
mean source words         3.0   2.5
mean target words         3.0   2.5
unknown in source, %      0.0  20.0
unknown in target, %      0.0  20.0
with crossing links, %   50.0  50.0
AER of the diagonal, %   33.3  44.4

source words  train  test
2                 0     1
3                 2     1

construction  train  test
adjective         1     1
`);
    expect(drawing!.split('\n').slice(-4, -1)).toEqual(['   le [█] ·  ·', ' chat  ·  · [█]', 'rouge  · [█] ·']);
  });

  it('names the place of what is wrong', async () => {
    const broken = join(folder, 'broken.csv');
    writeFileSync(broken, 'source,target\nthe cat,le chat\nthe dog\n');
    const { code, stderr } = await run(['data', 'describe', broken]);
    expect(code).toBe(1);
    expect(stderr).toBe(`error: ${broken}, line 3: expected 2 columns, found 1 — add the missing commas\n`);
  });
});
