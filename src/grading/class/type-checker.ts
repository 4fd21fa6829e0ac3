import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { TypeAnswer, TypeRequest } from './type-worker.ts';

const WORKER = fileURLToPath(new URL('type-worker.ts', import.meta.url));
const HEAP_MEGABYTES = 1024;

/** For one submission. The first also waits for the compiler to read the library. */
const SECONDS = 60;

/** Says what does not fit in the types of exercises, whose code runs all the same. */
export class TypeChecker {
  #worker: Worker | undefined;
  #last: Promise<unknown> = Promise.resolve();

  /**
   * The compiler's complaints by file, at most a few of each; none of any where it takes too long, runs out of memory, or
   * is not installed. One submission after the other.
   *
   * @param files exercises by their paths below `labs/`
   */
  errorsOf(files: TypeRequest['files']): Promise<TypeAnswer['errors']> {
    const answer = this.#last.then(() => this.#ask(files));
    this.#last = answer;
    return answer;
  }

  stop(): void {
    this.#worker?.process.kill('SIGKILL');
    this.#worker = undefined;
  }

  async #ask(files: TypeRequest['files']): Promise<TypeAnswer['errors']> {
    this.#worker ??= startWorker();
    const { process: child, answers } = this.#worker;
    const limit = setTimeout(() => child.kill('SIGKILL'), SECONDS * 1000);
    child.stdin.write(`${JSON.stringify({ files } satisfies TypeRequest)}\n`);
    const { value, done } = await answers.next();
    clearTimeout(limit);
    if (!done) return (JSON.parse(value) as TypeAnswer).errors;
    this.stop(); // the next submission gets a new one
    return {};
  }
}

interface Worker {
  readonly process: ChildProcessWithoutNullStreams;
  readonly answers: AsyncIterator<string>;
}

function startWorker(): Worker {
  const parameters = ['--import', import.meta.resolve('tsx'), `--max-old-space-size=${HEAP_MEGABYTES}`, WORKER];
  const child = spawn(process.execPath, parameters, { stdio: 'pipe' });
  child.stdin.on('error', () => {}); // it has ended, and so have its answers
  child.stderr.resume();
  return { process: child, answers: createInterface({ input: child.stdout })[Symbol.asyncIterator]() };
}
