import { vitestPreset } from '@yige/config/vitest/preset.mjs';
import { mergeConfig } from 'vitest/config';

export default mergeConfig(vitestPreset, {
  // Each file starts a platform and a browser of its own: one after the other is faster on an office machine.
  test: { fileParallelism: false, testTimeout: 120_000, hookTimeout: 120_000 },
});
