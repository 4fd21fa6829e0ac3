import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { InputError, UsageError } from '../../../src/base/errors.ts';
import { bubblewrap } from '../../../src/grading/sandbox/bubblewrap.ts';
import { type Cage, ISOLATIONS } from '../../../src/grading/sandbox/cage.ts';
import { ConfinedProcess } from '../../../src/grading/sandbox/confined-process.ts';
import { deno } from '../../../src/grading/sandbox/deno.ts';
import { LIMITS } from '../../../src/grading/sandbox/limits.ts';
import { plain } from '../../../src/grading/sandbox/plain.ts';
import { killTree, processTree } from '../../../src/grading/sandbox/process-tree.ts';
import { CAGES, openSandbox, runnerIn, whyNot } from '../../../src/grading/sandbox/runners.ts';

/** A bundle that says that it is loaded, and then does what it is told. */
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'attention-lab-bundle-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function bundle(code: string) {
  const loaded = `const answer = (id, value) => console.log(JSON.stringify({ id, outcome: { kind: 'value', value } }));
    answer(0, null);`;
  writeFileSync(join(folder, 'main.mjs'), `${loaded}\n${code}`);
  return { folder, entry: 'main.mjs' };
}

async function confined(cage: Cage, code: string): Promise<ConfinedProcess> {
  const running = new ConfinedProcess(await cage.command(bundle(code), LIMITS), LIMITS);
  expect(await running.answer(0, 10)).toEqual({ kind: 'value', value: null });
  return running;
}

const working = new Map(await Promise.all(CAGES.map(async (cage) => [cage, await whyNot(cage)] as const)));
const all = process.env.REQUIRE_ALL === '1';
const absent = (cage: Cage) => working.get(cage) !== undefined && !all;
const named = (what: string, cage: Cage) => (absent(cage) ? `${what}: ${working.get(cage)}` : what);

describe('the levels of isolation', () => {
  it('stand in one order, those that contain code first', () => {
    expect(CAGES.map(({ isolation }) => isolation)).toEqual(ISOLATIONS);
    expect(CAGES.map(({ contains }) => contains)).toEqual([true, true, false, false]);
  });

  it('are taken from the strongest that works', async () => {
    const strongest = CAGES.find((cage) => working.get(cage) === undefined)!;
    expect((await openSandbox({ weak: true })).isolation).toBe(strongest.isolation);
  });

  it.skipIf(absent(deno))(named('go down to Deno where there is no bubblewrap', deno), async () => {
    vi.stubEnv('PATH', '');
    expect((await openSandbox({})).isolation).toBe('deno');
    await expect(openSandbox({ isolation: 'bubblewrap' })).rejects.toThrow('apt-get install bubblewrap');
    vi.unstubAllEnvs();
  });

  it('are refused by name where they contain nothing, unless that is wanted', async () => {
    const refused = openSandbox({ isolation: 'plain process' });
    await expect(refused).rejects.toThrow(InputError);
    await expect(refused).rejects.toThrow('to run code that you trust all the same, add --weak-isolation');
    expect((await openSandbox({ isolation: 'plain process', weak: true })).contains).toBe(false);
    await expect(openSandbox({ isolation: 'bubblewarp' })).rejects.toThrow(UsageError);
    await expect(openSandbox({ isolation: 'bubblewarp' })).rejects.toThrow('did you mean "bubblewrap"?');
  });
});

