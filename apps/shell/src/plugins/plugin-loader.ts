import type { PageLoad, PortalPlugin } from '@yige/contracts';
import { type SignedFiles, TamperedFileError } from './signed-files.js';

/** Where loading a plugin's module can fail. `integrity`: a file is not the one that was signed. */
export type LoadPhase = Exclude<NonNullable<PageLoad['failed']>, 'render'>;

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
  /** The module, whatever it holds; null: there is none. */
  loadRemote(id: string): Promise<unknown>;
}

interface LoaderOptions {
  runtime: () => FederationRuntime;
  files: Pick<SignedFiles, 'open' | 'filesOf' | 'anyTampered'>;
  /** Told of every module that loaded or failed. */
  report: (load: PageLoad) => void;
  /** For one module, in milliseconds. */
  timeout: number;
}

/**
 * Loads exposed modules of plugins. A remote is registered when something of it is first needed, and once only: the
 * name carries the version. The runtime keeps a failed manifest for good, so it gets one only after the files of the remote
 * were opened; that is what lets a plugin recover in the same session. The runtime knows no time limit either.
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
    const loading = this.loadTimed(plugin, expose, key);
    this.modules.set(key, loading);
    loading.catch(() => this.modules.delete(key));
    return loading;
  }

  private async loadTimed(plugin: PortalPlugin, expose: string, key: string): Promise<unknown> {
    const began = performance.now();
    const told = () => ({
      ...{ pluginId: plugin.id, version: plugin.version, expose },
      milliseconds: Math.round(performance.now() - began),
    });
    try {
      const module = await this.loadWithin(plugin, expose, key);
      this.options.report(told());
      return module;
    } catch (error) {
      this.options.report({ ...told(), failed: error instanceof PluginLoadError ? error.phase : 'module' });
      throw error;
    }
  }

  private async loadWithin(plugin: PortalPlugin, expose: string, key: string): Promise<unknown> {
    const limit = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tooLate = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        limit.abort();
        reject(new PluginLoadError(plugin.id, 'timeout'));
      }, this.options.timeout);
    });
    try {
      return await Promise.race([this.loadNow(plugin, expose, key, limit.signal), tooLate]);
    } finally {
      clearTimeout(timer);
    }
  }

  private async loadNow(plugin: PortalPlugin, expose: string, key: string, signal: AbortSignal): Promise<unknown> {
    const { files } = this.options;
    await files.open(plugin.remote, signal).catch((cause: unknown) => {
      throw new PluginLoadError(plugin.id, cause instanceof TamperedFileError ? 'integrity' : 'manifest', { cause });
    });
    const runtime = this.options.runtime();
    if (!this.registered.has(plugin.remote.name)) {
      // The runtime takes a global of the remote's name for the remote: one that another plugin left goes first.
      if (!Reflect.deleteProperty(globalThis, plugin.remote.name)) throw new PluginLoadError(plugin.id, 'integrity');
      runtime.registerRemotes([
        { name: plugin.remote.name, entry: new URL(plugin.remote.entry, location.origin).href },
      ]);
      this.registered.add(plugin.remote.name);
    }
    const module = await runtime.loadRemote(key).catch(async (cause: unknown) => {
      if (await files.anyTampered(files.filesOf(plugin.remote, [expose]))) {
        throw new PluginLoadError(plugin.id, 'integrity', { cause });
      }
      // It may have been a changed file that the browser had kept, and that looking replaced.
      return runtime.loadRemote(key).catch((again: unknown) => {
        throw new PluginLoadError(plugin.id, 'module', { cause: again });
      });
    });
    if (module === null) throw new PluginLoadError(plugin.id, 'module');
    return module;
  }
}
