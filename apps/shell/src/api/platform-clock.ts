import { z } from 'zod';
import { readStored, writeStored } from '../device/stored.js';

const KEY = 'yige.clock';
/** A header tells whole seconds, and takes a while: a difference below this is none; in milliseconds. */
const NOTICEABLE = 3_000;

/** By how much the platform's clock is ahead of this device's, as it was when they last spoke; in milliseconds. */
let ahead = typeof localStorage === 'undefined' ? 0 : (readStored(KEY, z.number()) ?? 0);

/** The time as the platform has it: clocks of phones are set by hand, and what is captured without network is dated. */
export function platformNow(): Date {
  return new Date(Date.now() + ahead);
}

/** Learns from an answer that came from the platform itself. */
export function learnClock(response: Response, askedAt: number): void {
  const told = Date.parse(response.headers.get('date') ?? '');
  if (Number.isNaN(told)) return;
  const difference = told - (askedAt + Date.now()) / 2;
  const learned = Math.abs(difference) < NOTICEABLE ? 0 : difference;
  if (Math.abs(learned - ahead) < NOTICEABLE) return;
  ahead = learned;
  writeStored(KEY, ahead);
}
