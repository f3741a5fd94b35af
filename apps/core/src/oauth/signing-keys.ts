import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { type Actor, newId, type SigningKeyState } from '@yige/contracts';
import { Database } from '@yige/database';
import { type CryptoKey, createLocalJWKSet, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose';
import { z } from 'zod';
import { AuditTrail, PLATFORM } from '../audit/audit-trail.js';
import { Configuration } from '../config/configuration.js';
import { SecuritySettingsStore } from '../identity/security-settings.js';
import { Log } from '../logging/log.js';
import { FieldCipher } from '../secrets/field-cipher.js';
import { Clock } from '../time/clock.js';

const PURPOSE = 'signing_keys.private';
const DAY = 86_400_000;
/** How often other processes' keys are looked for and old ones taken away; less than the lead of a new key. */
const REFRESH = 20_000;
/** How long after its successor began a key stays published, in milliseconds: the longest token, and clocks apart. */
const KEPT = 15 * 60_000;

const jwkSchema = z.object({
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  x: z.string(),
  d: z.string().optional(),
});

interface StoredKey {
  kid: string;
  createdAt: Date;
  signsFrom: Date;
  publicJwk: JWK;
  privateKey: CryptoKey;
}

/**
 * The Ed25519 keys of core's tokens, shared by all core processes through the database. A new key is published a
 * while before it signs, and the old one stays until the last token that it signed has expired: whoever verifies, with
 * keys fetched whenever, always has the right one or finds it by asking once.
 */
@Injectable()
export class SigningKeys implements OnModuleInit, OnModuleDestroy {
  /** The newest first. */
  private keys: StoredKey[] = [];
  private verifying: ReturnType<typeof createLocalJWKSet> = createLocalJWKSet({ keys: [] });
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly database: Database,
    private readonly cipher: FieldCipher,
    private readonly settings: SecuritySettingsStore,
    private readonly audit: AuditTrail,
    private readonly configuration: Configuration,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.refresh();
    // Two processes that start together make a key each; both are published, so tokens of either verify.
    if (this.keys.length === 0) await this.make(PLATFORM, this.clock.now());
    this.timer = setInterval(() => void this.round(), REFRESH).unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  /** The key that signs now. */
  get current(): { kid: string; privateKey: CryptoKey } {
    const now = this.clock.now();
    const key = this.keys.find(({ signsFrom }) => signsFrom <= now) ?? this.keys.at(-1);
    if (key === undefined) throw new Error('No signing key is loaded');
    return key;
  }

  /** Public halves, as a key set for those who verify. */
  get published(): JWK[] {
    return this.keys.map(({ kid, publicJwk }) => ({ ...publicJwk, kid, alg: 'EdDSA', use: 'sig' }));
  }

  /** The same for core itself. */
  get keySet(): ReturnType<typeof createLocalJWKSet> {
    return this.verifying;
  }

  list(): SigningKeyState[] {
    return this.keys.map((key) => this.describe(key));
  }

  async rotate(actor: Actor): Promise<SigningKeyState> {
    const signsFrom = new Date(this.clock.now().getTime() + this.configuration.signingKeyLead);
    const kid = await this.make(actor, signsFrom);
    const made = this.keys.find((key) => key.kid === kid);
    if (made === undefined) throw new Error(`Signing key ${kid} was not stored`);
    return this.describe(made);
  }

  /** Reads what other processes have made. */
  async refresh(): Promise<void> {
    const rows = await this.database.query(
      `SELECT kid, public_jwk, private_sealed, created_at, COALESCE(signs_from, created_at) AS signs_from
       FROM signing_keys ORDER BY COALESCE(signs_from, created_at) DESC, kid DESC`,
      [],
      (row) => ({
        kid: row.text('kid'),
        createdAt: row.instant('created_at'),
        signsFrom: row.instant('signs_from'),
        publicJwk: row.json('public_jwk', (value) => jwkSchema.parse(value)),
        sealed: row.text('private_sealed'),
      }),
    );
    const known = new Map(this.keys.map((key) => [key.kid, key]));
    this.keys = await Promise.all(
      rows.map(async ({ sealed, ...row }) => known.get(row.kid) ?? { ...row, ...(await this.open(row, sealed)) }),
    );
    this.verifying = createLocalJWKSet({ keys: this.published });
  }

  /** Follows the other processes, makes a new key when the present one is old, and takes away what is over. */
  async maintain(): Promise<void> {
    await this.refresh();
    const [newest] = this.keys;
    const lifetime = this.settings.current.signingKeyLifetime * DAY;
    if (newest !== undefined && this.clock.now().getTime() - newest.signsFrom.getTime() > lifetime) {
      await this.rotate(PLATFORM);
    }
    await this.retire();
  }

  private async round(): Promise<void> {
    try {
      await this.maintain();
    } catch (error) {
      // The keys known so far go on signing and verifying; the next round tries again.
      this.log.logger.error({ err: error }, 'signing keys not maintained');
    }
  }

  /** Takes away the keys whose last token has expired. */
  private async retire(): Promise<void> {
    const now = this.clock.now().getTime();
    const over = this.keys.filter((_, index) => {
      const successor = this.keys[index - 1];
      return successor !== undefined && now - successor.signsFrom.getTime() > KEPT;
    });
    for (const { kid } of over) {
      await this.database.transaction(async () => {
        const { affectedRows } = await this.database.execute('DELETE FROM signing_keys WHERE kid = ?', [kid]);
        const subject = { kind: 'signingKey', id: kid };
        if (affectedRows > 0) await this.audit.record({ actor: PLATFORM, action: 'signingKey.retired', subject });
      });
    }
    if (over.length > 0) await this.refresh();
  }

  private async make(actor: Actor, signsFrom: Date): Promise<string> {
    const { publicKey, privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
    const sealed = await this.cipher.seal(JSON.stringify(await exportJWK(privateKey)), PURPOSE);
    const publicJwk = JSON.stringify(await exportJWK(publicKey));
    const kid = newId();
    await this.database.transaction(async () => {
      await this.database.execute(
        'INSERT INTO signing_keys (kid, public_jwk, private_sealed, created_at, signs_from) VALUES (?, ?, ?, ?, ?)',
        [kid, publicJwk, sealed, this.clock.now(), signsFrom],
      );
      await this.audit.record({ actor, action: 'signingKey.made', subject: { kind: 'signingKey', id: kid } });
    });
    await this.refresh();
    return kid;
  }

  private async open(
    { kid, publicJwk }: { kid: string; publicJwk: z.infer<typeof jwkSchema> },
    sealed: string,
  ): Promise<Pick<StoredKey, 'publicJwk' | 'privateKey'>> {
    const { kty, crv, x, d } = jwkSchema.parse(JSON.parse(await this.cipher.open(sealed, PURPOSE)));
    if (d === undefined) throw new Error(`Signing key ${kid} has no private half`);
    const privateKey = await importJWK({ kty, crv, x, d }, 'EdDSA');
    if (privateKey instanceof Uint8Array) throw new Error(`Signing key ${kid} is no key pair`);
    return { publicJwk: { kty: publicJwk.kty, crv: publicJwk.crv, x: publicJwk.x }, privateKey };
  }

  private describe({ kid, createdAt, signsFrom }: StoredKey): SigningKeyState {
    const state = kid === this.current.kid ? 'signing' : signsFrom > this.clock.now() ? 'next' : 'verifying';
    return { kid, createdAt: createdAt.toISOString(), signsFrom: signsFrom.toISOString(), state };
  }
}
