import type { ModuleFederationRuntimePlugin } from '@module-federation/enhanced/runtime';
import { type SignedFiles, TamperedFileError } from './signed-files.js';

/**
 * Lets the federation runtime load what is signed and nothing else. What a remote loads by itself carries the hashes of its
 * build; entries, and the modules that the runtime fetches ahead of their remote, would carry none.
 */
export function integrityHooks(files: SignedFiles): ModuleFederationRuntimePlugin {
  const integrityOf = (url: string): string => {
    const integrity = files.integrityOf(new URL(url, location.origin).href);
    if (integrity === undefined) throw new TamperedFileError(new URL(url, location.origin).href);
    return integrity;
  };
  return {
    name: 'yige-integrity',
    createScript({ url }) {
      const script = document.createElement('script');
      script.integrity = integrityOf(url);
      script.crossOrigin = 'anonymous';
      script.fetchPriority = 'high';
      script.src = url;
      return script;
    },
    /**
     * A style sheet is fetched ahead only. The remote then asks for it by itself and waits for it; one that stood in the page
     * already would count as loaded for it, a refused one too.
     */
    createLink({ url }) {
      const link = document.createElement('link');
      link.rel = 'preload';
      link.as = 'style';
      link.integrity = integrityOf(url);
      link.crossOrigin = 'anonymous';
      link.href = url;
      return link;
    },
    async fetch(url) {
      const text = files.manifestText(new URL(url, location.origin).href);
      if (text === undefined) throw new TamperedFileError(new URL(url, location.origin).href);
      return new Response(text, { headers: { 'content-type': 'application/json' } });
    },
  };
}
