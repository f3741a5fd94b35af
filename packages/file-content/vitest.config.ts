import { vitestPreset } from '@yige/config/vitest/preset.mjs';
import { defineConfig } from 'vitest/config';

export default defineConfig(vitestPreset);
