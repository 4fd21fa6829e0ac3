import { spawn } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type AddressInfo, connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Breach } from './hostile/hostile-code.ts';

/** What no student's process may come to know. */
const CANARY = 'canary-7f3a';

/** A grader with its secrets, its submissions and its network, which sees what gets out to it. */
export interface HostileWorld {
  /** What an attack is told: all that it could guess or find out. */
  readonly told: Readonly<Record<string, string | number>>;
  /** What has got out since the last time, by the answers that came and by what was seen. */
  breaches(answers: string): Promise<Breach[]>;
  close(): Promise<void>;
}

export async function hostileWorld(): Promise<HostileWorld> {
  const root = mkdtempSync(join(tmpdir(), 'attention-lab-hostile-'));
  const paths = { secret: join(root, 'hidden-seed.json'), marker: join(root, 'marker'), socket: join(root, 'socket') };
  writeFileSync(paths.secret, JSON.stringify({ seed: CANARY }));
  const submissions = join(root, 'submissions');
  mkdirSync(submissions);
  writeFileSync(join(submissions, 'ada.ts'), `export const answer = '${CANARY}';`);
  const grader = spawn('sleep', ['600'], { env: { GRADER_SECRET: CANARY }, stdio: 'ignore' });
  const nap = `7.${process.pid}`;

  const seen = new Set<Breach>();
  const tcp = createServer((socket) => {
    seen.add('connects');
    socket.on('error', () => {}).end('HTTP/1.1 200 OK\r\n\r\n');
  }).listen(0, '127.0.0.1');
  const unix = createServer((socket) => {
    seen.add('connects');
    socket.on('error', () => {}).end();
  }).listen(paths.socket);
  const udp = createSocket('udp4', () => seen.add('connects')).bind(0, '127.0.0.1');
  await Promise.all([tcp, unix, udp].map((server) => once(server, 'listening')));
  const free = await freePort();
  const knocking = setInterval(() => {
    const socket = connect(free, '127.0.0.1', () => {
      seen.add('listens');
      socket.destroy();
    }).on('error', () => {});
  }, 50);
  const hear = () => seen.add('signals');
  process.on('SIGUSR2', hear);

  return {
    told: {
      ...{ ...paths, nap, free, submissions, grader: grader.pid ?? 0, pid: process.pid, addon: nativeAddOn() },
      ...{ port: (tcp.address() as AddressInfo).port, udp: udp.address().port },
    },
    async breaches(answers) {
      await new Promise((resolve) => setTimeout(resolve, 50)); // what was sent is on its way
      if (answers.includes(CANARY)) seen.add('reads');
      if (existsSync(paths.marker)) seen.add('writes');
      for (const pid of processesWith(`sleep\0${nap}`)) {
        seen.add('outlives');
        process.kill(pid, 'SIGKILL');
      }
      const found = [...seen].sort();
      seen.clear();
      for (const path of [paths.marker, `${paths.marker}.link`]) rmSync(path, { force: true });
      return found;
    },
    async close() {
      clearInterval(knocking);
      process.off('SIGUSR2', hear);
      grader.kill();
      for (const server of [tcp, unix, udp]) server.close();
      rmSync(root, { recursive: true, force: true });
    },
  };
}

/** A file with native code that this machine could load. */
function nativeAddOn(): string {
  const require = createRequire(import.meta.url);
  const folder = join(require.resolve('zeromq/package.json'), '..');
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.node'));
  const file = names.find((name) => name.includes(process.platform) && name.includes(process.arch));
  return join(folder, file ?? 'none.node');
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

function processesWith(commandLine: string): number[] {
  if (!existsSync('/proc')) return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && textOf(`/proc/${name}/cmdline`).includes(commandLine))
    .map(Number);
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return ''; // it has ended
  }
}
