import { column } from '@yige/database';
import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** That something changed, and who is told of it. Kept for some minutes, for those whose line was cut. */
@Entity('live_hints')
@Index('live_hints_at', ['at'])
export class LiveHintEntity {
  /** The place in the stream. */
  @PrimaryGeneratedColumn('increment', { type: 'int', unsigned: true }) number: number;
  @Column(column.instant().options) at: Date;
  @Column(column.code(20).options) topic: string;
  @Column({ ...column.id().options, name: 'subject_id' }) subjectId: string;
  /** An `Audience` as JSON. */
  @Column(column.longText().options) audience: string;
}

export const liveEntities = [LiveHintEntity];
