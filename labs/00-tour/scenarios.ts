import type { Scenarios } from '../../src/grading/lab.ts';

export const scenarios = {
  strongest: ({ strongest }, { rows }: { rows: number[][] }) => rows.map((row) => strongest(row)),
  alignmentErrorRate: ({ alignmentErrorRate }) => alignmentErrorRate(),
  exactWithoutAttention: ({ exactWithoutAttention }) => exactWithoutAttention(),
  longestReach: ({ longestReach }) => longestReach(),
} satisfies Scenarios<typeof import('./solution.ts')>;
