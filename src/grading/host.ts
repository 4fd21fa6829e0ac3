import process from 'node:process';
import { createInterface } from 'node:readline';
import * as tf from '@tensorflow/tfjs';
import { type AnyScenarios, callScenario, thrown } from './call-scenario.ts';
import type { Outcome } from './outcome.ts';
import { exerciseOf, type Implementation } from './scenario-runs.ts';
import type { Value } from './value.ts';
import { decode, encode } from './wire.ts';

/** What the parent asks for, a line of stdin each. */
export interface Request {
  readonly id: number;
  readonly scenario: string;
  readonly input: Value;
}

/** The answer to the request of that id, a line of stdout. The first, with id 0, says whether the exercise loads. */
export interface Answer {
  readonly id: number;
  readonly outcome: Outcome;
}

/**
 * Serves the calls of one exercise until stdin ends; runs in the exercise's process. Nothing here is safe from the
 * exercise, so that nothing here is secret or trusted: the parent takes an answer as somebody's claim.
 */
export async function serve(scenarios: AnyScenarios, load: () => Promise<Implementation>): Promise<void> {
  const { stdin, stdout, stderr, exit } = process;
  const write = stdout.write.bind(stdout);
  // a line of its own, whatever was printed before
  const answer = (id: number, outcome: Outcome) => write(`\n${encode({ id, outcome })}\n`);
  stdout.write = stderr.write.bind(stderr);
  console.log = console.info = console.debug = console.error; // Deno's do not pass by process.stdout

  tf.enableProdMode(); // does nothing but keep the advice of TensorFlow.js off the console
  await tf.setBackend('cpu');
  let exercise: object;
  try {
    exercise = exerciseOf(await load());
    answer(0, { kind: 'value', value: null });
  } catch (error) {
    const { name, message, at } = thrown(error);
    answer(0, { kind: 'not loaded', message: `${name}: ${message}${at ? ` (${at})` : ''}` });
    return;
  }
  for await (const line of createInterface({ input: stdin })) {
    const { id, scenario, input } = decode(line) as unknown as Request;
    answer(id, await callScenario(scenarios, scenario, exercise, input));
  }
  exit(); // whatever timers the exercise has left
}
