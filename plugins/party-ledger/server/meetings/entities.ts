import { column, nullable } from '@yige/plugin-sdk/server';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A meeting that was held, or a day that is planned for one. */
@Entity('meetings')
@Index('meetings_grid', ['gridId', 'id'])
@Index('meetings_community', ['communityId', 'id'])
@Index('meetings_street', ['streetId', 'id'])
@Index('meetings_district', ['districtId', 'id'])
@Index('meetings_organisation', ['organisationId', 'period', 'kind'])
export class MeetingEntity {
  @PrimaryColumn(column.id().options) id: string;
  @Column({ ...column.id().options, name: 'district_id' }) districtId: string;
  @Column({ ...nullable(column.id()).options, name: 'street_id' }) streetId: string | null;
  @Column({ ...nullable(column.id()).options, name: 'community_id' }) communityId: string | null;
  @Column({ ...nullable(column.id()).options, name: 'grid_id' }) gridId: string | null;
  @Column({ ...column.id().options, name: 'organisation_id' }) organisationId: string;
  @Column(column.code(20).options) kind: string;
  /** For which it counts: `2026-11`, `2026-Q4` or `2026`; null for a kind that no rhythm asks for. */
  @Column(nullable(column.code(7)).options) period: string | null;
  /** `planned` or `held`. */
  @Column(column.code(10).options) state: string;
  @Column({ ...column.calendarDate().options, name: 'held_on' }) heldOn: string;
  @Column(column.text(200).options) topic: string;
  @Column(column.text(4_000).options) minutes: string;
  @Column(column.integer().options) asked: number;
  @Column(column.integer().options) present: number;
  /** Members with a vote who were asked, and who of them came. */
  @Column(column.integer().options) entitled: number;
  @Column({ ...column.integer().options, name: 'entitled_present' }) entitledPresent: number;
  @Column({ ...column.text(100).options, name: 'recorded_by_name' }) recordedByName: string;
  @Column({ ...column.instant().options, name: 'recorded_at' }) recordedAt: Date;
}

/** Who was asked to a meeting, and whether they came. */
@Entity('attendances')
@Index('attendances_meeting', ['meetingId', 'memberId'], { unique: true })
@Index('attendances_member', ['memberId'])
export class AttendanceEntity {
  @PrimaryColumn(column.id().options) id: string;
  @Column({ ...column.id().options, name: 'meeting_id' }) meetingId: string;
  @Column({ ...column.id().options, name: 'member_id' }) memberId: string;
  @Column(column.flag().options) present: boolean;
  @Column(column.flag().options) entitled: boolean;
}

/** What was put to the vote, with what the rules of the day made of it. */
@Entity('resolutions')
@Index('resolutions_meeting', ['meetingId', 'id'])
export class ResolutionEntity {
  @PrimaryColumn(column.id().options) id: string;
  @Column({ ...column.id().options, name: 'meeting_id' }) meetingId: string;
  @Column(column.code(20).options) decision: string;
  @Column(column.text(200).options) subject: string;
  @Column({ ...column.integer().options, name: 'yes_votes' }) yesVotes: number;
  @Column({ ...column.integer().options, name: 'no_votes' }) noVotes: number;
  @Column(column.integer().options) abstained: number;
  @Column({ ...column.integer().options, name: 'written_yes' }) writtenYes: number;
  @Column(column.flag().options) quorate: boolean;
  @Column(column.flag().options) agreed: boolean;
}

/** Why a branch did not hold what a period asked for (未开原因). */
@Entity('missed_meetings')
@Index('missed_meetings_grid', ['gridId', 'id'])
@Index('missed_meetings_community', ['communityId', 'id'])
@Index('missed_meetings_street', ['streetId', 'id'])
@Index('missed_meetings_district', ['districtId', 'id'])
@Index('missed_meetings_period', ['organisationId', 'kind', 'period'], { unique: true })
export class MissedMeetingEntity {
  @PrimaryColumn(column.id().options) id: string;
  @Column({ ...column.id().options, name: 'district_id' }) districtId: string;
  @Column({ ...nullable(column.id()).options, name: 'street_id' }) streetId: string | null;
  @Column({ ...nullable(column.id()).options, name: 'community_id' }) communityId: string | null;
  @Column({ ...nullable(column.id()).options, name: 'grid_id' }) gridId: string | null;
  @Column({ ...column.id().options, name: 'organisation_id' }) organisationId: string;
  @Column(column.code(20).options) kind: string;
  @Column(column.code(7).options) period: string;
  @Column(column.text(200).options) reason: string;
  @Column({ ...column.text(100).options, name: 'given_by_name' }) givenByName: string;
  @Column({ ...column.instant().options, name: 'given_at' }) givenAt: Date;
}

/** A scan that belongs to a meeting; the SDK keeps the file itself. */
@Entity('meeting_files')
@Index('meeting_files_meeting', ['meetingId', 'fileId'])
export class MeetingFileEntity {
  @PrimaryColumn({ ...column.id().options, name: 'file_id' }) fileId: string;
  @Column({ ...column.id().options, name: 'meeting_id' }) meetingId: string;
  @Column({ ...column.text(100).options, name: 'added_by_name' }) addedByName: string;
}
