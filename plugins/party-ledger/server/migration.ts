import { column, createTable, defineMigration, nullable, unitColumns } from '@yige/plugin-sdk/server';

const unitIndexes = (table: string) => ({
  [`${table}_grid`]: ['grid_id', 'id'],
  [`${table}_community`]: ['community_id', 'id'],
  [`${table}_street`]: ['street_id', 'id'],
  [`${table}_district`]: ['district_id', 'id'],
});

const organisations = createTable('organisations', {
  columns: {
    id: column.id(),
    ...unitColumns(),
    parent_id: nullable(column.id()),
    kind: column.code(20),
    place: column.code(20),
    name: column.text(60),
    founded_on: column.calendarDate(),
    abolished_on: column.calendarDate(),
    joint_units: column.integer(),
    revision: column.integer(),
  },
  primaryKey: ['id'],
  indexes: { ...unitIndexes('organisations'), organisations_parent: ['parent_id'] },
});

const terms = createTable('terms', {
  columns: {
    id: column.id(),
    organisation_id: column.id(),
    begins_on: column.calendarDate(),
    ends_on: column.calendarDate(),
  },
  primaryKey: ['id'],
  unique: { terms_organisation: ['organisation_id', 'begins_on'] },
});

const termPosts = createTable('term_posts', {
  columns: { id: column.id(), term_id: column.id(), member_id: column.id(), post: column.code(20) },
  primaryKey: ['id'],
  indexes: { term_posts_term: ['term_id'], term_posts_member: ['member_id'] },
});

const members = createTable('members', {
  columns: {
    id: column.id(),
    ...unitColumns(),
    person_id: nullable(column.id()),
    name: column.text(60),
    sex: column.code(10),
    birth_date: column.calendarDate(),
    education: column.code(20),
    id_check: nullable(column.code(1)),
    revision: column.integer(),
  },
  primaryKey: ['id'],
  indexes: {
    ...unitIndexes('members'),
    members_person: ['person_id'],
    members_birth: ['birth_date'],
  },
});

const memberSpans = createTable('member_spans', {
  columns: {
    id: column.id(),
    member_id: column.id(),
    organisation_id: column.id(),
    standing: column.code(20),
    kind: column.code(20),
    begins_on: column.calendarDate(),
    ends_on: column.calendarDate(),
    beginning: column.code(20),
    ending: nullable(column.code(20)),
    recorded_by_name: column.text(100),
    recorded_at: column.instant(),
  },
  primaryKey: ['id'],
  unique: { member_spans_member: ['member_id', 'begins_on'] },
  indexes: { member_spans_organisation: ['organisation_id', 'ends_on'] },
});

const duesBases = createTable('dues_bases', {
  columns: {
    id: column.id(),
    member_id: column.id(),
    from_month: column.code(7),
    category: column.code(20),
    base_fen: column.money(),
  },
  primaryKey: ['id'],
  unique: { dues_bases_member: ['member_id', 'from_month'] },
});

const dues = createTable('dues', {
  columns: {
    id: column.id(),
    ...unitColumns(),
    member_id: column.id(),
    organisation_id: column.id(),
    month: column.code(7),
    category: column.code(20),
    base_fen: column.money(),
    amount_fen: column.money(),
  },
  primaryKey: ['id'],
  unique: { dues_member: ['member_id', 'month'] },
});

const payments = createTable('payments', {
  columns: {
    id: column.id(),
    ...unitColumns(),
    member_id: column.id(),
    amount_fen: column.money(),
    paid_on: column.calendarDate(),
    reverses_id: nullable(column.id()),
    received_by_name: column.text(100),
    recorded_at: column.instant(),
  },
  primaryKey: ['id'],
  unique: { payments_reverses: ['reverses_id'] },
  indexes: { payments_member: ['member_id', 'paid_on', 'id'] },
});

const meetings = createTable('meetings', {
  columns: {
    id: column.id(),
    ...unitColumns(),
    organisation_id: column.id(),
    kind: column.code(20),
    period: nullable(column.code(7)),
    state: column.code(10),
    held_on: column.calendarDate(),
    topic: column.text(200),
    minutes: column.text(4_000),
    asked: column.integer(),
    present: column.integer(),
    entitled: column.integer(),
    entitled_present: column.integer(),
    recorded_by_name: column.text(100),
    recorded_at: column.instant(),
  },
  primaryKey: ['id'],
  indexes: { ...unitIndexes('meetings'), meetings_organisation: ['organisation_id', 'period', 'kind'] },
});

const attendances = createTable('attendances', {
  columns: {
    id: column.id(),
    meeting_id: column.id(),
    member_id: column.id(),
    present: column.flag(),
    entitled: column.flag(),
  },
  primaryKey: ['id'],
  unique: { attendances_meeting: ['meeting_id', 'member_id'] },
  indexes: { attendances_member: ['member_id'] },
});

const resolutions = createTable('resolutions', {
  columns: {
    id: column.id(),
    meeting_id: column.id(),
    decision: column.code(20),
    subject: column.text(200),
    yes_votes: column.integer(),
    no_votes: column.integer(),
    abstained: column.integer(),
    written_yes: column.integer(),
    quorate: column.flag(),
    agreed: column.flag(),
  },
  primaryKey: ['id'],
  indexes: { resolutions_meeting: ['meeting_id', 'id'] },
});

export const firstMigration = defineMigration('0001-party-ledger', [
  ...[organisations, terms, termPosts, members, memberSpans, duesBases, dues, payments, meetings, attendances],
  resolutions,
]);

export const readsMigration = defineMigration('0002-member-reads', [
  createTable('member_reads', {
    columns: {
      member_id: column.id(),
      day: column.calendarDate(),
      read_by: column.id(),
      read_by_name: column.text(100),
    },
    primaryKey: ['member_id', 'day', 'read_by'],
    indexes: { member_reads_day: ['day'] },
  }),
]);

export const missedMigration = defineMigration('0003-missed-meetings', [
  createTable('missed_meetings', {
    columns: {
      id: column.id(),
      ...unitColumns(),
      organisation_id: column.id(),
      kind: column.code(20),
      period: column.code(7),
      reason: column.text(200),
      given_by_name: column.text(100),
      given_at: column.instant(),
    },
    primaryKey: ['id'],
    unique: { missed_meetings_period: ['organisation_id', 'kind', 'period'] },
    indexes: unitIndexes('missed_meetings'),
  }),
]);

export const meetingFilesMigration = defineMigration('0004-meeting-files', [
  createTable('meeting_files', {
    columns: { file_id: column.id(), meeting_id: column.id(), added_by_name: column.text(100) },
    primaryKey: ['file_id'],
    indexes: { meeting_files_meeting: ['meeting_id', 'file_id'] },
  }),
]);
