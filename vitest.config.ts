import { defineConfig } from 'vitest/config';

/** `npm test`: everything that runs in under five minutes on two cores. Slower suites are `*.full.test.ts`. */
export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/**/*.full.test.ts'],
    setupFiles: ['tests/setup/backend.ts'],
    pool: 'forks',
    isolate: false, // a process for several files: the backend is started once in each
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
