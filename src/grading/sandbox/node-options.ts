import type { Limits } from './limits.ts';

/** Few threads, so that a limit on them can be tight; no native code but Node's own. */
export const nodeOptions = ({ heapMegabytes }: Limits): string[] => [
  `--max-old-space-size=${heapMegabytes}`,
  '--v8-pool-size=1',
  '--no-addons',
  '--no-warnings',
  '--enable-source-maps', // errors name lines of exercise.ts
];

/** Windows starts no program without the name of its folder. */
const SYSTEM: Readonly<Record<string, string>> = process.env.SystemRoot ? { SystemRoot: process.env.SystemRoot } : {};

export const ENVIRONMENT = { ...SYSTEM, UV_THREADPOOL_SIZE: '1', NO_COLOR: '1' };
