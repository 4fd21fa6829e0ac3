import type { Value } from './value.ts';

/** What became of one call of a scenario with somebody's code. Plain data: it crosses processes. */
export type Outcome =
  | { readonly kind: 'value'; readonly value: Value }
  /** `at` is the place in the exercise, `exercise.ts:12:5`, if it can be told. */
  | { readonly kind: 'threw'; readonly name: string; readonly message: string; readonly at?: string }
  /** It returned what is not data: a promise, a function. `at` is where in the result: `.weights[2]`. */
  | { readonly kind: 'unusable'; readonly what: string; readonly at: string }
  /** The code does not even load: a syntax error, or a throw at the top of the file. */
  | { readonly kind: 'not loaded'; readonly message: string }
  | { readonly kind: 'timed out'; readonly seconds: number }
  /** The process ended or broke a limit: "took more than 512 MiB of memory". */
  | { readonly kind: 'crashed'; readonly reason: string };
