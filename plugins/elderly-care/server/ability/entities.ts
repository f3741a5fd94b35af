import { column, nullable } from '@yige/plugin-sdk/server';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A signed assessment (能力评估): never changed; a newer one counts in its place. Ids grow, so the greatest is the newest. */
@Entity('assessments')
@Index('assessments_person', ['personId', 'id'])
export class AssessmentEntity {
  @PrimaryColumn(column.id().options) id: string;
  @Column({ ...column.id().options, name: 'person_id' }) personId: string;
  @Column({ ...column.calendarDate().options, name: 'assessed_on' }) assessedOn: string;
  @Column(column.code(20).options) reason: string;
  /** What was found, of which the rules of that day make points and level. */
  @Column(column.json().options) answers: object;
  @Column(column.code(10).options) level: string;
  @Column({ ...column.id().options, name: 'assessed_by' }) assessedBy: string;
  @Column({ ...column.text(100).options, name: 'assessed_by_name' }) assessedByName: string;
  /** The standard asks for two. */
  @Column({ ...column.text(50).options, name: 'second_assessor' }) secondAssessor: string;
  @Column({ ...column.instant().options, name: 'signed_at' }) signedAt: Date;
}

/** An assessment under way, one of each elder; whoever has it open knows its version. */
@Entity('assessment_drafts')
export class AssessmentDraftEntity {
  @PrimaryColumn({ ...column.id().options, name: 'person_id' }) personId: string;
  @Column(column.integer().options) version: number;
  @Column(column.json().options) form: object;
  @Column({ ...column.id().options, name: 'saved_by' }) savedBy: string;
  @Column({ ...column.text(100).options, name: 'saved_by_name' }) savedByName: string;
  @Column({ ...column.instant().options, name: 'saved_at' }) savedAt: Date;
}

/** Somebody read of an elder's ability: one assessment whole, or the levels of all. */
@Entity('assessment_reads')
@Index('assessment_reads_person', ['personId', 'id'])
@Index('assessment_reads_assessment', ['assessmentId', 'id'])
export class AssessmentReadEntity {
  @PrimaryColumn(column.id().options) id: string;
  @Column({ ...column.id().options, name: 'person_id' }) personId: string;
  /** Null: the levels of all, or a draft. */
  @Column({ ...nullable(column.id()).options, name: 'assessment_id' }) assessmentId: string | null;
  @Column({ ...column.id().options, name: 'read_by' }) readBy: string;
  @Column({ ...column.text(100).options, name: 'read_by_name' }) readByName: string;
  @Column({ ...column.instant().options, name: 'read_at' }) readAt: Date;
}
