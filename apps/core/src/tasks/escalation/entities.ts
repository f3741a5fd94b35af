import { column } from '@yige/database';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What the district decided about escalation; nothing of it is ever changed. */
@Entity('escalation_rules')
export class EscalationRuleEntity {
  @PrimaryColumn(column.integer().options) version: number;
  /** The first day of deadlines to which it applies. */
  @Column({ ...column.calendarDate().options, name: 'valid_from' }) validFrom: string;
  /** JSON: for each level above, the nearest first. */
  @Column({ ...column.longText().options, name: 'working_days' }) workingDays: string;
  @Column(column.text(200).options) basis: string;
  @Column({ ...column.instant().options, name: 'changed_at' }) changedAt: Date;
  @Column({ ...column.text(100).options, name: 'changed_by' }) changedBy: string;
}
