import { column, nullable } from '@yige/database';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** When scheduled work is due next. */
@Entity('yige_schedules')
export class ScheduleEntity {
  @PrimaryColumn(column.code(60).options) name: string;
  @Column({ ...column.instant().options, name: 'next_at' }) nextAt: Date;
}

/** Which occurrence of recurring work was done last. */
@Entity('yige_recurrences')
export class RecurrenceEntity {
  @PrimaryColumn(column.code(60).options) name: string;
  @Column({ ...nullable(column.code(20)).options, name: 'done_key' }) doneKey: string | null;
  /** Until then a process is at the next one; past: nobody is. */
  @Column({ ...column.instant().options, name: 'leased_until' }) leasedUntil: Date;
}
