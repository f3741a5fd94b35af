import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{rules,test}/**/*.test.ts'],
    // Loading the framework takes longer than most tests: all files share it.
    isolate: false,
    maxWorkers: 1,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
