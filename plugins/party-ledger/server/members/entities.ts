import { column, nullable } from '@yige/plugin-sdk/server';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/**
 * Somebody in the ledger. Name, sex and birth date are kept here, unlike in other plugins: the relation to the party goes on
 * when a resident moves away, and the registry then answers for them no longer. Of an ID number only its check character is kept.
 */
@Entity('members')
@Index('members_grid', ['gridId', 'id'])
@Index('members_community', ['communityId', 'id'])
@Index('members_street', ['streetId', 'id'])
@Index('members_district', ['districtId', 'id'])
@Index('members_person', ['personId'])
@Index('members_birth', ['birthDate'])
export class MemberEntity {
  @PrimaryColumn(column.id().options) id: string;
  @Column({ ...column.id().options, name: 'district_id' }) districtId: string;
  @Column({ ...nullable(column.id()).options, name: 'street_id' }) streetId: string | null;
  @Column({ ...nullable(column.id()).options, name: 'community_id' }) communityId: string | null;
  @Column({ ...nullable(column.id()).options, name: 'grid_id' }) gridId: string | null;
  @Column({ ...nullable(column.id()).options, name: 'person_id' }) personId: string | null;
  @Column(column.text(60).options) name: string;
  @Column(column.code(10).options) sex: string;
  @Column({ ...column.calendarDate().options, name: 'birth_date' }) birthDate: string;
  @Column(column.code(20).options) education: string;
  @Column({ ...nullable(column.code(1)).options, name: 'id_check' }) idCheck: string | null;
  @Column(column.integer().options) revision: number;
}

/** That somebody read of a member, on a day of the district's time zone. */
@Entity('member_reads')
@Index('member_reads_day', ['day'])
export class MemberReadEntity {
  @PrimaryColumn({ ...column.id().options, name: 'member_id' }) memberId: string;
  @PrimaryColumn(column.calendarDate().options) day: string;
  @PrimaryColumn({ ...column.id().options, name: 'read_by' }) readBy: string;
  @Column({ ...column.text(100).options, name: 'read_by_name' }) readByName: string;
}

/** A stretch of membership with one organisation, standing and kind, so that any day can be asked for. */
@Entity('member_spans')
@Index('member_spans_member', ['memberId', 'beginsOn'], { unique: true })
@Index('member_spans_organisation', ['organisationId', 'endsOn'])
export class MemberSpanEntity {
  @PrimaryColumn(column.id().options) id: string;
  @Column({ ...column.id().options, name: 'member_id' }) memberId: string;
  @Column({ ...column.id().options, name: 'organisation_id' }) organisationId: string;
  @Column(column.code(20).options) standing: string;
  @Column(column.code(20).options) kind: string;
  @Column({ ...column.calendarDate().options, name: 'begins_on' }) beginsOn: string;
  /** The first day after it; 9999-12-31 while it lasts. */
  @Column({ ...column.calendarDate().options, name: 'ends_on' }) endsOn: string;
  @Column(column.code(20).options) beginning: string;
  /** Set where they left; null where another stretch follows. */
  @Column(nullable(column.code(20)).options) ending: string | null;
  @Column({ ...column.text(100).options, name: 'recorded_by_name' }) recordedByName: string;
  @Column({ ...column.instant().options, name: 'recorded_at' }) recordedAt: Date;
}
