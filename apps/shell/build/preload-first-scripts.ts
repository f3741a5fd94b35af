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

/** What the entry's only import loads, and what the shared modules within that load in turn. */
function firstScripts(compilation: Rspack.Compilation): string[] {
  const wanted = { all: false, ids: true, chunks: true, chunkModules: true, chunkOrigins: true };
  const { chunks = [] } = compilation.getStats().toJson(wanted);
  const askedBy = new Map<string, typeof chunks>();
  for (const chunk of chunks) {
    for (const { moduleIdentifier = '' } of chunk.origins ?? []) {
      askedBy.set(moduleIdentifier, [...(askedBy.get(moduleIdentifier) ?? []), chunk]);
    }
  }
  const first = new Set<(typeof chunks)[number]>();
  const follow = (module: string) => {
    for (const chunk of askedBy.get(module) ?? []) {
      if (first.has(chunk)) continue;
      first.add(chunk);
      for (const { identifier = '' } of chunk.modules ?? []) {
        if (identifier.startsWith('consume')) follow(identifier);
      }
    }
  };
  for (const chunk of chunks.filter(({ entry, initial }) => entry && initial)) {
    for (const { identifier = '' } of chunk.modules ?? []) {
      // What is offered to plugins stands in the entry too: all of it, needed or not.
      if (!identifier.startsWith('provide')) follow(identifier);
    }
  }
  return [...first].flatMap(({ files = [] }) => files.filter((file) => file.endsWith('.js'))).sort();
}
