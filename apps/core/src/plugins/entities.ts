import { column, nullable } from '@yige/database';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

@Entity('plugins')
export class PluginEntity {
  @PrimaryColumn(column.code(40).options) id: string;
  /** The general version. */
  @Column({ ...nullable(column.code(40)).options, name: 'enabled_version' }) enabledVersion: string | null;
  @Column({ ...column.instant().options, name: 'changed_at' }) changedAt: Date;
  /** Manifest of the newest version that was removed, as JSON. */
  @Column(nullable(column.document()).options) tombstone: string | null;
  /** Since when nobody has it for a while; null: it is not paused. */
  @Column({ ...nullable(column.instant()).options, name: 'paused_at' }) pausedAt: Date | null;
  @Column({ ...nullable(column.code(40)).options, name: 'paused_by' }) pausedBy: string | null;
  @Column({ ...nullable(column.text(500)).options, name: 'pause_reason' }) pauseReason: string | null;
  /** Who had which version before the latest changes, as JSON; see former-places.ts. */
  @Column({ ...nullable(column.document()).options, name: 'former_places' }) formerPlaces: string | null;
}

/** A version that was installed: its manifest as it came, who signed it, and where its server runs. */
@Entity('plugin_versions')
export class PluginVersionEntity {
  @PrimaryColumn({ ...column.code(40).options, name: 'plugin_id' }) pluginId: string;
  @PrimaryColumn(column.code(40).options) version: string;
  @Column({ ...column.text(300).options, name: 'base_url' }) baseUrl: string;
  @Column(column.document().options) manifest: string;
  @Column({ ...column.instant().options, name: 'registered_at' }) registeredAt: Date;
  @Column({ ...nullable(column.code(64)).options, name: 'key_id' }) keyId: string | null;
  /** A `PluginSignature` as JSON. */
  @Column(nullable(column.longText()).options) signature: string | null;
}

/** A unit that has another version than the unit above it, with all below; none: the plugin is not enabled there. */
@Entity('plugin_unit_versions')
export class PluginUnitVersionEntity {
  @PrimaryColumn({ ...column.code(40).options, name: 'plugin_id' }) pluginId: string;
  @PrimaryColumn({ ...column.integer().options, name: 'unit_number' }) unitNumber: number;
  @Column(nullable(column.code(40)).options) version: string | null;
  @Column(column.instant().options) since: Date;
  @Column({ ...column.code(40).options, name: 'set_by' }) setBy: string;
}

/** One row, whose version grows with every change of plugins: what a process asks to know whether it is up to date. */
@Entity('plugin_stamp')
export class PluginStampEntity {
  @PrimaryColumn(column.integer().options) id: number;
  @Column(column.integer().options) version: number;
}

/** A version on its way in. */
@Entity('plugin_installations')
@Index('plugin_installations_due', ['state', 'nextAt'])
@Index('plugin_installations_plugin', ['pluginId', 'id'])
export class PluginInstallationEntity {
  @PrimaryColumn(column.id().options) id: string;
  @Column(column.code(10).options) source: string;
  @Column({ ...column.text(300).options, name: 'base_url' }) baseUrl: string;
  /** Names of task types that need no admission, as was confirmed; JSON. */
  @Column(column.longText().options) ungated: string;
  /** Who confirmed those of them that whoever began it did not: actors by name of the type, as JSON. */
  @Column({ ...nullable(column.longText()).options, name: 'confirmed_by' }) confirmedBy: string | null;
  /** Bureaus for whose admitted plugins alone it was begun, as JSON; null: for any. */
  @Column({ ...nullable(column.longText()).options, name: 'bureaus' }) bureaus: string | null;
  @Column({ ...nullable(column.code(40)).options, name: 'plugin_id' }) pluginId: string | null;
  @Column(nullable(column.code(40)).options) version: string | null;
  /** The exact text that is signed. */
  @Column(nullable(column.document()).options) manifest: string | null;
  /** A `PluginSignature` as JSON. */
  @Column(nullable(column.longText()).options) signature: string | null;
  @Column(column.code(20).options) stage: string;
  @Column(column.code(20).options) state: string;
  /** Why it failed, or for what it waits: code, words in both languages and field errors, as JSON. */
  @Column(nullable(column.document()).options) problem: string | null;
  @Column({ ...column.integer().options, name: 'files_verified' }) filesVerified: number;
  @Column({ ...column.integer().options, name: 'files_total' }) filesTotal: number;
  @Column({ ...column.code(40).options, name: 'started_by' }) startedBy: string;
  @Column({ ...column.text(100).options, name: 'started_by_name' }) startedByName: string;
  @Column({ ...column.instant().options, name: 'started_at' }) startedAt: Date;
  @Column({ ...column.instant().options, name: 'changed_at' }) changedAt: Date;
  /** When a process may take it up next; past the lease of whoever has it. */
  @Column({ ...column.instant().options, name: 'next_at' }) nextAt: Date;
  /** Whoever has it writes only while this is theirs. */
  @Column(nullable(column.id()).options) holder: string | null;
}

export const pluginEntities = [
  PluginEntity,
  PluginVersionEntity,
  PluginUnitVersionEntity,
  PluginStampEntity,
  PluginInstallationEntity,
];
