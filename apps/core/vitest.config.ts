import { vitestPreset } from '@yige/config/vitest/preset.mjs';
import { mergeConfig } from 'vitest/config';

export default mergeConfig(vitestPreset, {
  test: {
    // By itself one worker on two cores; half of each test's time is the database's.
    maxWorkers: 2,
    // To load core's modules anew for each file takes as long as to run many of them. What a test sets up is its own core,
    // and nothing that a module keeps depends on which core asks.
    isolate: false,
    projects: [
      { extends: true, test: { name: 'units', exclude: ['test/**'] } },
      {
        extends: true,
        test: {
          name: 'platform',
          exclude: ['src/**'],
          globalSetup: 'test/support/template-databases.ts',
          // A worker is handed on within a project only: one after the other.
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
