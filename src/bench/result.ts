import { z } from 'zod';

export const BENCH_SCHEMA = 'attention-lab/bench/v1';

/** What `attention-lab bench --json` prints. */
export const benchResult = z.object({
  schema: z.literal(BENCH_SCHEMA),
  machine: z.object({
    processor: z.string(),
    cpus: z.int(),
    node: z.string(),
    /** Its version, and what its products of 512 × 512 matrices reach on one thread. */
    pytorch: z.object({ version: z.string(), gigaflops: z.number() }).optional(),
  }),
  rows: z.array(
    z.object({
      /** `train-step`, `length`, `batch`, `greedy`, `gemm`, `kernels` or `start-up`. */
      what: z.string(),
      model: z.string().optional(),
      /** `S` or `L`, or what is varied: `64 tokens`, `batch 16`, `288×256×64`. */
      size: z.string(),
      /** Whom we are held against. */
      peer: z.string(),
      /** Milliseconds of one step (one product, one start); medians of turns. */
      oursMs: z.number(),
      peerMs: z.number(),
      /** How many times as fast ours is: the median over the turns of peer / ours. */
      ratio: z.number(),
    }),
  ),
  /** Resident memory of a process that trains this model and nothing else, in bytes. */
  memory: z.array(z.object({ model: z.string(), size: z.string(), residentBytes: z.int() })),
  /** What was left out, and why. */
  absent: z.array(z.string()),
});
export type BenchResult = z.infer<typeof benchResult>;
export type BenchRow = BenchResult['rows'][number];
