import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { InputError } from '../../base/errors.ts';

/** A program that answers each line with one line, both JSON. */
export interface LineProcess {
  /** @throws InputError if the program ends instead, with the last that it said on standard error */
  ask<Answer>(request: object): Promise<Answer>;
  /** Lets the program come to its end. */
  close(): Promise<void>;
}

/** How much of standard error is kept for the message. */
const KEPT = 2000;

export function startLineProcess(command: string, parameters: readonly string[], environment = {}): LineProcess {
  const child = spawn(command, parameters, { stdio: 'pipe', env: { ...process.env, ...environment } });
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  let complaint = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaint = (complaint + text).slice(-KEPT);
  });
  child.on('error', (error) => {
    complaint = error.message;
  });
  child.stdin.on('error', () => {}); // it has ended; `ask` says so
  const ended = new Promise<void>((resolve) => child.on('close', () => resolve()));
  return {
    async ask<Answer>(request: object): Promise<Answer> {
      child.stdin.write(`${JSON.stringify(request)}\n`);
      const { value, done } = await answers.next();
      if (!done) return JSON.parse(value) as Answer;
      await ended;
      throw new InputError(`${command} ended instead of answering: ${complaint.trim() || 'it said nothing'}`);
    },
    async close() {
      child.stdin.end();
      await Promise.race([ended, once(child, 'error').catch(() => {})]);
    },
  };
}
