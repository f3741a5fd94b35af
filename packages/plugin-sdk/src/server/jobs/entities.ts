import { column } from '@yige/database';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A job that waits for its time, is being run, or was given up. */
@Entity('yige_jobs')
@Index('yige_jobs_due', ['state', 'nextAt', 'name', 'jobKey'])
export class JobEntity {
  @PrimaryColumn(column.code(60).options) name: string;
  @PrimaryColumn({ ...column.code(100).options, name: 'job_key' }) jobKey: string;
  @Column(column.longText().options) payload: string;
  @Column(column.code(10).options) state: string;
  @Column(column.integer().options) attempts: number;
  /** When it may be taken; of one that is being run, when its lease ends. */
  @Column({ ...column.instant().options, name: 'next_at' }) nextAt: Date;
  @Column({ ...column.instant().options, name: 'added_at' }) addedAt: Date;
}
