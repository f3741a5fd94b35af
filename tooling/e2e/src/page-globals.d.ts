/** What stands in the page for the tests to look at. */
export {};

/** A module that the shell provides, as far as the test compares it. */
interface SharedModule {
  default?: { ConfigContext?: unknown };
}

interface Shared {
  from: string;
  lib?: () => SharedModule;
}

declare global {
  interface Window {
    /** Module Federation's own register of instances and what they share. */
    __FEDERATION__: {
      __INSTANCES__: { name: string; shareScopeMap: { default: Record<string, Record<string, Shared>> } }[];
    };
    /** What the probe plugin imported. */
    yigeProbeSeen: { react: unknown; configContext: unknown };
    /** Tells the test of an element that loads a plugin's file without its hash. */
    yigeBare: (markup: string) => void;
    /** Tells the probe plugin to throw while it renders. */
    yigeProbeFails?: boolean;
  }
}
