import { Injectable, type OnModuleInit } from '@nestjs/common';
import { newId } from '@yige/contracts';
import { Database } from '@yige/database';
import { type CryptoKey, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose';
import { z } from 'zod';
import { FieldCipher } from '../secrets/field-cipher.js';
import { Clock } from '../time/clock.js';

const PURPOSE = 'signing_keys.private';
const jwkSchema = z.object({
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  x: z.string(),
  d: z.string().optional(),
});

export interface SigningKey {
  kid: string;
  privateKey: CryptoKey;
}

/** The Ed25519 keys of core's tokens, shared by all core processes through the database. */
@Injectable()
export class SigningKeys implements OnModuleInit {
  private keys: { kid: string; publicJwk: JWK; privateKey: CryptoKey }[] = [];

  constructor(
    private readonly database: Database,
    private readonly cipher: FieldCipher,
    private readonly clock: Clock,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.load();
    if (this.keys.length > 0) return;
    await this.create();
    await this.load();
  }

  /** The key that signs now: the newest. */
  get current(): SigningKey {
    const [newest] = this.keys;
    if (newest === undefined) throw new Error('No signing key is loaded');
    return newest;
  }

  /** Public halves, as a key set for those who verify. */
  get published(): JWK[] {
    return this.keys.map(({ kid, publicJwk }) => ({ ...publicJwk, kid, alg: 'EdDSA', use: 'sig' }));
  }

  /** Two processes that start together make a key each; both are published, so tokens of either verify. */
  private async create(): Promise<void> {
    const { publicKey, privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
    const sealed = await this.cipher.seal(JSON.stringify(await exportJWK(privateKey)), PURPOSE);
    await this.database.execute(
      'INSERT INTO signing_keys (kid, public_jwk, private_sealed, created_at) VALUES (?, ?, ?, ?)',
      [newId(), JSON.stringify(await exportJWK(publicKey)), sealed, this.clock.now()],
    );
  }

  private async load(): Promise<void> {
    const rows = await this.database.query(
      'SELECT kid, public_jwk, private_sealed FROM signing_keys ORDER BY created_at DESC, kid DESC',
      [],
      (row) => ({
        kid: row.text('kid'),
        publicJwk: row.json('public_jwk', (value) => jwkSchema.parse(value)),
        sealed: row.text('private_sealed'),
      }),
    );
    this.keys = await Promise.all(
      rows.map(async ({ kid, publicJwk, sealed }) => {
        const { kty, crv, x, d } = jwkSchema.parse(JSON.parse(await this.cipher.open(sealed, PURPOSE)));
        if (d === undefined) throw new Error(`Signing key ${kid} has no private half`);
        const privateKey = await importJWK({ kty, crv, x, d }, 'EdDSA');
        if (privateKey instanceof Uint8Array) throw new Error(`Signing key ${kid} is no key pair`);
        return { kid, publicJwk: { kty: publicJwk.kty, crv: publicJwk.crv, x: publicJwk.x }, privateKey };
      }),
    );
  }
}
