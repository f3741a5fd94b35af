import { column } from '@yige/database';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Something that happened, written in the unit of work in which it did. */
@Entity('outbox_events')
export class OutboxEventEntity {
  @PrimaryColumn(column.id().options) id: string;
  @Column(column.code(100).options) type: string;
  @Column(column.code(100).options) subject: string;
  @Column(column.longText().options) data: string;
  @Column({ ...column.instant().options, name: 'occurred_at' }) occurredAt: Date;
}

/** That a plugin must hear of it; the row goes when the plugin has taken it. */
@Entity('outbox_deliveries')
@Index('outbox_deliveries_due', ['nextAt', 'eventId'])
export class OutboxDeliveryEntity {
  @PrimaryColumn({ ...column.id().options, name: 'event_id' }) eventId: string;
  @PrimaryColumn({ ...column.code(40).options, name: 'plugin_id' }) pluginId: string;
  @Column(column.integer().options) attempts: number;
  /** When it is due; while a worker has it, when it falls to another. */
  @Column({ ...column.instant().options, name: 'next_at' }) nextAt: Date;
}

export const outboxEntities = [OutboxEventEntity, OutboxDeliveryEntity];
