import { Injectable } from '@nestjs/common';
import {
  type Actor,
  type KeyRevocation,
  keyRevocationSchema,
  type PluginSignature,
  type TrustedKey,
} from '@yige/contracts';
import { Database, type RawRow } from '@yige/database';
import { ArtefactError, fingerprintOf, verifyManifest } from '@yige/plugin-artefact';
import { z } from 'zod';
import { AuditTrail, PLATFORM } from '../../audit/audit-trail.js';
import { Clock } from '../../time/clock.js';
import { pluginProblems } from '../problems.js';
import { pluginKeyProblems } from './problems.js';

/** Who vouches for a version. */
export interface Vouched {
  keyId: string;
  owner: string;
  /** As whoever signed says. */
  signedAt: Date;
}

interface NewKey {
  owner: string;
  publicKey: string;
  /** Empty: any. */
  plugins: readonly string[];
}

type SignedVersion = TrustedKey['signed'][number] & { keyId: string };

type StoredKey = Omit<TrustedKey, 'signed'> & { publicKey: string };

const COLUMNS =
  'key_id, owner, plugins, public_key, added_by, added_at, revocation, revoked_reason, revoked_by, revoked_at';

/** The district's trust list: whose signatures count, from when until when. */
@Injectable()
export class TrustedKeys {
  private compromised: ReadonlySet<string> = new Set();

