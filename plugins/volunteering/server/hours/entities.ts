import { column, nullable } from '@yige/plugin-sdk/server';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/**
 * A record of service (服务记录). Certified it never changes: a correction is another record that names the one it replaces.
 */
@Entity('service_records')
@Index('service_records_grid', ['gridId', 'state', 'id'])
@Index('service_records_community', ['communityId', 'state', 'id'])
@Index('service_records_street', ['streetId', 'state', 'id'])
@Index('service_records_district', ['districtId', 'state', 'id'])
@Index('service_records_person', ['personId', 'state', 'servedOn'])
export class ServiceRecordEntity {
  @PrimaryColumn(column.id().options) id: string;
  /** Null once the registry has erased them. */
  @Column({ ...nullable(column.id()).options, name: 'person_id' }) personId: string | null;
  @Column({ ...column.id().options, name: 'district_id' }) districtId: string;
  @Column({ ...nullable(column.id()).options, name: 'street_id' }) streetId: string | null;
  @Column({ ...nullable(column.id()).options, name: 'community_id' }) communityId: string | null;
  @Column({ ...nullable(column.id()).options, name: 'grid_id' }) gridId: string | null;
  /** `shift` or `errand`, and the id of the sign-up or the help. */
  @Column(column.code(10).options) source: string;
  @Column({ ...column.id().options, name: 'source_id' }) sourceId: string;
  /** The task at whose door it was confirmed. */
  @Column({ ...nullable(column.id()).options, name: 'task_id' }) taskId: string | null;
  @Column(column.text(40).options) what: string;
  @Column({ ...column.calendarDate().options, name: 'served_on' }) servedOn: string;
  @Column(column.integer().options) minutes: number;
  /** `waiting`, `certified` or `replaced`. */
  @Column(column.code(10).options) state: string;
  @Column({ ...nullable(column.id()).options, name: 'replaces_id' }) replacesId: string | null;
  /** The minutes of the record that it replaces. */
  @Column({ ...nullable(column.integer()).options, name: 'before_minutes' }) beforeMinutes: number | null;
  @Column(nullable(column.text(200)).options) reason: string | null;
  @Column({ ...column.text(100).options, name: 'recorded_by_name' }) recordedByName: string;
  @Column({ ...column.instant().options, name: 'recorded_at' }) recordedAt: Date;
  @Column({ ...nullable(column.text(100)).options, name: 'certified_by_name' }) certifiedByName: string | null;
  @Column({ ...nullable(column.instant()).options, name: 'certified_at' }) certifiedAt: Date | null;
}

/** A volunteer says that a record is wrong (更正申请), and is answered. */
@Entity('correction_demands')
@Index('correction_demands_record', ['recordId', 'id'])
@Index('correction_demands_state', ['state', 'id'])
export class CorrectionDemandEntity {
  @PrimaryColumn(column.id().options) id: string;
  @Column({ ...column.id().options, name: 'record_id' }) recordId: string;
  /** `open`, `granted` or `declined`. */
  @Column(column.code(10).options) state: string;
  @Column(column.text(200).options) says: string;
  @Column({ ...column.instant().options, name: 'made_at' }) madeAt: Date;
  @Column({ ...column.text(100).options, name: 'taken_by_name' }) takenByName: string;
  @Column(nullable(column.text(200)).options) answer: string | null;
  @Column({ ...nullable(column.text(100)).options, name: 'answered_by_name' }) answeredByName: string | null;
  @Column({ ...nullable(column.instant()).options, name: 'answered_at' }) answeredAt: Date | null;
}
