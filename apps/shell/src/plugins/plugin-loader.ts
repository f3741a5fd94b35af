import type { PortalPlugin } from '@yige/contracts';

/** Where loading a plugin's module can fail. */
export type LoadPhase = 'manifest' | 'module' | 'timeout';

/** A plugin's module that did not load: whose, and at what. */
export class PluginLoadError extends Error {
  constructor(
    readonly pluginId: string,
    readonly phase: LoadPhase,
    options?: ErrorOptions,
  ) {
    super(`Plugin ${pluginId} failed at ${phase}`, options);
    this.name = 'PluginLoadError';
  }
}

/** The part of the federation runtime that loading needs. */
export interface FederationRuntime {
  registerRemotes(remotes: { name: string; entry: string }[]): void;
  loadRemote<Module>(id: string): Promise<Module | null>;
}

interface LoaderOptions {
  runtime: () => FederationRuntime;
  /** Looks whether the federation manifest can be had, before the runtime remembers a failure for good. */
  probe: (url: string, signal: AbortSignal) => Promise<void>;
  /** For one module, in milliseconds. */
  timeout: number;
}

/**
 * Loads exposed modules of plugins. A remote is registered when something of it is first needed, and once only: the
 * name carries the version. The runtime keeps a failed manifest for good, so it is asked for only after a probe
 * found it; that is what lets a plugin recover in the same session. The runtime knows no time limit either.
 */
export class PluginLoader {
  private readonly registered = new Set<string>();
  private readonly modules = new Map<string, Promise<unknown>>();

  constructor(private readonly options: LoaderOptions) {}

  /** The module, loaded once; a failure is forgotten, so that asking again tries again. */
  load(plugin: PortalPlugin, expose: string): Promise<unknown> {
    const key = `${plugin.remote.name}/${expose.slice(2)}`;
    const known = this.modules.get(key);
    if (known !== undefined) return known;
    const loading = this.loadWithin(plugin, key);
    this.modules.set(key, loading);
    loading.catch(() => this.modules.delete(key));
    return loading;
  }

  private async loadWithin(plugin: PortalPlugin, key: string): Promise<unknown> {
    const limit = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tooLate = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        limit.abort();
        reject(new PluginLoadError(plugin.id, 'timeout'));
      }, this.options.timeout);
    });
    try {
      return await Promise.race([this.loadNow(plugin, key, limit.signal), tooLate]);
    } finally {
      clearTimeout(timer);
    }
  }

  private async loadNow(plugin: PortalPlugin, key: string, signal: AbortSignal): Promise<unknown> {
    await this.options.probe(plugin.remote.entry, signal).catch((cause: unknown) => {
      throw new PluginLoadError(plugin.id, 'manifest', { cause });
    });
    const runtime = this.options.runtime();
    if (!this.registered.has(plugin.remote.name)) {
      runtime.registerRemotes([
        { name: plugin.remote.name, entry: new URL(plugin.remote.entry, location.origin).href },
      ]);
      this.registered.add(plugin.remote.name);
    }
    const module = await runtime.loadRemote(key).catch((cause: unknown) => {
      throw new PluginLoadError(plugin.id, 'module', { cause });
    });
    if (module === null) throw new PluginLoadError(plugin.id, 'module');
    return module;
  }
}

/** Asks the server for the manifest with revalidation; anything but success is a failure. */
export async function probeManifest(url: string, signal: AbortSignal): Promise<void> {
  const response = await fetch(url, { signal, cache: 'no-cache' });
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
}
