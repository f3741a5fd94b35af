import { type Query, type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { usePortal } from '../app/portal.js';
import { isUnattended } from './attention.js';

/** Plugins are asked anew no more often than this, however much happens; in milliseconds. */
const SELDOM = 10_000;

/** What pages, widgets and panels of plugins show: work that was done somewhere else may have changed it. */
export class PluginReads {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readAt = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly cache: QueryClient,
    private readonly pluginIds: ReadonlySet<string>,
  ) {}

  readAnew(): void {
    const pause = Math.max(0, this.readAt + SELDOM - performance.now());
    this.timer ??= setTimeout(() => this.readNow(), pause);
  }

  stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  private readNow(): void {
    this.timer = undefined;
    this.readAt = performance.now();
    void this.cache.invalidateQueries({
      type: 'active',
      predicate: (query) => this.follows(query),
      // A session ends for whoever has gone, however much happens: they see it when they come back to the window.
      refetchType: isUnattended() ? 'none' : 'active',
    });
  }

  /** Of a plugin, and not one of which each reading is recorded: that one does not follow the window either. */
  private follows({ queryKey: [plugin], observers }: Query): boolean {
    if (typeof plugin !== 'string' || !this.pluginIds.has(plugin)) return false;
    return observers.every(({ options }) => options.refetchOnWindowFocus !== false);
  }
}

/** Of the portal's plugins, as long as the portal is open. */
export function usePluginReads(): PluginReads {
  const cache = useQueryClient();
  const { plugins } = usePortal();
  const ids = plugins.map(({ id }) => id).join(' ');
  const reads = useMemo(() => new PluginReads(cache, new Set(ids.split(' '))), [cache, ids]);
  useEffect(() => () => reads.stop(), [reads]);
  return reads;
}
