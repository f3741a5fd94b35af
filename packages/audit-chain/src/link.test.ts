import { describe, expect, it } from 'vitest';
import { GENESIS, linkHash } from './link.js';
import type { SealedEntry } from './sealed-entry.js';

const position = { day: '2026-03-10', sequence: 1 };
const entry: SealedEntry = {
  id: '01JD9ZK4T0ZV5B6RJ2T3Q4W5X6',
  at: new Date('2026-03-10T02:00:00.000Z'),
  actorKind: 'staff',
  actorId: '01JD9ZK4T0ZV5B6RJ2T3Q4W5X7',
  actorName: '何文斌',
  action: 'person.revealed',
  subjectKind: 'person',
  subjectId: '01JD9ZK4T0ZV5B6RJ2T3Q4W5X8',
  unitNumber: 7,
  address: '10.0.0.8',
  requestId: null,
  reason: '核对电话',
  details: '{"fields":["phone"]}',
};

describe('the hash of a link', () => {
  it('is what an auditor computes elsewhere from the published form', () => {
    // Computed with Python's hashlib over the documented array; a chain in use depends on it for ever.
    expect(linkHash(GENESIS, position, entry)).toBe('3487a1d8dc134471375e018c8120fbb2f9d4e8de56b0c78d7c6ffdd80e24bd86');
  });

  const changes: [string, Partial<SealedEntry>][] = [
    ['the entry’s id', { id: '01JD9ZK4T0ZV5B6RJ2T3Q4W5X9' }],
    ['the time, by a millisecond', { at: new Date('2026-03-10T02:00:00.001Z') }],
    ['the kind of actor', { actorKind: 'plugin' }],
    ['the actor', { actorId: '01JD9ZK4T0ZV5B6RJ2T3Q4W5X9' }],
    ['the actor’s name', { actorName: '何文彬' }],
    ['the action', { action: 'person.corrected' }],
    ['the kind of subject', { subjectKind: null }],
    ['the subject', { subjectId: null }],
    ['the unit', { unitNumber: 8 }],
    ['the address', { address: null }],
    ['the request', { requestId: '1' }],
    ['the reason', { reason: '' }],
    ['a space in the details', { details: '{"fields": ["phone"]}' }],
  ];
  it.each(changes)('changes with %s', (_, change) => {
    expect(linkHash(GENESIS, position, { ...entry, ...change })).not.toBe(linkHash(GENESIS, position, entry));
  });

  it('changes with the place and with what it follows', () => {
    const hashes = [
      linkHash(GENESIS, position, entry),
      linkHash('f'.repeat(64), position, entry),
      linkHash(GENESIS, { ...position, sequence: 2 }, entry),
      linkHash(GENESIS, { ...position, day: '2026-03-11' }, entry),
    ];
    expect(new Set(hashes).size).toBe(hashes.length);
  });

  it('tells a value from its neighbour’s', () => {
    const left = { ...entry, subjectId: 'a', reason: null, requestId: 'b' };
    const right = { ...entry, subjectId: 'a', reason: 'b', requestId: null };
    expect(linkHash(GENESIS, position, left)).not.toBe(linkHash(GENESIS, position, right));
  });
});
