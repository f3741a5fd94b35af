import { join } from 'node:path';
import { pluginModuleFederation } from '@module-federation/rsbuild-plugin';
import { createRsbuild } from '@rsbuild/core';
import { pluginReact } from '@rsbuild/plugin-react';
import { antdImport, sharedModules } from '@yige/plugin-sdk/federation';
import { type PluginDefinition, remoteNameOf } from '@yige/plugin-sdk/manifest';
import { BuildError } from './build-error.js';
import { BundlerErrors } from './bundler-errors.js';
import { runCompiler } from './compiler.js';
import { findExposes } from './exposes.js';
import { isolatedStyles } from './isolated-styles.js';
import { FEDERATION_MANIFEST, sealManifest } from './sealed-manifest.js';

/**
 * Bundles the exposed modules as a federated remote. Federation name and chunk global carry the version, so that two
 * versions live in one page; React, antd and the SDK come from the shell alone. The entry carries the hashes of what it
 * loads later, the federation manifest those of all.
 */
export async function buildWeb(folder: string, dist: string, definition: PluginDefinition): Promise<void> {
  const exposes = await findExposes(folder, definition);
  await runCompiler(
    folder,
    ['-p', 'tsconfig.json', '--noEmit'],
    'The web part does not compile, or does not fit plugin.ts: mend what TypeScript lists above',
  );
  const name = remoteNameOf(definition);
  const errors = new BundlerErrors();
  const rsbuild = await createRsbuild({
    cwd: folder,
    rsbuildConfig: {
      mode: 'production',
      // What is wrong is told with the failure.
      logLevel: 'silent',
      source: { entry: {}, tsconfigPath: './tsconfig.json', transformImport: [antdImport] },
      output: {
        distPath: { root: `${dist}/web` },
        assetPrefix: 'auto',
        legalComments: 'none',
        sourceMap: false,
        minify: true,
      },
      security: { sri: { enable: true, algorithm: 'sha384' } },
      // Nothing is served from here; without it the federation plugin warns of a server's defaults.
      server: { cors: { origin: [] } },
      tools: {
        htmlPlugin: false,
        postcss: { postcssOptions: { plugins: [isolatedStyles(name)] } },
        rspack: {
          output: { uniqueName: name, chunkLoadingGlobal: `chunks_${name}` },
          plugins: [errors],
        },
      },
      plugins: [
        pluginReact(),
        pluginModuleFederation({
          name,
          filename: 'remoteEntry.[contenthash:8].js',
          exposes,
          shared: Object.fromEntries(
            // Whether versions fit is decided by the manifest's `sdk` range, before any code loads.
            sharedModules.map((key) => [key, { singleton: true, import: false, requiredVersion: false }]),
          ),
          manifest: { fileName: FEDERATION_MANIFEST },
          dts: false,
          experiments: { externalRuntime: true, optimization: { target: 'web' } },
        }),
      ],
    },
  });
  try {
    await rsbuild.build();
  } catch (cause) {
    throw new BuildError(`${errors.text}The web part does not build: mend what is listed above`, { cause });
  }
  await sealManifest(join(folder, dist, 'web'));
}