describe('a confined process', () => {
  it('that has answered in time is heard, even by a grader that was busy then', async () => {
    const exercise = await runnerIn(plain).start(
      bundle("process.stdin.on('data', (line) => answer(JSON.parse(line).id, 42));"),
    );
    await exercise.call('', null, 10);
    const called = exercise.call('', null, 0.3);
    await new Promise((resolve) => setTimeout(resolve, 20));
    for (const end = performance.now() + 600; performance.now() < end; );
    expect((await called).outcome).toEqual({ kind: 'value', value: 42 });
    await exercise.stop();
  });

  it('that fills its heap is said to, however much it had printed before', async () => {
    const full = "'x'.repeat(9000) + '\\nFATAL ERROR: Reached heap limit Allocation failed'";
    const running = await confined(plain, `process.stderr.write(${full}, () => process.abort());`);
    const reason = `it took more than ${LIMITS.heapMegabytes} MiB of memory for objects`;
    expect(await running.answer(1, 10)).toEqual({ kind: 'crashed', reason });
    expect(running.takePrinted()).toMatch(/^x+$/);
  });

  it.skipIf(absent(deno))(named('takes its temporary files away', deno), async () => {
    const ofDeno = () => readdirSync(tmpdir()).filter((name) => name.startsWith('attention-lab-deno-')).length;
    const before = ofDeno();
    const exercise = await runnerIn(deno).start(bundle("process.stdin.on('data', () => answer(1, 1));"));
    await exercise.call('', null, 10);
    expect(ofDeno()).toBe(before + 1);
    await exercise.stop();
    expect(ofDeno()).toBe(before);
  });

  it.skipIf(process.platform === 'win32')('is killed with all that it started', async () => {
    const child = spawn('sh', ['-c', 'sleep 60 & (sleep 61 & wait) & wait'], { detached: true, stdio: 'ignore' });
    await vi.waitFor(() => expect(processTree(child.pid!).pids.length).toBe(4));
    const { pids, tasks, residentMegabytes } = processTree(child.pid!);
    expect(tasks).toBe(4);
    expect(residentMegabytes).toBeGreaterThan(0.5);
    killTree(child.pid!);
    await once(child, 'exit');
    await vi.waitFor(() => expect(pids.flatMap((pid) => processTree(pid).pids)).toEqual([]));
  });
});

describe.skipIf(absent(bubblewrap))(named('bubblewrap', bubblewrap), () => {
  it('shows Node, what it is linked with, and the bundle; nobody, in an empty environment', async () => {
    const look = await confined(
      bubblewrap,
      `import { lstatSync, readdirSync } from 'node:fs';
       const files = (folder) => readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
         entry.isDirectory() ? files(folder + entry.name + '/') : [folder + entry.name]);
       const seen = { files: files('/'), environment: process.env, user: process.getuid() };
       setInterval(() => answer(1, seen), 100); // what is said before it is asked is not heard`,
    );
    const seen = await look.answer(1, 30);
    expect(seen).toHaveProperty('value');
    const { value } = seen as unknown as { value: { files: string[]; environment: object; user: number } };
    await look.kill();
    const libraries = value.files.filter((file) => /^\/(usr\/)?lib(64)?\/.*\.so(\.|$)/.test(file));
    const others = value.files.filter((file) => !libraries.includes(file));
    expect(others.sort()).toEqual(['/exercise/main.mjs', process.execPath, '/usr/bin/prlimit'].sort());
    expect(libraries.length).toBeLessThan(20);
    expect(value.environment).toEqual({ UV_THREADPOOL_SIZE: '1', NO_COLOR: '1', PWD: '/exercise' });
    expect(value.user).toBe(65534);
  });

  it('ends what it holds when the grader is killed', async () => {
    bundle('for (;;) {}');
    const program = fileURLToPath(new URL('grader-program.ts', import.meta.url));
    const grader = spawn(process.execPath, ['--import', 'tsx', program, folder]);
    const [ready] = await once(grader.stdout, 'data');
    expect(String(ready)).toBe('value\n');
    const held = processTree(grader.pid!).pids.filter((pid) => commandOf(pid).includes('/exercise/main.mjs'));
    expect(held.length).toBeGreaterThan(0);
    grader.kill('SIGKILL');
    await vi.waitFor(() => expect(held.map(commandOf).join('')).toBe(''), { timeout: 5000 });
  });
});

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}
