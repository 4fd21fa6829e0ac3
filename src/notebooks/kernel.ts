import { type ChildProcess, spawn } from 'node:child_process';
import { createHmac, randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Dealer, Subscriber } from 'zeromq';
import { InputError } from '../base/errors.ts';
import { denoBinary } from './deno.ts';
import type { CellOutput } from './notebook-file.ts';

// The client's side of Jupyter's messaging protocol (version 5.3, https://jupyter-client.readthedocs.io), as much of it as it
// takes to run cells.

interface Message {
  readonly header: { readonly msg_type: string; readonly msg_id: string };
  readonly parent: { readonly msg_id?: string };
  readonly content: Readonly<Record<string, unknown>>;
}

const DELIMITER = '<IDS|MSG>';

/** When nothing was printed for so long, nothing more will be. */
const QUIET_MILLISECONDS = 100;

/** A kernel that runs the cells of one notebook, in a process of its own. */
export class Kernel {
  readonly #process: ChildProcess;
  readonly #shell: Dealer;
  readonly #broadcast: Subscriber;
  readonly #key: string;
  readonly #folder: string;
  readonly #session = randomUUID();
  readonly #ended: Promise<never>;
  /** By request: what it has brought so far, and whom to tell when the kernel is idle again. */
  readonly #requests = new Map<string, { outputs: CellOutput[]; idle: () => void }>();

  private constructor(process: ChildProcess, shell: Dealer, broadcast: Subscriber, key: string, folder: string) {
    this.#process = process;
    this.#shell = shell;
    this.#broadcast = broadcast;
    this.#key = key;
    this.#folder = folder;
    this.#ended = new Promise((_, reject) => {
      process.on('exit', (code) => reject(new InputError(`the notebook's kernel ended with exit code ${code}`)));
    });
    this.#ended.catch(() => {}); // it may end as it is told to
    this.#listen().catch(() => {}); // the channel was closed
  }

  /**
   * @param folder the notebook's, from which its cells import
   * @throws InputError if deno or zeromq, which are optional dependencies, are not installed
   */
  static async start(folder: string, environment: Readonly<Record<string, string>> = {}): Promise<Kernel> {
    const deno = denoBinary();
    const { Dealer, Subscriber } = await import('zeromq').catch(() => {
      throw new InputError('running notebooks needs the optional package zeromq — npm ci --include=optional');
    });
    const key = randomUUID();
    const [shell, iopub, stdin, control, heartbeat] = await freePorts(5);
    const ports = {
      shell_port: shell,
      iopub_port: iopub,
      stdin_port: stdin,
      control_port: control,
      hb_port: heartbeat,
    };
    const connection = { ...ports, ip: '127.0.0.1', key, transport: 'tcp', signature_scheme: 'hmac-sha256' };
    const temporary = await mkdtemp(join(tmpdir(), 'attention-lab-kernel-'));
    const file = join(temporary, 'connection.json');
    await writeFile(file, JSON.stringify(connection));
    const child = spawn(deno, ['jupyter', '--kernel', '--conn', file], {
      ...{ cwd: folder, stdio: 'ignore' },
      env: { ...process.env, ...environment },
    });
    const [dealer, subscriber] = [new Dealer({ linger: 0 }), new Subscriber({ linger: 0 })];
    dealer.connect(`tcp://127.0.0.1:${shell}`);
    subscriber.connect(`tcp://127.0.0.1:${iopub}`);
    subscriber.subscribe();
    const kernel = new Kernel(child, dealer, subscriber, key, temporary);
    await kernel.#ready();
    return kernel;
  }

  /**
   * Runs one cell.
   * @returns its outputs as a notebook keeps them, an error among them
   * @throws InputError if the kernel ends, or the cell takes longer than `milliseconds`
   */
  async run(code: string, milliseconds: number): Promise<CellOutput[]> {
    const settings = { silent: false, store_history: true, allow_stdin: false, stop_on_error: true };
    const id = await this.#send('execute_request', { code, ...settings });
    const late = setTimeout(milliseconds, undefined, { ref: false }).then(() => {
      throw new InputError(`the cell takes longer than ${milliseconds / 1000} seconds`);
    });
    return Promise.race([this.#outputsOf(id), late, this.#ended]);
  }

  /** Ends the process. */
  async stop(): Promise<void> {
    this.#process.kill('SIGKILL');
    this.#shell.close();
    this.#broadcast.close();
    await rm(this.#folder, { recursive: true, force: true });
  }

  /** Whoever subscribes too late misses what was said before: asks until an answer is heard on both channels. */
  async #ready(): Promise<void> {
    for (;;) {
      const id = await this.#send('kernel_info_request', {});
      const heard = this.#outputsOf(id).then(() => true);
      if (await Promise.race([heard, setTimeout(200, false), this.#ended])) return;
    }
  }

  /** What is broadcast about a request, until the kernel is idle again; what Deno prints may come a little later still. */
  async #outputsOf(id: string): Promise<CellOutput[]> {
    const outputs: CellOutput[] = [];
    await new Promise<void>((idle) => this.#requests.set(id, { outputs, idle }));
    for (let heard = -1; heard < outputs.length; ) {
      heard = outputs.length;
      await setTimeout(QUIET_MILLISECONDS);
    }
    this.#requests.delete(id);
    return outputs;
  }

  async #listen(): Promise<void> {
    while (!this.#broadcast.closed) {
      const { header, parent, content } = parse(await this.#broadcast.receive());
      const request = this.#requests.get(parent.msg_id ?? '');
      if (header.msg_type === 'status' && content.execution_state === 'idle') request?.idle();
      if (['stream', 'display_data', 'execute_result', 'error'].includes(header.msg_type)) {
        const { transient: _, ...kept } = content;
        request?.outputs.push({ output_type: header.msg_type, ...kept });
      }
    }
  }

  async #send(type: string, content: object): Promise<string> {
    const id = randomUUID();
    const header = { msg_id: id, session: this.#session, username: 'attention-lab', msg_type: type, version: '5.3' };
    const parts = [{ ...header, date: new Date().toISOString() }, {}, {}, content].map((part) => JSON.stringify(part));
    const signature = createHmac('sha256', this.#key).update(parts.join('')).digest('hex');
    await this.#shell.send([DELIMITER, signature, ...parts]);
    return id;
  }
}

function parse(frames: readonly Buffer[]): Message {
  const start = frames.findIndex((frame) => frame.toString() === DELIMITER) + 2; // behind the delimiter and the signature
  const [header, parent, , content] = frames.slice(start).map((frame) => JSON.parse(frame.toString()));
  return { header, parent, content };
}

async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(
    Array.from({ length: count }, () => {
      const server = createServer();
      return new Promise<typeof server>((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
    }),
  );
  const ports = servers.map((server) => (server.address() as { port: number }).port);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}
