import { defineConfig } from '@rsbuild/core';

/** The service worker alone; `scripts/precache.mjs` puts the list of the shell's files into it. */
export default defineConfig({
  source: { entry: { 'service-worker': './service-worker/service-worker.ts' } },
  output: {
    target: 'web-worker',
    distPath: { root: 'node_modules/.service-worker', js: '' },
    filename: { js: '[name].js' },
    legalComments: 'none',
    sourceMap: false,
  },
});
