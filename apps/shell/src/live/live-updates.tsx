import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { usePortal } from '../app/portal.js';
import { readMattersAnew } from '../matters/matter-queries.js';
import { beginLive } from './live.js';
import { usePluginReads } from './plugin-reads.js';
import { useHints } from './use-live.js';

/** Keeps what is on screen up to date: what changed is read anew, as far as it is shown. */
export function LiveUpdates() {
  const { account, actingPostId } = usePortal();
  const cache = useQueryClient();
  useEffect(() => beginLive(`${account.id} ${actingPostId ?? 'all'}`), [account.id, actingPostId]);
  const plugins = usePluginReads();
  useHints('task', (ids) => {
    readTasks(cache);
    read(cache, ids, ['tasks', 'one']);
    read(cache, ids, ['taskComments']);
    read(cache, ids, ['taskAttachments']);
    void cache.invalidateQueries({ queryKey: ['dispatches'] });
    // Each step of a matter is a task of whoever has it, or had it, and work at a door is one too.
    readMattersAnew(cache);
    void cache.invalidateQueries({ queryKey: ['visits'] });
    plugins.readAnew();
  });
  useHints('matter', (ids) => {
    readMattersAnew(cache);
    read(cache, ids, ['matterPhotos']);
  });
  useHints('dispatch', () => {
    void cache.invalidateQueries({ queryKey: ['tasks'] });
    void cache.invalidateQueries({ queryKey: ['dispatches'] });
  });
  useHints('plugin', () => void cache.invalidateQueries({ queryKey: ['portal'] }));
  useHints('notice', () => void cache.invalidateQueries({ queryKey: ['notices'] }));
  return null;
}

function readTasks(cache: QueryClient): void {
  for (const part of ['list', 'counts', 'views']) void cache.invalidateQueries({ queryKey: ['tasks', part] });
}

/** Of each of these the query of that kind; of all where nobody knows which. */
function read(cache: QueryClient, ids: ReadonlySet<string> | null, kind: readonly string[]): void {
  if (ids === null) void cache.invalidateQueries({ queryKey: kind });
  else for (const id of ids) void cache.invalidateQueries({ queryKey: [...kind, id] });
}
