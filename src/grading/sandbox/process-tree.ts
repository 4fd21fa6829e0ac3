import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** A process and all that it has started. */
export interface ProcessTree {
  readonly pids: readonly number[];
  /** Processes and threads; processes alone where threads cannot be counted. */
  readonly tasks: number;
  /** In main memory, all together; what several share is counted for each. */
  readonly residentMegabytes: number;
}

interface Row {
  readonly children: readonly number[];
  readonly tasks: number;
  readonly residentMegabytes: number;
}

/** What a process has become by now; empty once it has ended, and on Windows, where nothing tells it quickly. */
export function processTree(root: number): ProcessTree {
  const row = process.platform === 'linux' ? linuxRow : process.platform === 'win32' ? () => undefined : table();
  const pids: number[] = [];
  let tasks = 0;
  let residentMegabytes = 0;
  for (const waiting = [root]; waiting.length > 0; ) {
    const pid = waiting.pop()!;
    const found = row(pid);
    if (!found) continue;
    pids.push(pid);
    tasks += found.tasks;
    residentMegabytes += found.residentMegabytes;
    waiting.push(...found.children);
  }
  return { pids, tasks, residentMegabytes };
}

/**
 * Kills a process, its group and all that it has started and not let go. Each is stopped before any is killed, so that
 * none has the time to start another, and none loses its place in the tree.
 */
export function killTree(root: number): void {
  if (process.platform === 'win32') {
    spawnSync('taskkill', ['/pid', String(root), '/t', '/f'], { stdio: 'ignore' });
    return;
  }
  const stopped = new Set<number>();
  for (let grown = true; grown; ) {
    const found = processTree(root).pids.filter((pid) => !stopped.has(pid));
    for (const pid of found) {
      signal(pid, 'SIGSTOP');
      stopped.add(pid);
    }
    grown = found.length > 0;
  }
  for (const pid of [-root, ...stopped]) signal(pid, 'SIGKILL');
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // it has ended
  }
}

/** Nobody has asked yet how it ended. */
const ENDED = /^State:\s+[ZX]/m;

function linuxRow(pid: number): Row | undefined {
  const status = contentOf(`/proc/${pid}/status`);
  if (status === undefined || ENDED.test(status)) return undefined;
  const field = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0);
  const children = threadsOf(pid).flatMap((thread) => numbers(contentOf(`/proc/${pid}/task/${thread}/children`) ?? ''));
  return { children, tasks: field('Threads'), residentMegabytes: field('VmRSS') / 1024 };
}

const threadsOf = (pid: number): string[] => unlessEnded(() => readdirSync(`/proc/${pid}/task`)) ?? [];

const contentOf = (path: string): string | undefined => unlessEnded(() => readFileSync(path, 'utf8'));

/** A process or a thread of it may end between two looks. */
function unlessEnded<T>(look: () => T): T | undefined {
  try {
    return look();
  } catch {
    return undefined;
  }
}

/** All processes of the machine, where there is no /proc: macOS, BSD. */
function table(): (pid: number) => Row | undefined {
  const rows = execFileSync('ps', ['-axo', 'pid=,ppid=,rss='], { encoding: 'utf8' }).trim().split('\n').map(numbers);
  return (pid) => {
    const own = rows.find(([id]) => id === pid);
    if (!own) return undefined;
    const children = rows.filter(([, parent]) => parent === pid).map(([id]) => id!);
    return { children, tasks: 1, residentMegabytes: own[2]! / 1024 };
  };
}

const numbers = (text: string): number[] => text.split(/\s+/).filter(Boolean).map(Number);
