import { useSyncExternalStore } from 'react';

interface Question {
  answer: Promise<boolean>;
  resolve: (confirmed: boolean) => void;
}

let question: Question | null = null;
const listeners = new Set<() => void>();

function change(next: Question | null): void {
  question = next;
  for (const listener of listeners) listener();
}

/** Opens the dialog that asks who one is; false when it is closed without an answer. Calls meanwhile wait for the same. */
export function askForConfirmation(): Promise<boolean> {
  if (question !== null) return question.answer;
  const { promise, resolve } = withResolvers();
  change({ answer: promise, resolve });
  return promise;
}

export function answerConfirmation(confirmed: boolean): void {
  question?.resolve(confirmed);
  change(null);
}

export function useIsAsking(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => question !== null,
  );
}

/** `Promise.withResolvers`, which the browsers of older office machines lack. */
function withResolvers(): { promise: Promise<boolean>; resolve: (confirmed: boolean) => void } {
  let resolve: (confirmed: boolean) => void = () => undefined;
  const promise = new Promise<boolean>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
