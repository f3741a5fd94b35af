import { vitestPreset } from '@yige/config/vitest/preset.mjs';
import { mergeConfig } from 'vitest/config';

export default mergeConfig(vitestPreset, {
  // By itself one worker on two cores; half of each test's time is the database's.
  test: { maxWorkers: 2 },
});
