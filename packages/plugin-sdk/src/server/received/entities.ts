import { column } from '@yige/database';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What the plugin has taken from core: an event or a submission by its id, and what it answered. */
@Entity('yige_received')
export class ReceivedEntity {
  @PrimaryColumn(column.code(20).options) kind: string;
  @PrimaryColumn(column.id().options) id: string;
  @Column(column.longText().options) answer: string;
  @Column({ ...column.instant().options, name: 'received_at' }) receivedAt: Date;
}
