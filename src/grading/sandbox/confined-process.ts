import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { setImmediate as afterReading, setTimeout as sleep } from 'node:timers/promises';
import type { Outcome } from '../outcome.ts';
import { readAnswer } from '../read-answer.ts';
import type { Command } from './cage.ts';
import { type Limits, MEBIBYTE } from './limits.ts';
import { killTree, processTree } from './process-tree.ts';

/** How often a process is looked at; where another program has to be asked for it, more seldom. */
const LOOK_MILLISECONDS = process.platform === 'linux' ? 50 : 500;

/** How many characters are kept of what was printed: the first for its reader, the last to tell how it ended. */
const KEPT = 4000;

/** How long the last output of a process is waited for that has ended. */
const LAST_WORDS_MILLISECONDS = 200;

/** A grader that ends leaves none behind. */
const alive = new Set<ConfinedProcess>();
process.on('exit', () => {
  for (const confined of alive) confined.killNow();
});

/** Deno starts some threads for each. */
const PROCESSORS = availableParallelism();

interface Waiting {
  readonly id: number;
  readonly resolve: (outcome: Outcome) => void;
}

/**
 * One process of a student's code, held to its limits from outside. It ends by itself, by a broken limit, or by
 * {@link ConfinedProcess.kill}, and then all that it started ends too.
 */
export class ConfinedProcess {
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #limits: Limits;
  readonly #ended: Promise<void>;
  readonly #look: NodeJS.Timeout;
  #waiting: Waiting | undefined;
  #unfinishedLine = '';
  #bytes = 0;
  #printed = '';
  #lastErrors = '';
  #end: string | undefined;

  constructor({ file, parameters, environment, user }: Command, limits: Limits) {
    this.#limits = limits;
    this.#child = spawn(file, parameters, {
      ...{ stdio: 'pipe', cwd: '/', env: { ...environment }, detached: process.platform !== 'win32' },
      ...(user !== undefined && { uid: user, gid: user }),
    });
    this.#child.stdout.setEncoding('utf8').on('data', (text: string) => this.#read(text));
    this.#child.stderr.setEncoding('utf8').on('data', (text: string) => this.#print(text));
    this.#child.stdin.on('error', () => {}); // it has ended; whoever waits hears of it below
    this.#ended = this.#watchEnd();
    this.#look = setInterval(() => this.#checkTree(), LOOK_MILLISECONDS).unref();
    alive.add(this);
  }

  get hasEnded(): boolean {
    return this.#end !== undefined;
  }

  /**
   * The answer of that id, within a time.
   * @param request what to send; nothing for the first answer, which comes by itself
   */
  async answer(id: number, seconds: number, request?: string): Promise<Outcome> {
    if (this.#end !== undefined) return { kind: 'crashed', reason: this.#end };
    this.#bytes = 0;
    const timer = new AbortController();
    const answered = new Promise<Outcome>((resolve) => {
      this.#waiting = { id, resolve };
    });
    if (request !== undefined) this.#child.stdin.write(`${request}\n`);
    const outcome = await Promise.race([answered, this.#timeOut(seconds, answered, timer.signal)]);
    timer.abort();
    this.#waiting = undefined;
    return outcome;
  }

  /** What was printed since the last time. */
  takePrinted(): string {
    const printed = this.#printed;
    this.#printed = '';
    return printed;
  }

  /** Ends it with everything that it started. */
  async kill(): Promise<void> {
    this.#finish('it was stopped');
    await this.#ended;
  }

  /** The same, without waiting until the system has done it. */
  killNow(): void {
    this.#finish('it was stopped');
  }

  async #watchEnd(): Promise<void> {
    const child = this.#child;
    const closed = new Promise<void>((resolve) => child.once('close', () => resolve()));
    const end = await new Promise<string | undefined>((resolve) => {
      child.once('error', ({ message }) => resolve(`its process does not start: ${message}`));
      child.once('exit', () => resolve(undefined));
    });
    // its last words may not have been read yet; what it left behind may keep them from ever ending
    if (end === undefined) await Promise.race([closed, sleep(LAST_WORDS_MILLISECONDS)]);
    this.#finish(end ?? this.#howItEnded());
    child.stdout.destroy();
    child.stderr.destroy();
  }

  async #timeOut(seconds: number, answered: Promise<Outcome>, signal: AbortSignal): Promise<Outcome> {
    try {
      await sleep(seconds * 1000, undefined, { signal });
    } catch {
      return answered;
    }
    // where this process was busy, the answer may be there, and not read yet
    for (let i = 0; i < 3; i++) await afterReading();
    if (!this.#waiting) return answered;
    this.#waiting = undefined; // nobody is to hear of the end as of a crash
    this.#finish(`it took more than ${seconds} s`);
    return { kind: 'timed out', seconds };
  }

  #read(text: string): void {
    if (!this.#count(text)) return;
    this.#unfinishedLine += text;
    if (!text.includes('\n')) return;
    const lines = this.#unfinishedLine.split('\n');
    this.#unfinishedLine = lines.pop()!;
    for (const line of lines) {
      const answer = this.#waiting && readAnswer(line);
      if (answer && answer.id === this.#waiting?.id) {
        this.#waiting.resolve(answer.outcome);
        this.#waiting = undefined;
      } else if (line !== '') {
        this.#keep(`${line}\n`);
      }
    }
  }

  #print(text: string): void {
    this.#lastErrors = (this.#lastErrors + text).slice(-KEPT);
    if (this.#count(text)) this.#keep(text);
  }

  #keep(text: string): void {
    this.#printed += text.slice(0, Math.max(0, KEPT - this.#printed.length));
  }

  /** Whether there may be so much. */
  #count(text: string): boolean {
    if (this.#end !== undefined) return false;
    this.#bytes += Buffer.byteLength(text);
    if (this.#bytes <= this.#limits.outputMegabytes * MEBIBYTE) return true;
    this.#finish(`it printed more than ${this.#limits.outputMegabytes} MiB`);
    return false;
  }

  #checkTree(): void {
    const { memoryMegabytes } = this.#limits;
    const tasks = this.#limits.tasks + PROCESSORS;
    if (this.#child.pid === undefined) return;
    const tree = processTree(this.#child.pid);
    if (tree.residentMegabytes > memoryMegabytes) this.#finish(`it took more than ${memoryMegabytes} MiB of memory`);
    else if (tree.tasks > tasks) this.#finish(`it started more than ${tasks} processes and threads`);
  }

  #howItEnded(): string {
    const { exitCode, signalCode } = this.#child;
    if (/heap limit|heap out of memory/i.test(this.#lastErrors)) {
      return `it took more than ${this.#limits.heapMegabytes} MiB of memory for objects`;
    }
    return signalCode ? `its process was ended by ${signalCode}` : `its process ended, with exit code ${exitCode}`;
  }

  /** The first reason counts. */
  #finish(reason: string): void {
    if (this.#end !== undefined) return;
    this.#end = reason;
    clearInterval(this.#look);
    alive.delete(this);
    if (this.#child.pid !== undefined) killTree(this.#child.pid);
    this.#waiting?.resolve({ kind: 'crashed', reason });
    this.#waiting = undefined;
  }
}
