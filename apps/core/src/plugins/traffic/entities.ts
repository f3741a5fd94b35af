import { column, nullable } from '@yige/database';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** What all cores counted in an hour: one row for each span of milliseconds into which calls or page loads fell. */
@Entity('plugin_traffic')
@Index('plugin_traffic_hour', ['hour'])
export class PluginTrafficEntity {
  @PrimaryColumn({ ...column.code(40).options, name: 'plugin_id' }) pluginId: string;
  @PrimaryColumn(column.instant().options) hour: Date;
  @PrimaryColumn(column.code(40).options) version: string;
  /** `api` or `page`. */
  @PrimaryColumn(column.code(4).options) part: string;
  /** Index of the span, see histogram.ts. */
  @PrimaryColumn(column.integer().options) bucket: number;
  @Column(column.integer().options) calls: number;
  @Column(column.integer().options) errors: number;
}

/** What went wrong or was stopped; whatever is alike within a minute is one row. */
@Entity('plugin_incidents')
@Index('plugin_incidents_newest', ['pluginId', 'at', 'digest'])
@Index('plugin_incidents_at', ['at'])
export class PluginIncidentEntity {
  @PrimaryColumn({ ...column.code(40).options, name: 'plugin_id' }) pluginId: string;
  @PrimaryColumn(column.instant().options) minute: Date;
  /** Of kind, version and words: what makes two alike. */
  @PrimaryColumn(column.code(22).options) digest: string;
  @Column(column.code(12).options) kind: string;
  @Column(nullable(column.code(40)).options) version: string | null;
  @Column(column.text(300).options) what: string;
  @Column(column.integer().options) count: number;
  @Column(column.instant().options) at: Date;
  @Column({ ...nullable(column.code(64)).options, name: 'request_id' }) requestId: string | null;
}

/** What the cores last saw of a version's server. */
@Entity('plugin_health')
export class PluginHealthEntity {
  @PrimaryColumn({ ...column.code(40).options, name: 'plugin_id' }) pluginId: string;
  @PrimaryColumn(column.code(40).options) version: string;
  @Column(column.flag().options) reachable: boolean;
  @Column(column.flag().options) migrated: boolean;
  @Column({ ...column.instant().options, name: 'checked_at' }) checkedAt: Date;
  @Column({ ...nullable(column.instant()).options, name: 'last_reachable_at' }) lastReachableAt: Date | null;
  @Column({ ...nullable(column.text(300)).options, name: 'last_error' }) lastError: string | null;
  /** What answers at its address, where it is not this version. */
  @Column({ ...nullable(column.text(100)).options, name: 'other_server' }) otherServer: string | null;
}

export const trafficEntities = [PluginTrafficEntity, PluginIncidentEntity, PluginHealthEntity];
