import type { z } from 'zod';

/** What this device keeps under a key; null for what is not there, or was written by an older version or somebody else. */
export function readStored<Value>(key: string, schema: z.ZodType<Value>): Value | null {
  const text = localStorage.getItem(key);
  if (text === null) return null;
  const stored = schema.safeParse(parseJson(text));
  return stored.success ? stored.data : null;
}

export function writeStored(key: string, value: unknown): void {
  localStorage.setItem(key, JSON.stringify(value));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
