import { column, nullable } from '@yige/database';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { AttachedFileColumns } from '../tasks/attachments/entities.js';

/**
 * Something that somebody reported. Where it stands is a level: its unit is that of the row at this level, so that a
 * matter follows a reorganisation by its unit columns alone.
 */
@Entity('matters')
@Index('matters_district', ['district', 'dueAt', 'id'])
@Index('matters_street', ['street', 'dueAt', 'id'])
@Index('matters_community', ['community', 'dueAt', 'id'])
@Index('matters_grid', ['grid', 'dueAt', 'id'])
@Index('matters_reporter', ['reporterId', 'dueAt', 'id'])
@Index('matters_evaluate', ['stage', 'dueAt', 'id'])
export class MatterEntity {
  @PrimaryColumn(column.id().options) id: string;
  @Column({ ...column.integer().options, name: 'district_id' }) district: number;
  @Column({ ...nullable(column.integer()).options, name: 'street_id' }) street: number | null;
  @Column({ ...nullable(column.integer()).options, name: 'community_id' }) community: number | null;
  @Column({ ...nullable(column.integer()).options, name: 'grid_id' }) grid: number | null;
  @Column({ ...nullable(column.id()).options, name: 'building_id' }) buildingId: string | null;
  @Column({ ...nullable(column.id()).options, name: 'dwelling_id' }) dwellingId: string | null;
  @Column({ ...column.text(200).options, name: 'place_text' }) placeText: string;
  /** Millionths of a degree, WGS 84; where the reporter stood when they reported. */
  @Column({ ...nullable(column.integer()).options, name: 'longitude_micro' }) longitudeMicro: number | null;
  @Column({ ...nullable(column.integer()).options, name: 'latitude_micro' }) latitudeMicro: number | null;
  @Column(column.text(100).options) title: string;
  @Column(column.longText().options) description: string;
  @Column(column.code(40).options) category: string;
  @Column(column.code(20).options) source: string;
  @Column(column.code(20).options) stage: string;
  /** Of the unit that decides about it now. */
  @Column(column.code(20).options) level: string;
  @Column(nullable(column.code(20)).options) outcome: string | null;
  /** To whom it was given last; stays while it is verified, so that it can go back. */
  @Column({ ...nullable(column.code(10)).options, name: 'handler_kind' }) handlerKind: string | null;
  @Column({ ...nullable(column.code(40)).options, name: 'handler_id' }) handlerId: string | null;
  @Column({ ...nullable(column.text(100)).options, name: 'handler_name' }) handlerName: string | null;
  /** Who of the handler has begun it. */
  @Column({ ...nullable(column.id()).options, name: 'worker_id' }) workerId: string | null;
  @Column({ ...nullable(column.text(100)).options, name: 'worker_name' }) workerName: string | null;
  @Column({ ...column.code(10).options, name: 'reporter_kind' }) reporterKind: string;
  @Column({ ...column.code(40).options, name: 'reporter_id' }) reporterId: string;
  @Column({ ...column.text(100).options, name: 'reporter_name' }) reporterName: string;
  /** Whose rules hold for it. */
  @Column({ ...column.calendarDate().options, name: 'reported_on' }) reportedOn: string;
  @Column({ ...column.instant().options, name: 'reported_at' }) reportedAt: Date;
  @Column({ ...column.instant().options, name: 'stage_since' }) stageSince: Date;
  /** Of the stage; 9999-12-31 once the matter is closed, so that open ones stand before it. */
  @Column({ ...column.instant().options, name: 'due_at' }) dueAt: Date;
  @Column({ ...nullable(column.instant()).options, name: 'closed_at' }) closedAt: Date | null;
  @Column(column.integer().options) reopenings: number;
  @Column(nullable(column.code(20)).options) grade: string | null;
  @Column({ ...nullable(column.text(500)).options, name: 'grade_comment' }) gradeComment: string | null;
  /** Name and phone of the resident who told of it. */
  @Column({ ...nullable(column.longText()).options, name: 'contact_sealed' }) contactSealed: string | null;
  @Column(column.integer().options) version: number;
}

/** What was done with a matter, and until when the next step was due. Rows are only added. */
@Entity('matter_events')
@Index('matter_events_matter', ['matterId', 'id'])
export class MatterEventEntity {
  @PrimaryColumn(column.id().options) id: string;
  @Column({ ...column.id().options, name: 'matter_id' }) matterId: string;
  @Column(column.instant().options) at: Date;
  @Column({ ...column.code(10).options, name: 'actor_kind' }) actorKind: string;
  @Column({ ...column.code(40).options, name: 'actor_id' }) actorId: string;
  @Column({ ...column.text(100).options, name: 'actor_name' }) actorName: string;
  @Column(column.code(20).options) action: string;
  @Column(nullable(column.text(100)).options) target: string | null;
  @Column(nullable(column.text(500)).options) note: string | null;
  @Column({ ...nullable(column.text(100)).options, name: 'on_behalf_of' }) onBehalfOf: string | null;
  @Column({ ...nullable(column.instant()).options, name: 'due_at' }) dueAt: Date | null;
}

/** The tasks in which a matter’s step lies in inboxes now: one of the unit (no account), or one for each of those who have it. */
@Entity('matter_inbox')
@Index('matter_inbox_matter', ['matterId'])
@Index('matter_inbox_account', ['accountId', 'matterId'])
export class MatterInboxEntity {
  @PrimaryColumn({ ...column.id().options, name: 'task_id' }) taskId: string;
  @Column({ ...column.id().options, name: 'matter_id' }) matterId: string;
  @Column({ ...nullable(column.id()).options, name: 'account_id' }) accountId: string | null;
}

/** Who has ever handled a matter: none of them verifies it. */
@Entity('matter_handlers')
export class MatterHandlerEntity {
  @PrimaryColumn({ ...column.id().options, name: 'matter_id' }) matterId: string;
  @PrimaryColumn({ ...column.id().options, name: 'account_id' }) accountId: string;
}

/** Which matter each key of a reporter has made. */
@Entity('matter_keys')
export class MatterKeyEntity {
  @PrimaryColumn({ ...column.code(40).options, name: 'reporter_id' }) reporterId: string;
  @PrimaryColumn({ ...column.code(100).options, name: 'idempotency_key' }) key: string;
  @Column({ ...column.id().options, name: 'matter_id' }) matterId: string;
}

@Entity('matter_photos')
@Index('matter_photos_matter', ['matterId', 'id'])
@Index('matter_photos_file', ['fileHash', 'id'])
export class MatterPhotoEntity extends AttachedFileColumns {
  @Column({ ...column.id().options, name: 'matter_id' }) matterId: string;
  /** The plugin that added it by itself; null: staff did. */
  @Column({ ...nullable(column.code(40)).options, name: 'plugin_id' }) pluginId: string | null;
}

export const matterEntities = [
  MatterEntity,
  MatterEventEntity,
  MatterInboxEntity,
  MatterHandlerEntity,
  MatterKeyEntity,
  MatterPhotoEntity,
];
