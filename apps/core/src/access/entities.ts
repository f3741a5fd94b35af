import { column, nullable } from '@yige/database';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/**
 * That a role was given a permission or lost one. Rows are only added: the last one of role and permission counts,
 * and the highest number tells every process whether what it knows is still so.
 */
@Entity('role_adjustments')
export class RoleAdjustmentEntity {
  @PrimaryColumn(column.integer().options) sequence: number;
  @Column(column.code(40).options) role: string;
  @Column(column.code(100).options) permission: string;
  /** `granted`, `revoked`, or `none`: as the role has it by default. */
  @Column(column.code(10).options) effect: string;
  @Column(column.text(500).options) reason: string;
  @Column({ ...column.code(40).options, name: 'actor_id' }) actorId: string;
  @Column({ ...column.text(100).options, name: 'actor_name' }) actorName: string;
  @Column(column.instant().options) at: Date;
}

/** A permission that an account took for itself in a unit outside its posts, for a short time. */
@Entity('break_glass')
@Index('break_glass_account', ['accountId', 'endedAt', 'endsAt'])
@Index('break_glass_running', ['endedAt', 'endsAt'])
@Index('break_glass_begun', ['begunAt', 'id'])
export class BreakGlassEntity {
  @PrimaryColumn(column.id().options) id: string;
  @Column({ ...column.id().options, name: 'account_id' }) accountId: string;
  @Column({ ...column.text(100).options, name: 'account_name' }) accountName: string;
  /** The role whose holder may break the glass. */
  @Column(column.code(40).options) role: string;
  @Column(column.code(100).options) permission: string;
  @Column({ ...column.integer().options, name: 'unit_number' }) unitNumber: number;
  @Column(column.text(500).options) reason: string;
  @Column({ ...column.instant().options, name: 'begun_at' }) begunAt: Date;
  @Column({ ...column.instant().options, name: 'ends_at' }) endsAt: Date;
  /** Null until its end, by time or by hand, is recorded. */
  @Column({ ...nullable(column.instant()).options, name: 'ended_at' }) endedAt: Date | null;
  @Column(column.integer().options) uses: number;
}

export const accessEntities = [RoleAdjustmentEntity, BreakGlassEntity];
