import type { RsbuildPlugin, Rspack } from '@rsbuild/core';

/**
 * Names in the page what is loaded before anything is drawn, so that a browser asks for all of it at once. By itself it would learn of
 * the shared modules from the entry, and of those that they need from them: a round trip each.
 */
export function preloadFirstScripts(): RsbuildPlugin {
  return {
    name: 'yige-preload-first-scripts',
    setup(api) {
      api.modifyHTMLTags((tags, { compilation, assetPrefix }) => ({
        ...tags,
        headTags: [
          ...tags.headTags,
          ...firstScripts(compilation).map((file) => ({
            tag: 'link',
            attrs: {
              rel: 'preload',
              as: 'script',
              href: `${assetPrefix}${assetPrefix.endsWith('/') ? '' : '/'}${file}`,
            },
          })),
        ],
      }));
    },
  };
}

/** `… shared module (default) antd/es/button@6.6.8 …`: who offers it, and who asks for it, say its name alike. */
const SHARED = /^(provide|consume) (?:shared )?module \(\S+\) (\S+)@/;

/** What the entry's only import loads, and what the shared modules within that load in turn. */
function firstScripts(compilation: Rspack.Compilation): string[] {
  const wanted = { all: false, ids: true, chunks: true, chunkModules: true, chunkOrigins: true };
  const { chunks = [] } = compilation.getStats().toJson(wanted);
  const askedBy = new Map<string, typeof chunks>();
  for (const chunk of chunks) {
    for (const { moduleIdentifier = '' } of chunk.origins ?? []) {
      const [, role, name] = SHARED.exec(moduleIdentifier) ?? [];
      // A shared module comes from who offers it; what its consumer would fall back on is never loaded.
      if (role === 'consume') continue;
      const asks = name ?? moduleIdentifier;
      askedBy.set(asks, [...(askedBy.get(asks) ?? []), chunk]);
    }
  }
  const first = new Set<(typeof chunks)[number]>();
  const follow = (asks: string) => {
    for (const chunk of askedBy.get(asks) ?? []) {
      if (first.has(chunk)) continue;
      first.add(chunk);
      for (const { identifier = '' } of chunk.modules ?? []) {
        const [, role, name = ''] = SHARED.exec(identifier) ?? [];
        if (role === 'consume') follow(name);
      }
    }
  };
  for (const chunk of chunks.filter(({ entry, initial }) => entry && initial)) {
    // What is offered to plugins stands in the entry too: all of it, needed or not.
    for (const { identifier = '' } of chunk.modules ?? []) if (!SHARED.test(identifier)) follow(identifier);
  }
  return [...first].flatMap(({ files = [] }) => files.filter((file) => file.endsWith('.js'))).sort();
}
