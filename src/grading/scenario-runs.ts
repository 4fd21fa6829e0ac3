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
  readonly outcome: Promise<Outcome>;
  /** The names that the scenario has looked up in the exercise. */
  readonly touched: ReadonlySet<string>;
}

/** The reference with some functions replaced, by a name: a known mistake, another solution. */
export interface Variant {
  readonly name: string;
  readonly functions: Readonly<Record<string, unknown>>;
}

/**
 * The reference of a lab and variants of it, run in this process, each case once. A scenario that touches none of the
 * functions that a variant replaces is not run again for it.
 */
export class ScenarioRuns {
  readonly #scenarios: AnyScenarios;
  readonly #reference: Implementation;
  readonly #known = new Map<string, Run>();

  constructor(scenarios: AnyScenarios, reference: Implementation) {
    this.#scenarios = scenarios;
    this.#reference = reference;
  }

  reference(scenario: string, input: Value): Promise<Outcome> {
    return this.#run('', this.#reference.functions, scenario, input).outcome;
  }

  async variant({ name, functions }: Variant, scenario: string, input: Value): Promise<Outcome> {
    const right = this.#run('', this.#reference.functions, scenario, input);
    const outcome = await right.outcome;
    if (!Object.keys(functions).some((replaced) => right.touched.has(replaced))) return outcome;
    return this.#run(name, { ...this.#reference.functions, ...functions }, scenario, input).outcome;
  }

  #run(name: string, functions: Implementation['functions'], scenario: string, input: Value): Run {
    const key = `${name} ${scenario} ${encode(input)}`;
    const known = this.#known.get(key);
    if (known) return known;
    const touched = new Set<string>();
    const exercise = new Proxy(exerciseOf({ ...this.#reference, functions }), {
      get: (target, property) => {
        touched.add(String(property));
        return Reflect.get(target, property);
      },
    });
    const run = { outcome: callScenario(this.#scenarios, scenario, exercise, input), touched };
    this.#known.set(key, run);
    return run;
  }
}
