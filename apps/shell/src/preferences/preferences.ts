import { type Locale, localeSchema } from '@yige/contracts';
import { useSyncExternalStore } from 'react';
import { z } from 'zod';

const preferencesSchema = z.object({
  locale: localeSchema.default('zh-CN'),
  largeType: z.boolean().default(false),
  mode: z.enum(['system', 'light', 'dark']).default('system'),
});
export type Preferences = z.infer<typeof preferencesSchema>;

const DEVICE = 'yige.preferences';
const listeners = new Set<() => void>();
let owner = '';
let current = load();

/** How somebody wants to see the portal, remembered per person on this device; before login, per device. */
export function usePreferences(): Preferences {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => current,
  );
}

export function readPreferences(): Preferences {
  return current;
}

export function changePreferences(part: Partial<Preferences>): void {
  current = { ...current, ...part };
  localStorage.setItem(storageKey(), JSON.stringify(current));
  // The next login page on this device speaks the language last chosen here.
  localStorage.setItem(DEVICE, JSON.stringify(current));
  for (const listener of listeners) listener();
}

/** Switches to the preferences of the person who logged in; they begin with the device's. */
export function adoptPreferences(accountId: string): void {
  if (owner === accountId) return;
  owner = accountId;
  current = load();
  for (const listener of listeners) listener();
}

function storageKey(): string {
  return owner === '' ? DEVICE : `${DEVICE}.${owner}`;
}

function load(): Preferences {
  const text = localStorage.getItem(storageKey()) ?? localStorage.getItem(DEVICE);
  return preferencesSchema.catch(preferencesSchema.parse({})).parse(text === null ? {} : parse(text));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}

export function systemIsDark(): boolean {
  return matchMedia('(prefers-color-scheme: dark)').matches;
}

export type { Locale };
