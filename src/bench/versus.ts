import type { BenchAnswer, BenchRequest, Variant } from './protocol.ts';
import type { BenchRow } from './result.ts';
import { type Contender, type TurnSettings, takeTurns } from './turns.ts';
import type { Workload } from './workload.ts';

/** A process that is timed. */
export interface Runner {
  ask(request: BenchRequest): Promise<BenchAnswer>;
  close(): Promise<void>;
}

/** What the suite is given by the host it runs on. */
export interface BenchHost extends TurnSettings {
  /** Starts a process; `undefined` where there is no PyTorch. */
  start(who: Variant | 'pytorch'): Promise<Runner | undefined>;
  readonly kernels: WebAssembly.Module;
  /** Milliseconds from the start of a process to its end: this project's command line with `--help`, and Node with nothing. */
  startUp(who: 'attention-lab' | 'node'): Promise<number>;
  /** Says what is being measured. */
  readonly onSection: (what: string) => void;
}

const NO_PYTORCH = 'PyTorch: no python3 with torch was found — install torch, or name the Python in PYTHON';

interface Entrant {
  readonly name: string;
  readonly who: Variant | 'pytorch';
  readonly workload: Workload;
}

/** One workload by several; the first is ours. */
export async function against(
  host: BenchHost,
  workload: Workload,
  whom: readonly [Variant, ...(Variant | 'pytorch')[]],
): Promise<{ rows: BenchRow[]; absent: string[] }> {
  const { rows, absent } = await between(
    host,
    whom.map((who) => ({ name: who, who, workload })),
  );
  return { rows: rows.map((row) => ({ ...row, model: workload.model })), absent };
}

/** The first against each of the others, in turn; whoever is not there is left out. */
export async function between(
  host: BenchHost,
  entrants: readonly Entrant[],
): Promise<{ rows: BenchRow[]; absent: string[] }> {
  const runners: Runner[] = [];
  const contenders: Contender[] = [];
  const absent: string[] = [];
  const parameters = new Map<string, number>();
  try {
    for (const { name, who, workload } of entrants) {
      const runner = await host.start(who);
      if (!runner) {
        absent.push(NO_PYTORCH);
        continue;
      }
      runners.push(runner);
      const answer = await runner.ask({ prepare: workload });
      expectSameModel(workload.model, answer.parameters!, parameters);
      contenders.push({ name, measure: async (ms) => (await runner.ask({ measure: ms })).milliseconds! });
    }
    const [ours, ...peers] = contenders as [Contender, ...Contender[]];
    const { against } = await takeTurns([ours, ...peers], host);
    const { what, size } = entrants[0]!.workload;
    const rows = [...against].map(([peer, timed]) => ({ what, size: `batch ${size.batch}`, peer, ...timed }));
    return { rows, absent };
  } finally {
    await Promise.all(runners.map((runner) => runner.close()));
  }
}

/** PyTorch's LSTM has two biases where one would do, and its attention one for the keys: that and no more may differ. */
function expectSameModel(model: string, parameters: number, known: Map<string, number>): void {
  const first = known.get(model) ?? parameters;
  known.set(model, first);
  if (Math.abs(parameters / first - 1) > 0.02) {
    throw new Error(`bench: two models named ${model} have ${first} and ${parameters} parameters`);
  }
}
