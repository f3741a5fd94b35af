/**
 * Where scripts of this page may come from: the shell's own files, and files of plugins that are signed. Its policy of trusted
 * types, which the Content-Security-Policy demands, asks here before any script gets its address, a plugin's own code included.
 * Browsers without trusted types have the other two layers.
 */
let isSigned = (_address: string): boolean => false;

/** Until it is told who knows, no file of any plugin is signed. */
export function trustSigned(known: (address: string) => boolean): void {
  isSigned = known;
}

/** The address, or null where no script may come from there. */
export function allowedScript(address: string): string | null {
  const { pathname, href } = new URL(address, location.origin);
  // A blob has the origin of whoever made it, but no address of this server.
  if (!href.startsWith(`${location.origin}/`)) return null;
  return !pathname.startsWith('/plugins/') || isSigned(href) ? address : null;
}

interface TrustedTypes {
  createPolicy: (
    name: string,
    rules: { createHTML: (text: string) => string; createScriptURL: (address: string) => string | null },
  ) => unknown;
}

declare global {
  interface Window {
    trustedTypes?: TrustedTypes;
  }
}

/** Must run before anything is loaded. Markup passes: scripts in it would not run, since the page's policy allows none. */
export function guardScripts(): void {
  window.trustedTypes?.createPolicy('default', { createHTML: (text) => text, createScriptURL: allowedScript });
}
