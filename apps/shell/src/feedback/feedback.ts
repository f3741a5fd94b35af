import type App from 'antd/es/app';
import type { ArgsProps as MessageOptions } from 'antd/es/message';
import type { ModalFuncProps } from 'antd/es/modal';
import type { ArgsProps as NoticeOptions } from 'antd/es/notification';
import { type ReactNode, useSyncExternalStore } from 'react';

type Given = ReturnType<(typeof App)['useApp']>;

let given: Given | null = null;
let waiting: ((given: Given) => void)[] = [];
const listeners = new Set<() => void>();

function changed(): void {
  for (const listener of listeners) listener();
}

/** What antd draws them with is fetched with the first: most pages are read without any. */
function whenGiven(): Promise<Given> {
  if (given !== null) return Promise.resolve(given);
  return new Promise((resolve) => {
    waiting.push(resolve);
    changed();
  });
}

/** Says something in passing; the answer takes it away again before its time. */
function open(options: MessageOptions): () => void {
  // A message can be waited for, and would be: until it is gone.
  const shown = whenGiven().then(({ message }) => ({ close: message.open(options) }));
  return () => void shown.then(({ close }) => close());
}

/** What is said in passing. Only seen: what those who hear the page are to know, announce. */
export const message = {
  open,
  success: (content: ReactNode): void => void open({ type: 'success', content }),
  error: (content: ReactNode): void => void open({ type: 'error', content }),
};

/** Questions on top of the page. */
export const modal = {
  confirm: (options: ModalFuncProps): void => void whenGiven().then(({ modal }) => void modal.confirm(options)),
};

/** What stays in a corner of the page until it is closed. */
export const notification = {
  info: (options: NoticeOptions): void => void whenGiven().then(({ notification }) => notification.info(options)),
};

/** For the page's root: answers what waited, and what comes, until null takes it back. */
export function give(next: Given | null): void {
  given = next;
  if (next !== null) {
    for (const resolve of waiting) resolve(next);
    waiting = [];
  }
  changed();
}

/** Whether anything was said or asked yet. */
export function useIsWanted(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => given !== null || waiting.length > 0,
  );
}
