import { createRequire } from 'node:module';
import { pluginModuleFederation } from '@module-federation/rsbuild-plugin';
import { defineConfig, rspack } from '@rsbuild/core';
import { pluginReact } from '@rsbuild/plugin-react';
import { sharedModules } from '@yige/plugin-sdk/federation';
import { checkFirstSharedModules, firstSharedModules } from './build/first-shared-modules.ts';

/** Core, for `pnpm dev`. */
const core = process.env.YIGE_CORE_URL ?? 'http://127.0.0.1:8080';

/** `0`: without federation, for the bench to compare with. Such a shell is whole but for the pages of plugins. */
const federated = process.env.YIGE_SHELL_FEDERATION !== '0';

/** What the runtime of federation is made of, from the shell's own dependency on. */
const runtimeTools = createRequire(createRequire(import.meta.url).resolve('@module-federation/enhanced/runtime'));
const runtime = createRequire(runtimeTools.resolve('@module-federation/runtime-tools/dist/index.js'));

export default defineConfig({
  source: { entry: { index: './src/index.tsx' } },
  html: { template: './public/index.html', inject: 'body' },
  output: {
    distPath: { root: federated ? 'dist' : 'node_modules/.unfederated' },
    legalComments: 'none',
    filename: { js: '[name].[contenthash:8].js', css: '[name].[contenthash:8].css' },
  },
  tools: {
    rspack: {
      module: {
        rules: [
          // antd's own parts don't say that a module of theirs does nothing but export: without it each of their packages is
          // taken whole, the form with its validator before the first button.
          { test: /[\\/]node_modules[\\/](@rc-component|@ant-design|@formatjs)[\\/]/, sideEffects: false },
        ],
      },
      ...(federated && {
        // The federation plugin asks for its runtime as CommonJS, of which nothing can be left out.
        resolve: {
          alias: { '@module-federation/runtime': runtime.resolve('@module-federation/runtime/dist/index.js') },
        },
        plugins: [
          new rspack.NormalModuleReplacementPlugin(/[\\/]@module-federation[\\/].*\.cjs$/, (asked) => {
            asked.request = asked.request.replace(/\.cjs$/, '.js');
          }),
        ],
      }),
      // It loads its worker from an address that it is given: nothing that a bundler could follow.
      ignoreWarnings: [{ module: /[\\/]maplibre-gl[\\/]/, message: /request of a dependency is an expression/ }],
      optimization: {
        // Under a name of its own, by which it is left out of what the service worker keeps.
        splitChunks: {
          cacheGroups: { maplibre: { test: /[\\/]maplibre-gl[\\/]/, name: 'maplibre', chunks: 'async' } },
        },
      },
    },
  },
  server: { proxy: { '/api': core, '/plugins': core }, cors: false },
  plugins: [
    pluginReact(),
    checkFirstSharedModules(),
    federated &&
      pluginModuleFederation({
        name: 'shell',
        // Which plugins there are is the server's to say, at runtime.
        remotes: {},
        shared: Object.fromEntries(
          [...sharedModules, ...firstSharedModules].map((key) => [
            key,
            { singleton: true, requiredVersion: false, eager: firstSharedModules.includes(key) },
          ]),
        ),
        dts: false,
        experiments: { provideExternalRuntime: true, optimization: { target: 'web' } },
      }),
  ],
});
