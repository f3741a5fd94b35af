import { column } from '@yige/database';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Rows that have yet to follow: those of a resident who moved, or all after a reorganisation. */
@Entity('yige_unit_moves')
@Index('yige_unit_moves_due', ['nextAt', 'subject'])
export class UnitMoveEntity {
  /** Id of the resident, or of the reorganisation. */
  @PrimaryColumn(column.id().options) subject: string;
  /** `person` or `reorganisation`. */
  @Column(column.code(20).options) kind: string;
  /** How often it was heard of: whoever moves again meanwhile is looked at again. */
  @Column(column.integer().options) heard: number;
  @Column(column.integer().options) attempts: number;
  @Column({ ...column.instant().options, name: 'next_at' }) nextAt: Date;
}
