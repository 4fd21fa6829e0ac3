import cliProgress from 'cli-progress';
import { type Job, type JobEvent, jobName } from '../compare/jobs.ts';
import type { JobListener } from '../compare/run-jobs.ts';

/** Shows how the jobs get on; on stderr, since stdout is for results. */
export interface Progress extends JobListener {
  stop(): void;
}

/** One live line per model on a terminal, plain lines everywhere else. */
export function progressFor(jobs: readonly Job[], stream: NodeJS.WriteStream): Progress {
  return stream.isTTY ? new LiveProgress(jobs, stream) : new PlainProgress(stream);
}

const width = (names: readonly string[]) => Math.max(...names.map((name) => name.length));

/** As many lines as a terminal surely has; of more jobs only those are shown that are at work, under one line for all. */
const MOST_LINES = 8;

class LiveProgress implements Progress {
  readonly #bars = new Map<string, cliProgress.SingleBar>();
  readonly #multi: cliProgress.MultiBar;
  readonly #width: number;
  readonly #all: cliProgress.SingleBar | undefined;
  readonly #ended = new Set<string>();

  constructor(jobs: readonly Job[], stream: NodeJS.WriteStream) {
    const all = `all ${jobs.length} jobs`;
    this.#width = width([...jobs.map(jobName), all]);
    this.#multi = new cliProgress.MultiBar(
      { format: '{name}  {bar}  {status}', barsize: 24, hideCursor: true, stream, linewrap: false, autopadding: true },
      cliProgress.Presets.rect,
    );
    if (jobs.length > MOST_LINES) this.#all = this.#newBar(all, jobs.length, 'none done');
  }

  #newBar(name: string, total: number, status: string): cliProgress.SingleBar {
    return this.#multi.create(total, 0, { name: name.padEnd(this.#width), status });
  }

  #bar(job: Job): cliProgress.SingleBar {
    const name = jobName(job);
    const bar = this.#bars.get(name) ?? this.#newBar(name, 1, 'starting');
    this.#bars.set(name, bar);
    return bar;
  }

  event(job: Job, event: JobEvent): void {
    const bar = this.#bar(job);
    if (event.kind === 'step') {
      bar.setTotal(event.steps);
      bar.update(event.step, { status: stepText(event) });
    } else if (event.kind === 'phase') bar.update({ status: event.phase });
  }

  done(job: Job): void {
    this.#end(job, 'done');
  }

  failed(job: Job, message: string): void {
    this.#end(job, `failed: ${message.split('\n')[0]}`);
  }

  #end(job: Job, status: string): void {
    const bar = this.#bars.get(jobName(job));
    if (!this.#all) return void this.#bar(job).update({ status });
    if (bar) this.#multi.remove(bar);
    this.#bars.delete(jobName(job));
    if (status !== 'done') this.#multi.log(`${jobName(job)}: ${status}\n`);
    this.#ended.add(jobName(job));
    this.#all.update(this.#ended.size, { status: `${this.#ended.size} ended` });
  }

  stop(): void {
    this.#multi.stop();
  }
}

class PlainProgress implements Progress {
  readonly #stream: NodeJS.WriteStream;
  /** The latest step of each job, told when the validation loss comes. */
  readonly #latest = new Map<string, Extract<JobEvent, { kind: 'step' }>>();

  constructor(stream: NodeJS.WriteStream) {
    this.#stream = stream;
  }

  #line(job: Job, text: string): void {
    this.#stream.write(`${jobName(job)}: ${text}\n`);
  }

  event(job: Job, event: JobEvent): void {
    if (event.kind === 'step') this.#latest.set(jobName(job), event);
    else if (event.kind === 'phase') this.#line(job, event.phase);
    else {
      const latest = this.#latest.get(jobName(job));
      this.#line(job, `${latest ? `${stepText(latest)}, ` : ''}validation loss ${event.validationLoss.toFixed(3)}`);
    }
  }

  done(job: Job): void {
    this.#line(job, 'done');
  }

  failed(job: Job, message: string): void {
    this.#line(job, `failed: ${message}`);
  }

  stop(): void {}
}

function stepText({ step, steps, loss, tokensPerSecond, secondsLeft }: Extract<JobEvent, { kind: 'step' }>): string {
  const rate = `${Math.round(tokensPerSecond).toLocaleString('en')} tokens/s`;
  return `step ${String(step).padStart(String(steps).length)}/${steps}, loss ${loss.toFixed(3)}, ${rate}, ${duration(secondsLeft)} left`;
}

/** Seconds as a person says them: 48 s, 3 min 5 s. */
export function duration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}
