import { defineConfig } from 'vitest/config';

// One file at a time: each starts a browser, and the desk answers one person at a time fastest.
export default defineConfig({
  test: {
    include: ['tests/browser/**/*.test.ts'],
    globalSetup: ['tests/browser/sample.ts'],
    testTimeout: 120_000,
    hookTimeout: 240_000,
    maxWorkers: 1,
    fileParallelism: false,
  },
});
