import { decodeTime } from 'ulid';
import { describe, expect, it } from 'vitest';
import { newId } from './new-id.js';

describe('a new id', () => {
  it('is a ULID of now, greater than the one before, and never met again', () => {
    const before = Date.now();
    const ids = Array.from({ length: 20_000 }, () => newId());
    expect(ids.every((id) => /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/.test(id))).toBe(true);
    expect(decodeTime(ids[0] ?? '')).toBeGreaterThanOrEqual(before);
    expect([...ids].sort()).toEqual(ids);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
