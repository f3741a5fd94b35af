import { TOTP } from 'otpauth';

/** A phone's authenticator, as RFC 6238 describes it. */
export function codeAt(secret: string, moment: Date): string {
  return new TOTP({ secret }).generate({ timestamp: moment.getTime() });
}
