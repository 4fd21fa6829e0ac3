import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { manifest } from '../../labs/manifest.ts';
import { copyOfLabs } from './lab-copy.ts';
import { bytes } from './run-cli.ts';

const FOLDER = '02-text-to-tensors';
const { root, lab, startLab, read, write, solution, starter } = copyOfLabs();

beforeAll(() => write(FOLDER, 'exercise.ts', starter(FOLDER)));

/** The reference with its mask upside down, a print, and a type that does not fit. */
const inverted = solution(FOLDER)
  .replace('id === PAD ? 0 : 1', 'id === PAD ? 1 : 0')
  .replace('const columns = Math.max', "console.log('rows', rows.length);\n  const columns: string = Math.max");

describe('a student of lab 02', () => {
  it('sees where everything stands', async () => {
    const { code, stdout } = await lab('list');
    expect(code).toBe(0);
    for (const { id, title } of manifest) expect(stdout).toContain(`${id}   ${title}`);
    expect(stdout).toContain('0 of 120 points, 0 of 10 labs pass all checks');
  });

  it('is shown what to read, write and answer, and gets a file for the answers', async () => {
    const { stdout } = await lab('show', '2');
    for (const file of ['README.md', 'exercise.ts', 'answers.md']) expect(stdout).toContain(`${FOLDER}/${file}`);
    expect(read(FOLDER, 'answers.md')).toMatch(/^# Answers: lab 02[\s\S]*## Question 1 \(\d points?\)/);
  });

  it('is told by the starter what to write, for no points', async () => {
    const { code, stdout } = await lab('check', '02');
    expect(stdout).toContain('paddingMask is not written yet: say 1 or 0 for every place');
    expect(stdout).toMatch(/^0 of 9 checks pass: 0 of 9 points; 1 more for your written answers\.$/m);
    expect(code).toBe(1);
  });

  it('is shown the wrong numbers, the mistake by its name, what was printed, and types that do not fit', async () => {
    write(FOLDER, 'exercise.ts', inverted);
    const { code, stdout } = await lab('check', '02');
    expect(stdout).toMatch(/✗ {2}0\/1 .*\n {7}result\[.*\] is 0, expected 1.*\n {7}→ The mask is inverted:/);
    expect(stdout.match(/✓/g)).toHaveLength(8);
    expect(stdout).toContain('Your code printed:\n  rows ');
    expect(stdout).toContain('9 hidden checks were not run');
    expect(stdout).toMatch(
      /Types do not fit.*\n {2}02-text-to-tensors\/exercise\.ts:\d+:\d+: Type 'number' is not assignable/,
    );
    expect(code).toBe(1);
  });

  it('gets hints for the check that fails, each time one more', async () => {
    const [first, second] = [await lab('hint', '02'), await lab('hint', '02')];
    expect(first.stdout).toMatch(/\(padding-mask, function paddingMask\)\n {2}1 of \d/);
    expect(second.stdout).toContain(first.stdout.split('\n')[1]);
    expect(second.stdout).toMatch(/\n {2}2 of \d/);
  });

  it('is not shown the solution yet', async () => {
    const { code, stderr } = await lab('solution', '02');
    expect(stderr).toContain('the solution is shown once every check passes, and 8 of 9 do');
    expect(code).toBe(1);
  });

  it('is told line and column of a syntax error', async () => {
    write(FOLDER, 'exercise.ts', `${solution(FOLDER)}\nconst broken = (;\n`);
    const { stdout } = await lab('check', '02');
    expect(stdout).toMatch(/the exercise does not load: lab 02, exercise\.ts:\d+:17: /);
    expect(stdout).toContain('0 of 9 checks pass');
  });

  it('passes, keeps the points, and sees the reference beside its own', async () => {
    write(FOLDER, 'exercise.ts', solution(FOLDER));
    expect(await lab('check', '02')).toMatchObject({ code: 0, stdout: expect.stringContaining('9 of 9 points') });
    expect((await lab('list')).stdout).toMatch(/✓ 02 .* 9 \/ 10 .*all checks pass$/m);
    const { stdout } = await lab('solution', '02');
    expect(stdout).toMatch(
      /── paddingMask, reference\nexport function paddingMask[\s\S]*── paddingMask, yours\nexport function paddingMask/,
    );
  });

  it('packs the same bytes twice, and reads what is missing', async () => {
    const out = (name: string) => join(root, name);
    const { code, stdout } = await lab('submit', '--student', 's1', '--out', out('a.zip'));
    expect(code).toBe(0);
    expect(stdout).toMatch(/^02 {2}9 points {5}missing: not answered: question 1$/m);
    expect(stdout).toMatch(/^03 {2}not begun$/m);
    await lab('submit', '--out', out('b.zip')); // the student is remembered
    expect(bytes(out('a.zip'))).toEqual(bytes(out('b.zip')));
  });

  it('gets the starter back, and keeps what was written', async () => {
    const { stdout } = await lab('reset', '02');
    expect(stdout).toMatch(/What you had is kept as .*exercise\.ts\..*\.backup/);
    const backup = readdirSync(join(root, 'labs', FOLDER)).find((name) => name.endsWith('.backup'))!;
    expect(read(FOLDER, backup)).toBe(solution(FOLDER));
    expect(read(FOLDER, 'exercise.ts')).toBe(starter(FOLDER));
    expect((await lab('list')).stdout).toMatch(/02 .* – \/ 10 .*not begun$/m);
  });

  it('is checked whenever the file is saved, until Ctrl-C', async () => {
    const { process: watching, finished } = startLab('watch', '02');
    const said = (text: RegExp) =>
      new Promise<void>((resolve) => {
        let output = '';
        watching.stdout!.on('data', (chunk) => {
          output += chunk;
          if (text.test(output)) resolve();
        });
      });
    await said(/0 of 9 checks pass[\s\S]*Watching/);
    const again = said(/8 of 9 checks pass[\s\S]*Watching/);
    write(FOLDER, 'exercise.ts', inverted);
    await again;
    watching.kill('SIGINT');
    expect((await finished).code).toBe(0);
  });

  it('is told of all done only after all was checked once more', async () => {
    const done = { sha256: 'of another day', points: 1, passed: ['x'], failed: [], hints: {} };
    const labs = Object.fromEntries(manifest.filter(({ id }) => id !== '02').map(({ id }) => [id, done]));
    write('', 'progress.json', JSON.stringify({ schema: 'attention-lab/progress/v1', labs }));
    for (const { folder } of manifest) rmSync(join(root, 'labs', folder, 'exercise.ts'), { force: true });
    write(FOLDER, 'exercise.ts', solution(FOLDER));
    const { code, stdout } = await lab('check', '02');
    expect(stdout).toContain('Every lab has passed; checking them all once more.');
    expect(stdout).toContain('Lab 03: Softmax and dot-product attention: no exercise');
    expect(stdout).not.toContain('All labs pass');
    expect(code).toBe(1);
  });
});

describe('wrong usage and wrong input', () => {
  it.each([
    [['show', '13'], 2, 'unknown lab "13" — the labs are 00 to 09'],
    [['check', '02', '--all'], 2, '--all checks every lab'],
    [['hint', '02', 'pad-bach'], 2, 'unknown check "pad-bach" — did you mean "pad-batch"?'],
    [['hint', '02', 'padBatch'], 2, '"padBatch" is a function — its checks are pad-batch'],
    [['submit', '--student', 's 1'], 2, '"s 1" is no student id — --student with letters, digits'],
    [['check', '03'], 1, 'exercise.ts: no such file — `attention-lab lab reset 03` brings the starter back'],
  ])('lab %j ends with %i', async (args, code, message) => {
    const result = await lab(...args);
    expect(result.stderr).toContain(message);
    expect(result.code).toBe(code);
  });

  it('names progress that is damaged, and who hands in if nobody said', async () => {
    write('', 'progress.json', '{');
    expect(await lab('list')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('labs/progress.json: not JSON'),
    });
    rmSync(join(root, 'labs/progress.json'));
    expect(await lab('submit')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('who hands in? — --student'),
    });
    expect(existsSync(join(root, 'labs/progress.json'))).toBe(false);
  });
});
