import { column } from '@yige/database';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A key that signs core's tokens. The private half is sealed; the public one is published. */
@Entity('signing_keys')
export class SigningKeyEntity {
  @PrimaryColumn(column.code(40).options) kid: string;
  @Column({ ...column.longText().options, name: 'public_jwk' }) publicJwk: string;
  @Column({ ...column.longText().options, name: 'private_sealed' }) privateSealed: string;
  @Column({ ...column.instant().options, name: 'created_at' }) createdAt: Date;
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

export const oauthEntities = [SigningKeyEntity, PluginClientEntity];
