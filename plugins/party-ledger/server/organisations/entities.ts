import { column, nullable } from '@yige/plugin-sdk/server';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A party organisation (党组织), from the day it was founded until the day it was abolished. */
@Entity('organisations')
@Index('organisations_grid', ['gridId', 'id'])
@Index('organisations_community', ['communityId', 'id'])
@Index('organisations_street', ['streetId', 'id'])
@Index('organisations_district', ['districtId', 'id'])
@Index('organisations_parent', ['parentId'])
export class OrganisationEntity {
  @PrimaryColumn(column.id().options) id: string;
  @Column({ ...column.id().options, name: 'district_id' }) districtId: string;
  @Column({ ...nullable(column.id()).options, name: 'street_id' }) streetId: string | null;
  @Column({ ...nullable(column.id()).options, name: 'community_id' }) communityId: string | null;
  @Column({ ...nullable(column.id()).options, name: 'grid_id' }) gridId: string | null;
  @Column({ ...nullable(column.id()).options, name: 'parent_id' }) parentId: string | null;
  @Column(column.code(20).options) kind: string;
  @Column(column.code(20).options) place: string;
  @Column(column.text(60).options) name: string;
  @Column({ ...column.calendarDate().options, name: 'founded_on' }) foundedOn: string;
  /** The first day on which it stands no longer; 9999-12-31 while it stands. */
  @Column({ ...column.calendarDate().options, name: 'abolished_on' }) abolishedOn: string;
  /** Units that a joint branch joins. */
  @Column({ ...column.integer().options, name: 'joint_units' }) jointUnits: number;
  /** Counted up by whoever is to be alone with it for a unit of work. */
  @Column(column.integer().options) revision: number;
}

/** A term of office (届) that an election began. */
@Entity('terms')
@Index('terms_organisation', ['organisationId', 'beginsOn'], { unique: true })
export class TermEntity {
  @PrimaryColumn(column.id().options) id: string;
  @Column({ ...column.id().options, name: 'organisation_id' }) organisationId: string;
  @Column({ ...column.calendarDate().options, name: 'begins_on' }) beginsOn: string;
  @Column({ ...column.calendarDate().options, name: 'ends_on' }) endsOn: string;
}

/** Somebody who was elected: `secretary`, `deputy` or `committee`. */
@Entity('term_posts')
@Index('term_posts_term', ['termId'])
@Index('term_posts_member', ['memberId'])
export class TermPostEntity {
  @PrimaryColumn(column.id().options) id: string;
  @Column({ ...column.id().options, name: 'term_id' }) termId: string;
  @Column({ ...column.id().options, name: 'member_id' }) memberId: string;
  @Column(column.code(20).options) post: string;
}
