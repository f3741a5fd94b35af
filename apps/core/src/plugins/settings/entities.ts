import { column, nullable } from '@yige/database';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A unit's own value of a setting; it holds for all units below that have none. */
@Entity('plugin_setting_values')
@Index('plugin_setting_values_place', ['pluginId', 'unitNumber', 'name'], { unique: true })
@Index('plugin_setting_values_unit', ['unitNumber'])
export class PluginSettingValueEntity {
  @PrimaryColumn(column.id().options) id: string;
  @Column({ ...column.code(40).options, name: 'plugin_id' }) pluginId: string;
  @Column({ ...column.integer().options, name: 'unit_number' }) unitNumber: number;
  @Column(column.code(60).options) name: string;
  /** As JSON; null of a secret. */
  @Column(nullable(column.longText()).options) value: string | null;
  @Column({ ...nullable(column.longText()).options, name: 'secret_sealed' }) secretSealed: string | null;
}

/** Which change of a plugin's settings was the last; two changes on one revision meet here. */
@Entity('plugin_setting_revisions')
export class PluginSettingRevisionEntity {
  @PrimaryColumn({ ...column.code(40).options, name: 'plugin_id' }) pluginId: string;
  @Column(column.integer().options) revision: number;
}

/** Who changed what. A secret says only that it changed. */
@Entity('plugin_setting_changes')
export class PluginSettingChangeEntity {
  @PrimaryColumn({ ...column.code(40).options, name: 'plugin_id' }) pluginId: string;
  @PrimaryColumn(column.integer().options) revision: number;
  /** Among what one change changed. */
  @PrimaryColumn(column.integer().options) position: number;
  @Column({ ...column.integer().options, name: 'unit_number' }) unitNumber: number;
  @Column(column.code(60).options) name: string;
  @Column({ ...nullable(column.longText()).options, name: 'before_value' }) beforeValue: string | null;
  @Column({ ...nullable(column.longText()).options, name: 'after_value' }) afterValue: string | null;
  @Column(column.flag().options) secret: boolean;
  @Column({ ...column.code(40).options, name: 'changed_by' }) changedBy: string;
  @Column({ ...column.text(100).options, name: 'changed_by_name' }) changedByName: string;
  @Column({ ...column.instant().options, name: 'changed_at' }) changedAt: Date;
}

export const pluginSettingEntities = [PluginSettingValueEntity, PluginSettingRevisionEntity, PluginSettingChangeEntity];
