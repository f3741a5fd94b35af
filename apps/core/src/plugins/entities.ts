import { column, nullable } from '@yige/database';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('plugins')
export class PluginEntity {
  @PrimaryColumn(column.code(40).options) id: string;
  @Column({ ...nullable(column.code(40)).options, name: 'enabled_version' }) enabledVersion: string | null;
  @Column({ ...column.instant().options, name: 'changed_at' }) changedAt: Date;
}

/** A version that was registered: its manifest as it came, and where its server runs. */
@Entity('plugin_versions')
export class PluginVersionEntity {
  @PrimaryColumn({ ...column.code(40).options, name: 'plugin_id' }) pluginId: string;
  @PrimaryColumn(column.code(40).options) version: string;
  @Column({ ...column.text(300).options, name: 'base_url' }) baseUrl: string;
  @Column(column.document().options) manifest: string;
  @Column({ ...column.instant().options, name: 'registered_at' }) registeredAt: Date;
}

export const pluginEntities = [PluginEntity, PluginVersionEntity];