  constructor(
    private readonly database: Database,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** Whether the key was compromised, so that nobody gets what it signed. From memory; every process knows within 5 s. */
  withdrawn(keyId: string): boolean {
    return this.compromised.has(keyId);
  }

  async list(): Promise<TrustedKey[]> {
    const keys = await this.database.query(
      `SELECT ${COLUMNS} FROM trusted_keys ORDER BY added_at DESC, key_id`,
      [],
      readKey,
    );
    const signed = await this.signedVersions();
    return keys.map((key) => describe(key, signed));
  }

  /** Whose each key is, by its fingerprint. */
  async owners(): Promise<ReadonlyMap<string, string>> {
    const owners = await this.database.query('SELECT key_id, owner FROM trusted_keys', [], (row): [string, string] => [
      row.text('key_id'),
      row.text('owner'),
    ]);
    return new Map(owners);
  }

  /** Adds a key that a person vouches for. */
  async trust(actor: Actor, key: NewKey): Promise<TrustedKey> {
    const keyId = checkedFingerprint(key.publicKey);
    if (!(await this.add(actor, keyId, key))) throw pluginKeyProblems['pluginKey.known']();
    return this.describe(keyId);
  }

  /**
   * Adds the key of whoever launched core and plugins together, once: one that was revoked since stays so.
   *
   * @returns the key's fingerprint
   */
  async trustLaunched(owner: string, publicKey: string): Promise<string> {
    const keyId = checkedFingerprint(publicKey);
    await this.add(PLATFORM, keyId, { owner, publicKey, plugins: [] });
    return keyId;
  }

  /**
   * A retired key can still be called compromised; nothing makes a key good again. Counts in this process with `reload`,
   * once the unit of work that it is part of is committed.
   */
  async revoke(actor: Actor, keyId: string, kind: KeyRevocation, reason: string): Promise<void> {
    await this.database.transaction(async () => {
      const { revoked } = await this.get(keyId);
      if (revoked?.kind === 'compromised' || revoked?.kind === kind) throw pluginKeyProblems['pluginKey.revoked']();
      const { affectedRows } = await this.database.execute(
        `UPDATE trusted_keys SET revocation = ?, revoked_reason = ?, revoked_by = ?, revoked_at = ?
         WHERE key_id = ? AND (revocation IS NULL OR (revocation = 'retired' AND ? = 'compromised'))`,
        [kind, reason, actor.name, this.clock.now(), keyId, kind],
      );
      if (affectedRows === 0) throw pluginKeyProblems['pluginKey.revoked']();
      await this.trail.record({
        ...{ actor, reason },
        action: 'pluginKey.revoked',
        details: { keyId, kind },
      });
    });
  }

  /**
   * Who vouches for a manifest, now: for a version that is new here. What is installed stays, unless `withdrawn`.
   *
   * @param manifest the exact bytes that were signed
   * @param signature null where nobody signed
   */
  async check(pluginId: string, manifest: Uint8Array, signature: PluginSignature | null): Promise<Vouched> {
    if (signature === null) throw pluginProblems['plugin.unsigned']();
    const key = await this.find(signature.keyId);
    if (key === null) throw pluginProblems['plugin.keyUnknown']({ detail: both(signature.keyId) });
    if (key.revoked !== null) throw pluginProblems['plugin.keyRevoked']({ detail: both(key.owner) });
    if (key.plugins.length > 0 && !key.plugins.includes(pluginId)) {
      throw pluginProblems['plugin.keyNotForPlugin']({ detail: both(`${key.owner}: ${key.plugins.join(', ')}`) });
    }
    if (!verifyManifest(manifest, signature, key.publicKey)) throw pluginProblems['plugin.signatureInvalid']();
    return { keyId: key.keyId, owner: key.owner, signedAt: new Date(signature.signedAt) };
  }

  /** Reads anew what `withdrawn` answers from. */
  async reload(): Promise<void> {
    const keys = await this.database.query(
      `SELECT key_id FROM trusted_keys WHERE revocation = 'compromised'`,
      [],
      (row) => row.text('key_id'),
    );
    this.compromised = new Set(keys);
  }

  /** False where it is on the list already, revoked or not. */
  private add(actor: Actor, keyId: string, { owner, publicKey, plugins }: NewKey): Promise<boolean> {
    return this.database.transaction(async () => {
      if ((await this.find(keyId)) !== null) return false;
      await this.database.execute(
        `INSERT INTO trusted_keys (key_id, owner, plugins, public_key, added_by, added_at) VALUES (?, ?, ?, ?, ?, ?)`,
        [keyId, owner, JSON.stringify([...new Set(plugins)]), publicKey, actor.name, this.clock.now()],
      );
      await this.trail.record({
        actor,
        action: 'pluginKey.trusted',
        details: { keyId, owner, plugins: [...plugins] },
      });
      return true;
    });
  }

  async describe(keyId: string): Promise<TrustedKey> {
    return describe(await this.get(keyId), await this.signedVersions());
  }

  /** Installed versions, each with the key that signed it. */
  private signedVersions(): Promise<SignedVersion[]> {
    return this.database.query(
      `SELECT key_id, plugin_id, version FROM plugin_versions WHERE key_id IS NOT NULL
       ORDER BY plugin_id, registered_at, version`,
      [],
      (row) => ({ keyId: row.text('key_id'), pluginId: row.text('plugin_id'), version: row.text('version') }),
    );
  }

  private async get(keyId: string): Promise<StoredKey> {
    const key = await this.find(keyId);
    if (key === null) throw pluginKeyProblems['pluginKey.notFound']();
    return key;
  }

  private find(keyId: string): Promise<StoredKey | null> {
    return this.database.queryOne(`SELECT ${COLUMNS} FROM trusted_keys WHERE key_id = ?`, [keyId], readKey);
  }
}

function readKey(row: RawRow): StoredKey {
  const kind = row.textOrNull('revocation');
  return {
    keyId: row.text('key_id'),
    owner: row.text('owner'),
    plugins: row.json('plugins', (value) => z.array(z.string()).parse(value)),
    publicKey: row.text('public_key'),
    addedBy: row.text('added_by'),
    addedAt: row.instant('added_at').toISOString(),
    revoked:
      kind === null
        ? null
        : {
            kind: keyRevocationSchema.parse(kind),
            reason: row.text('revoked_reason'),
            by: row.text('revoked_by'),
            at: row.instant('revoked_at').toISOString(),
          },
  };
}

function checkedFingerprint(publicKey: string): string {
  try {
    return fingerprintOf(publicKey);
  } catch (cause) {
    if (!(cause instanceof ArtefactError)) throw cause;
    const isPrivate = publicKey.includes('PRIVATE KEY');
    const message = isPrivate
      ? {
          'zh-CN': '这是私钥，只能留在部门自己手里；请改用 .pub 文件里的公钥',
          en: 'this is a private key, which must stay with its bureau; give the public one of the .pub file',
        }
      : {
          'zh-CN': '请给 PEM 格式的 Ed25519 公钥（-----BEGIN PUBLIC KEY-----）',
          en: 'give an Ed25519 public key in PEM (-----BEGIN PUBLIC KEY-----)',
        };
    const code = isPrivate ? 'private_key' : 'not_ed25519';
    throw pluginKeyProblems['pluginKey.invalid']({ errors: [{ pointer: '/body/publicKey', code, message }], cause });
  }
}

function describe({ publicKey: _, ...key }: StoredKey, versions: readonly SignedVersion[]): TrustedKey {
  const signed = versions.filter(({ keyId }) => keyId === key.keyId);
  return { ...key, signed: signed.map(({ pluginId, version }) => ({ pluginId, version })) };
}

function both(text: string): { 'zh-CN': string; en: string } {
  return { 'zh-CN': text, en: text };
}
