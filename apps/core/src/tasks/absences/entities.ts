import { column } from '@yige/database';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Days on which somebody is away and a deputy does their tasks. */
@Entity('absences')
@Index('absences_account', ['accountId', 'lastDay', 'id'])
@Index('absences_deputy', ['deputyId', 'lastDay', 'id'])
export class AbsenceEntity {
  @PrimaryColumn(column.id().options) id: string;
  @Column({ ...column.id().options, name: 'account_id' }) accountId: string;
  @Column({ ...column.id().options, name: 'deputy_id' }) deputyId: string;
  @Column({ ...column.calendarDate().options, name: 'first_day' }) firstDay: string;
  /** Included. */
  @Column({ ...column.calendarDate().options, name: 'last_day' }) lastDay: string;
  @Column({ ...column.id().options, name: 'set_by' }) setBy: string;
}
