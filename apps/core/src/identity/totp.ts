import { Secret, TOTP } from 'otpauth';

const PERIOD = 30;
/** Steps by which the clock of a phone may differ, before and after. */
const DRIFT = 1;

/** 160 bits, as RFC 4226 (4, R6) asks. */
export function newSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/** `otpauth://` address for the authenticator: platform and account stand in its list. */
export function addressOf(secret: string, username: string): string {
  return totpOf(secret, username).toString();
}

/** Number of the 30 seconds (since 1970) to which the code belongs; null when it is none of now. */
export function stepOf(code: string, secret: string, now: Date): number | null {
  const timestamp = now.getTime();
  const delta = totpOf(secret).validate({ token: code, timestamp, window: DRIFT });
  return delta === null ? null : Math.floor(timestamp / 1_000 / PERIOD) + delta;
}

function totpOf(secret: string, label = 'account'): TOTP {
  return new TOTP({ issuer: '一格', label, algorithm: 'SHA1', digits: 6, period: PERIOD, secret });
}
