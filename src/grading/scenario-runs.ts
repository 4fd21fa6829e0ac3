import { type AnyScenarios, callScenario } from './call-scenario.ts';
import type { Outcome } from './outcome.ts';
import type { Value } from './value.ts';
import { encode } from './wire.ts';

/** What the parent runs: the functions of the exercise, and what else a scenario finds in it. */
export interface Implementation {
  readonly functions: Readonly<Record<string, unknown>>;
  /** Reference exercises of the labs that this one `uses`, by id. */
  readonly labs?: Readonly<Record<string, object>>;
  /** The files that are handed in besides, by name. */
  readonly files?: Readonly<Record<string, Uint8Array>>;
}

/** The exercise as a scenario sees it. */
export function exerciseOf({ functions, labs = {}, files = {} }: Implementation): object {
  return { ...functions, labs, files };
}

interface Run {
  readonly outcome: Outcome;
  /** The names that the scenario has looked up in the exercise. */
  readonly touched: ReadonlySet<string>;
}

/** The reference with some functions replaced, by a name: a known mistake, another solution. */
export interface Variant {
  readonly name: string;
  readonly functions: Readonly<Record<string, unknown>>;
}

/**
 * The reference of a lab and variants of it, run in this process, each case once. A scenario that touches none of what a
 * variant replaces is not run again for it.
 */
export class ScenarioRuns {
  readonly #scenarios: AnyScenarios;
  readonly #reference: Implementation;
  /** Runs of the same reference with other files: right here too where the files are not looked at. */
  readonly #withOtherFiles: ScenarioRuns | undefined;
  readonly #known = new Map<string, Promise<Run>>();

  constructor(scenarios: AnyScenarios, reference: Implementation, withOtherFiles?: ScenarioRuns) {
    this.#scenarios = scenarios;
    this.#reference = reference;
    this.#withOtherFiles = withOtherFiles;
  }

  /** The same with the files that somebody handed in besides. */
  withFiles(files: NonNullable<Implementation['files']>): ScenarioRuns {
    return new ScenarioRuns(this.#scenarios, { ...this.#reference, files }, this);
  }

  async reference(scenario: string, input: Value): Promise<Outcome> {
    return (await this.#run('', this.#reference.functions, scenario, input)).outcome;
  }

  async variant({ name, functions }: Variant, scenario: string, input: Value): Promise<Outcome> {
    const right = await this.#run('', this.#reference.functions, scenario, input);
    if (!Object.keys(functions).some((replaced) => right.touched.has(replaced))) return right.outcome;
    return (await this.#run(name, { ...this.#reference.functions, ...functions }, scenario, input)).outcome;
  }

  #run(name: string, functions: Implementation['functions'], scenario: string, input: Value): Promise<Run> {
    const key = `${name} ${scenario} ${encode(input)}`;
    const known = this.#known.get(key);
    if (known) return known;
    const run = this.#sharedRun(name, functions, scenario, input);
    this.#known.set(key, run);
    return run;
  }

  async #sharedRun(name: string, functions: Implementation['functions'], scenario: string, input: Value): Promise<Run> {
    const others = this.#withOtherFiles;
    const shared = others && (await others.#run(name, functions, scenario, input));
    if (shared && !shared.touched.has('files')) return shared;
    const touched = new Set<string>();
    const exercise = new Proxy(exerciseOf({ ...this.#reference, functions }), {
      get: (target, property) => {
        touched.add(String(property));
        return Reflect.get(target, property);
      },
    });
    return { outcome: await callScenario(this.#scenarios, scenario, exercise, input), touched };
  }
}
