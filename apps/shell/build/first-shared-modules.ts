import type { RsbuildPlugin } from '@rsbuild/core';

/**
 * Shared modules that the first screen is drawn with: they are part of the page's first scripts. Any other comes in a file of its
 * own with the first thing that uses it.
 */
export const firstSharedModules: readonly string[] = [
  'react',
  'react/jsx-runtime',
  'react-dom',
  'react-dom/client',
  'antd/es/button',
  'antd/es/config-provider',
  'antd/es/theme',
  'antd/es/locale/zh_CN',
  'antd/es/locale/en_US',
];

/** `consume shared module (default) antd/es/input@* (strict) (fallback: …)`, with `(eager)` behind it where it is one of the first. */
const CONSUMED = /^consume shared module \(\S+\) (?<name>\S+)@(?!.*\(eager\)$)/;

/**
 * Fails a build whose entry needs a shared module that is not among the first ones: the page would stay empty, since the
 * federation runtime can't wait for it there.
 */
export function checkFirstSharedModules(): RsbuildPlugin {
  return {
    name: 'yige-check-first-shared-modules',
    setup(api) {
      api.onAfterBuild(({ stats }) => {
        const { chunks = [] } =
          stats?.toJson({ all: false, chunks: true, chunkModules: true, dependentModules: true }) ?? {};
        const asked = chunks
          .filter(({ initial }) => initial)
          .flatMap(({ modules = [] }) => modules.map(({ identifier = '' }) => CONSUMED.exec(identifier)?.groups?.name));
        const missing = [...new Set(asked)].filter((name) => name !== undefined);
        if (missing.length === 0) return;
        throw new Error(
          `The first screen imports ${missing.join(', ')}: load it with what needs it, by import(), or name it in build/first-shared-modules.ts`,
        );
      });
    },
  };
}
