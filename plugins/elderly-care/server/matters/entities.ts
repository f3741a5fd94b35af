import { column, nullable } from '@yige/plugin-sdk/server';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A matter that a street or district routed to the bureau, as far as the bureau must find it again. */
@Entity('matters')
@Index('matters_state', ['state', 'dueAt', 'id'])
export class MatterEntity {
  /** The platform's own. */
  @PrimaryColumn(column.id().options) id: string;
  @Column({ ...column.id().options, name: 'district_id' }) districtId: string;
  @Column({ ...nullable(column.id()).options, name: 'street_id' }) streetId: string | null;
  @Column({ ...nullable(column.id()).options, name: 'community_id' }) communityId: string | null;
  @Column({ ...nullable(column.id()).options, name: 'grid_id' }) gridId: string | null;
  @Column(column.text(100).options) title: string;
  @Column(column.text(300).options) place: string;
  @Column(column.code(10).options) state: string;
  @Column({ ...column.instant().options, name: 'reported_at' }) reportedAt: Date;
  @Column({ ...column.instant().options, name: 'due_at' }) dueAt: Date;
  @Column({ ...nullable(column.instant()).options, name: 'settled_at' }) settledAt: Date | null;
  @Column({ ...nullable(column.id()).options, name: 'settled_by' }) settledBy: string | null;
  @Column({ ...nullable(column.text(100)).options, name: 'settled_by_name' }) settledByName: string | null;
  @Column(nullable(column.text(500)).options) answer: string | null;
}
