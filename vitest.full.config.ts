import { defineConfig } from 'vitest/config';

/** `npm run test:full`: what takes longer than a coffee – other Node versions, full training runs. */
export default defineConfig({
  test: {
    include: ['tests/**/*.full.test.ts'],
    setupFiles: ['tests/setup/backend.ts'],
    pool: 'forks',
    maxWorkers: 1,
    testTimeout: 1_200_000,
    hookTimeout: 1_200_000,
  },
});
