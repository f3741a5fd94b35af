import { createHash, randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database } from '@yige/database';
import { Clock } from '../time/clock.js';

const CODES = 10;
/** Without the letters that look like digits; 16 of them are 80 bits. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Codes that stand in for the authenticator, each once. Random enough that a plain hash keeps them. */
@Injectable()
export class RecoveryCodes {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Replaces all codes of an account; the texts are shown once and never again. */
  async renew(accountId: string): Promise<string[]> {
    const codes = Array.from({ length: CODES }, newCode);
    await this.database.transaction(async () => {
      await this.clear(accountId);
      await this.database.insertMany(
        'recovery_codes',
        ['account_id', 'code_hash', 'used_at'],
        codes.map((code) => [accountId, hashOf(code), null]),
      );
    });
    return codes;
  }

  /** Whether the code was good; it no longer is. */
  async take(accountId: string, code: string): Promise<boolean> {
    const { affectedRows } = await this.database.execute(
      'UPDATE recovery_codes SET used_at = ? WHERE account_id = ? AND code_hash = ? AND used_at IS NULL',
      [this.clock.now(), accountId, hashOf(code)],
    );
    return affectedRows === 1;
  }

  async left(accountId: string): Promise<number> {
    const left = await this.database.queryOne(
      'SELECT COUNT(*) AS number FROM recovery_codes WHERE account_id = ? AND used_at IS NULL',
      [accountId],
      (row) => row.integer('number'),
    );
    return left ?? 0;
  }

  async clear(accountId: string): Promise<void> {
    await this.database.execute('DELETE FROM recovery_codes WHERE account_id = ?', [accountId]);
  }
}

function newCode(): string {
  const letters = Array.from({ length: 16 }, () => ALPHABET.charAt(randomInt(ALPHABET.length))).join('');
  return letters.replace(/(.{4})(?=.)/g, '$1-');
}

/** Small letters, spaces and hyphens are forgiven. */
function hashOf(code: string): string {
  return createHash('sha256')
    .update(code.toUpperCase().replace(/[^0-9A-Z]/g, ''))
    .digest('hex');
}
