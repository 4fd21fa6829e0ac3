import type { Scenarios } from '../../../src/grading/lab.ts';

interface Exercise {
  double(x: number): number;
  total(xs: readonly number[]): number;
  readonly files: Readonly<Record<string, Uint8Array>>;
  readonly labs: { readonly '07'?: { triple(x: number): number } };
}

export const scenarios = {
  double: ({ double }, { x }: { x: number }) => double(x),
  total: (exercise, { xs }: { xs: number[] }) => exercise.total(xs),
  files: ({ files }) => files['weights.bin'],
  other: ({ labs }, { x }: { x: number }) => labs['07']?.triple(x),
} satisfies Scenarios<Exercise>;
