import { column, nullable } from '@yige/database';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A key that signs core's tokens. The private half is sealed; the public one is published. */
@Entity('signing_keys')
export class SigningKeyEntity {
  @PrimaryColumn(column.code(40).options) kid: string;
  @Column({ ...column.longText().options, name: 'public_jwk' }) publicJwk: string;
  @Column({ ...column.longText().options, name: 'private_sealed' }) privateSealed: string;
  @Column({ ...column.instant().options, name: 'created_at' }) createdAt: Date;
  /** Published before it signs; null where a version before this column made it: it signs at once. */
  @Column({ ...nullable(column.instant()).options, name: 'signs_from' }) signsFrom: Date | null;
}

/** What a plugin's server proves itself with: its secret is kept as a hash, the webhook secret sealed. */
@Entity('plugin_clients')
@Index('plugin_clients_client', ['clientId'], { unique: true })
export class PluginClientEntity {
  @PrimaryColumn({ ...column.code(40).options, name: 'plugin_id' }) pluginId: string;
  @Column({ ...column.code(100).options, name: 'client_id' }) clientId: string;
  @Column({ ...column.code(64).options, name: 'secret_hash' }) secretHash: string;
  @Column({ ...column.code(500).options, name: 'webhook_secret_sealed' }) webhookSecretSealed: string;
}

/** Another system of the district that reads the API by itself. */
@Entity('service_accounts')
export class ServiceAccountEntity {
  @PrimaryColumn(column.id().options) id: string;
  @Column(column.text(100).options) name: string;
  /** JSON of permission names. */
  @Column(column.longText().options) grants: string;
  /** JSON of unit ids. */
  @Column({ ...column.longText().options, name: 'unit_ids' }) unitIds: string;
  @Column(column.flag().options) disabled: boolean;
  @Column({ ...column.instant().options, name: 'created_at' }) createdAt: Date;
}

/** Secrets of service accounts, each known by its hash; several while one replaces another. */
@Entity('service_secrets')
export class ServiceSecretEntity {
  @PrimaryColumn({ ...column.id().options, name: 'service_account_id' }) serviceAccountId: string;
  @PrimaryColumn({ ...column.code(64).options, name: 'secret_hash' }) secretHash: string;
  @Column({ ...column.instant().options, name: 'created_at' }) createdAt: Date;
  @Column({ ...nullable(column.instant()).options, name: 'expires_at' }) expiresAt: Date | null;
}

export const oauthEntities = [SigningKeyEntity, PluginClientEntity, ServiceAccountEntity, ServiceSecretEntity];
