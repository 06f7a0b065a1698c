import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/e2e/**'],
    // A hang, not slowness, is what this is to catch: two busy cores and coverage take their time.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // By default one processor is left idle.
    maxWorkers: '100%',
    coverage: { include: ['lambda/**/*.ts'], thresholds: { lines: 90 } },
  },
});
