import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Command, Limits } from './command.ts';
import type { Reply } from './exercise-process.ts';
import type { Request } from './host.ts';
import { killTree } from './kill-tree.ts';
import type { Outcome } from './outcome.ts';
import { readAnswer } from './read-answer.ts';
import { encode } from './wire.ts';

/** How much of what the code prints in a call is kept, in letters. */
const PRINTED = 2000;
const POLL_MILLISECONDS = 100;

/** A running process that answers requests by their ids. */
export interface Child {
  send(request: Request): void;
  /** Waits for the answer of this id; a process that breaks a limit meanwhile is killed. Never rejects. */
  answer(id: number, seconds: number): Promise<Reply>;
  /** Kills it and everything it started. */
  kill(): Promise<void>;
}

export function spawnChild(command: Command, limits: Limits): Child {
  const child = spawn(command.file, command.arguments, {
    env: { ...command.environment },
    ...(command.folder && { cwd: command.folder }),
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: process.platform !== 'win32', // a process group of its own, which can be killed as a whole
    windowsHide: true,
  });
  child.stdin.on('error', () => {}); // it has ended: `answer` hears of that
  return new SpawnedChild(child, limits);
}

class SpawnedChild implements Child {
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #limits: Limits;
  readonly #ended: Promise<string>;
  #printed = '';
  #bytes = 0;
  #waiting: { readonly id: number; readonly settle: (outcome: Outcome) => void } | undefined;

  constructor(child: ChildProcessWithoutNullStreams, limits: Limits) {
    this.#child = child;
    this.#limits = limits;
    this.#ended = new Promise((resolve) => {
      child.on('error', (error) => resolve(`it does not start (${error.message})`));
      child.on('close', (code, signal) =>
        resolve(signal ? `it was ended by ${signal}` : `it left with exit code ${code}`),
      );
    });
    void this.#ended.then((reason) => this.#settle({ kind: 'crashed', reason }));
    child.stdout.on('data', (chunk: Buffer) => this.#count(chunk));
    child.stderr.on('data', (chunk: Buffer) => {
      this.#count(chunk);
      this.#print(chunk.toString('utf8'));
    });
    createInterface({ input: child.stdout }).on('line', (line) => this.#read(line));
  }

  send(request: Request): void {
    this.#child.stdin.write(`${encode(request as never)}\n`);
  }

  async answer(id: number, seconds: number): Promise<Reply> {
    this.#bytes = 0;
    this.#printed = '';
    const outcome = await new Promise<Outcome>((settle) => {
      this.#waiting = { id, settle };
      const timer = setTimeout(() => this.#settle({ kind: 'timed out', seconds }), seconds * 1000);
      const poll = setInterval(() => void this.#poll(), POLL_MILLISECONDS);
      this.#waiting = {
        id,
        settle: (value) => {
          clearTimeout(timer);
          clearInterval(poll);
          settle(value);
        },
      };
      if (this.#child.exitCode !== null) void this.#ended.then((reason) => this.#settle({ kind: 'crashed', reason }));
    });
    if (outcome.kind === 'crashed') await this.kill();
    return { outcome, printed: this.#printed };
  }

  async kill(): Promise<void> {
    await killTree(this.#child);
    await this.#ended;
  }

  #settle(outcome: Outcome): void {
    this.#waiting?.settle(outcome);
    this.#waiting = undefined;
  }

  #read(line: string): void {
    const answer = readAnswer(line);
    if (answer && answer.id === this.#waiting?.id) this.#settle(answer.outcome);
    else if (line !== '') this.#print(`${line}\n`);
  }

  #print(text: string): void {
    this.#printed = (this.#printed + text).slice(0, PRINTED);
  }

  #count(chunk: Buffer): void {
    this.#bytes += chunk.length;
    if (this.#bytes <= this.#limits.output) return;
    this.#child.stdout.destroy(); // a line without end would be kept whole
    this.#child.stderr.destroy();
    this.#settle({ kind: 'crashed', reason: `it wrote more than ${this.#limits.output / 2 ** 20} MiB` });
  }

  async #poll(): Promise<void> {
    const reason = await this.#limits.exceeded?.(this.#child.pid!);
    if (reason) this.#settle({ kind: 'crashed', reason });
  }
}
