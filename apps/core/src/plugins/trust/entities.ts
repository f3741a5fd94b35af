import { column, nullable } from '@yige/database';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A bureau's key of the trust list. It is never deleted: what it signed stays to be explained. */
@Entity('trusted_keys')
export class TrustedKeyEntity {
  /** SHA-256 of the public key, in hexadecimal. */
  @PrimaryColumn({ ...column.code(64).options, name: 'key_id' }) keyId: string;
  @Column(column.text(100).options) owner: string;
  /** JSON array of plugin ids that it may sign; empty: any. */
  @Column(column.document().options) plugins: string;
  @Column({ ...column.text(1_000).options, name: 'public_key' }) publicKey: string;
  @Column({ ...column.text(100).options, name: 'added_by' }) addedBy: string;
  @Column({ ...column.instant().options, name: 'added_at' }) addedAt: Date;
  /** `retired` or `compromised`; null while it is trusted. */
  @Column(nullable(column.code(20)).options) revocation: string | null;
  @Column({ ...nullable(column.text(500)).options, name: 'revoked_reason' }) revokedReason: string | null;
  @Column({ ...nullable(column.text(100)).options, name: 'revoked_by' }) revokedBy: string | null;
  @Column({ ...nullable(column.instant()).options, name: 'revoked_at' }) revokedAt: Date | null;
}

/** A permission that versions of a plugin ask for: for its server (role empty), or for a role. */
@Entity('plugin_asks')
export class PluginAskEntity {
  @PrimaryColumn({ ...column.code(40).options, name: 'plugin_id' }) pluginId: string;
  @PrimaryColumn(column.code(100).options) permission: string;
  @PrimaryColumn(column.code(40).options) role: string;
  /** The plugin's words for a permission of its own, as JSON; null for one of core. */
  @Column(nullable(column.document()).options) title: string | null;
  /** `asked`, `granted` or `refused`. */
  @Column(column.code(10).options) state: string;
  /** The version that asked first. */
  @Column(column.code(40).options) version: string;
  @Column({ ...nullable(column.text(100)).options, name: 'decided_by' }) decidedBy: string | null;
  @Column({ ...nullable(column.instant()).options, name: 'decided_at' }) decidedAt: Date | null;
}

/** One row that grows with every decision, so that each process knows whether what it remembers still holds. */
@Entity('plugin_grants_version')
export class PluginGrantsVersionEntity {
  @PrimaryColumn(column.integer().options) id: number;
  @Column(column.integer().options) version: number;
}

export const pluginTrustEntities = [TrustedKeyEntity, PluginAskEntity, PluginGrantsVersionEntity];
