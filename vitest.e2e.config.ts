import { defineConfig } from 'vitest/config';

/** Tests of the whole, with whatever it takes: an emulator of AWS, a browser, feed readers. */
export default defineConfig({
  test: {
    include: ['tests/e2e/**/*.test.ts'],
    testTimeout: 180_000,
    hookTimeout: 180_000,
    // They share two processors and, in part, the machine's own folders.
    fileParallelism: false,
  },
});
