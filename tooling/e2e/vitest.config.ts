import { readdirSync } from 'node:fs';
import { vitestPreset } from '@yige/config/vitest/preset.mjs';
import { mergeConfig } from 'vitest/config';

/**
 * They watch a clock: a neighbour that takes a core would change what they see. Beside one another they mostly wait.
 */
const alone = ['failing-plugin', 'key-rotation', 'live'].map((name) => `test/${name}.test.ts`);
// A project that extends another's files can only leave some out.
const others = readdirSync(new URL('test', import.meta.url))
  .map((name) => `test/${name}`)
  .filter((file) => !alone.includes(file));

export default mergeConfig(vitestPreset, {
  test: {
    testTimeout: 120_000,
    // Whoever comes first starts a district twice: the one that all begin with, and their own.
    hookTimeout: 240_000,
    // The first look may come before the answer that it waits for.
    expect: { poll: { timeout: 10_000 } },
    globalSetup: 'src/templates.ts',
    // A worker keeps its modules and its browser; what a file changes is a platform of its own.
    isolate: false,
    projects: [
      // Each file starts a platform of its own, and waits for it half the time.
      { extends: true, test: { name: 'together', exclude: alone, maxWorkers: 2 } },
      { extends: true, test: { name: 'alone', exclude: others, maxWorkers: 2, sequence: { groupOrder: 1 } } },
    ],
  },
});
