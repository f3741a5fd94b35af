import { type Changes, Collector } from './collector.js';
import { shareLine } from './shared-line.js';

type Listener = (changes: Changes) => void;

const listeners = new Set<Listener>();
const watchers = new Set<() => void>();
let isUp = false;

/** Listens for the changes that this session is told of, until the function that it answers is called. */
export function beginLive(session: string): () => void {
  const collector = new Collector((changes) => {
    for (const listener of listeners) listener(changes);
  });
  const end = shareLine({
    name: `yige-live ${session}`,
    tell: (message) => {
      if (message.kind === 'hint') collector.add(message.hint);
      if (message.kind === 'reset') collector.addEverything();
      if (message.kind === 'line') setUp(message.isUp);
    },
  });
  return () => {
    end();
    collector.stop();
    setUp(false);
  };
}

export function onChanges(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Whether the line to core stands. */
export const lineState = {
  get: () => isUp,
  subscribe: (watcher: () => void): (() => void) => {
    watchers.add(watcher);
    return () => watchers.delete(watcher);
  },
};

function setUp(now: boolean): void {
  if (isUp === now) return;
  isUp = now;
  for (const watcher of watchers) watcher();
}
