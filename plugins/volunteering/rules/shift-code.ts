import { createHmac, timingSafeEqual } from 'node:crypto';

/** How many wrong codes are taken for one volunteer before it pauses, and for how long: ours to set ([U]). */
export const WRONG_CODES = 5;
export const PAUSE_MINUTES = 10;

const DIGITS = 6;
const SECOND = 1_000;

/** A rotating code (签到码) and the moment at which the next one takes its place. */
export interface ShiftCode {
  code: string;
  validUntil: Date;
}

/** The code of this moment, made as HOTP (RFC 4226) makes one: HMAC-SHA256 of the time step, truncated to six digits. */
export function shiftCodeAt(secret: string, now: Date, stepSeconds: number): ShiftCode {
  const step = stepOf(now, stepSeconds);
  return { code: codeOf(secret, step), validUntil: new Date((step + 1) * stepSeconds * SECOND) };
}

/** Whether it is the code of this moment, or the one before: whoever reads it off a screen may need that long. */
export function isShiftCode(code: string, secret: string, now: Date, stepSeconds: number): boolean {
  const step = stepOf(now, stepSeconds);
  return [step, step - 1].some((each) => isSame(code, codeOf(secret, each)));
}

function stepOf(now: Date, stepSeconds: number): number {
  return Math.floor(now.getTime() / (stepSeconds * SECOND));
}

function codeOf(secret: string, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const digest = createHmac('sha256', Buffer.from(secret, 'hex')).update(counter).digest();
  const offset = (digest.at(-1) ?? 0) & 0x0f;
  return String((digest.readUInt32BE(offset) & 0x7fff_ffff) % 10 ** DIGITS).padStart(DIGITS, '0');
}

function isSame(one: string, other: string): boolean {
  return one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));
}
