import { column, createTable, defineMigration, nullable, unitColumns } from '@yige/plugin-sdk/server';

const volunteers = createTable('volunteers', {
  columns: {
    person_id: column.id(),
    ...unitColumns(),
    kinds: column.code(200),
    consented_on: column.calendarDate(),
    guardian: nullable(column.text(50)),
    enrolled_on: column.calendarDate(),
    left_on: nullable(column.calendarDate()),
    leave_reason: nullable(column.text(200)),
    sign_up_round: column.integer(),
  },
  primaryKey: ['person_id'],
  indexes: {
    volunteers_grid: ['grid_id', 'person_id'],
    volunteers_community: ['community_id', 'person_id'],
    volunteers_street: ['street_id', 'person_id'],
    volunteers_district: ['district_id', 'person_id'],
  },
});

const activities = [
  createTable('activities', {
    columns: {
      id: column.id(),
      ...unitColumns(),
      title: column.text(40),
      kind: column.code(20),
      place: column.text(60),
      state: column.code(20),
      cancel_reason: nullable(column.text(200)),
      ends_at: column.instant(),
      organiser: column.id(),
      organiser_name: column.text(100),
    },
    primaryKey: ['id'],
    indexes: {
      activities_grid: ['grid_id', 'ends_at', 'id'],
      activities_community: ['community_id', 'ends_at', 'id'],
      activities_street: ['street_id', 'ends_at', 'id'],
      activities_district: ['district_id', 'ends_at', 'id'],
    },
  }),
  createTable('shifts', {
    columns: {
      id: column.id(),
      activity_id: column.id(),
      starts_at: column.instant(),
      ends_at: column.instant(),
      places: column.integer(),
      taken: column.integer(),
      secret: column.code(64),
    },
    primaryKey: ['id'],
    indexes: { shifts_activity: ['activity_id', 'starts_at', 'id'], shifts_start: ['starts_at', 'id'] },
  }),
  createTable('sign_ups', {
    columns: {
      id: column.id(),
      shift_id: column.id(),
      person_id: column.id(),
      state: column.code(20),
      signed_up_at: column.instant(),
      signed_in_at: nullable(column.instant()),
      signed_out_at: nullable(column.instant()),
      manual_reason: nullable(column.text(200)),
      wrong_codes: column.integer(),
      codes_since: nullable(column.instant()),
    },
    primaryKey: ['id'],
    indexes: { sign_ups_shift: ['shift_id', 'id'], sign_ups_person: ['person_id', 'id'] },
  }),
];

const hours = [
  createTable('service_records', {
    columns: {
      id: column.id(),
      person_id: nullable(column.id()),
      ...unitColumns(),
      source: column.code(10),
      source_id: column.id(),
      task_id: nullable(column.id()),
      what: column.text(40),
      served_on: column.calendarDate(),
      minutes: column.integer(),
      state: column.code(10),
      replaces_id: nullable(column.id()),
      before_minutes: nullable(column.integer()),
      reason: nullable(column.text(200)),
      recorded_by_name: column.text(100),
      recorded_at: column.instant(),
      certified_by_name: nullable(column.text(100)),
      certified_at: nullable(column.instant()),
    },
    primaryKey: ['id'],
    indexes: {
      service_records_grid: ['grid_id', 'state', 'id'],
      service_records_community: ['community_id', 'state', 'id'],
      service_records_street: ['street_id', 'state', 'id'],
      service_records_district: ['district_id', 'state', 'id'],
      service_records_person: ['person_id', 'state', 'served_on'],
    },
  }),
  createTable('correction_demands', {
    columns: {
      id: column.id(),
      record_id: column.id(),
      state: column.code(10),
      says: column.text(200),
      made_at: column.instant(),
      taken_by_name: column.text(100),
      answer: nullable(column.text(200)),
      answered_by_name: nullable(column.text(100)),
      answered_at: nullable(column.instant()),
    },
    primaryKey: ['id'],
    indexes: { correction_demands_record: ['record_id', 'id'], correction_demands_state: ['state', 'id'] },
  }),
];

const bank = [
  createTable('bank_accounts', {
    columns: {
      id: column.code(40),
      person_id: nullable(column.id()),
      balance: column.integer(),
      postings: column.integer(),
    },
    primaryKey: ['id'],
    indexes: { bank_accounts_person: ['person_id', 'id'] },
  }),
  createTable('bank_transactions', {
    columns: {
      posting_key: column.code(80),
      kind: column.code(20),
      posted_at: column.instant(),
      posted_by_name: column.text(100),
    },
    primaryKey: ['posting_key'],
  }),
  createTable('bank_entries', {
    columns: {
      id: column.id(),
      posting_key: column.code(80),
      account_id: column.code(40),
      minutes: column.integer(),
    },
    primaryKey: ['id'],
    indexes: { bank_entries_account: ['account_id', 'id'], bank_entries_transaction: ['posting_key', 'id'] },
  }),
];

const help = createTable('help_requests', {
  columns: {
    id: column.id(),
    person_id: column.id(),
    ...unitColumns(),
    volunteer_id: nullable(column.id()),
    kind: column.code(20),
    state: column.code(20),
    ended: column.flag(),
    planned_on: column.calendarDate(),
    planned_minutes: column.integer(),
    payer_id: nullable(column.id()),
    relation: nullable(column.code(20)),
    done_on: nullable(column.calendarDate()),
    minutes: nullable(column.integer()),
    recorded_by_name: nullable(column.text(100)),
    came: nullable(column.flag()),
    lasted: nullable(column.code(20)),
    satisfied: nullable(column.code(10)),
    remark: nullable(column.text(200)),
    asked_by_name: nullable(column.text(100)),
    reason: nullable(column.text(200)),
  },
  primaryKey: ['id'],
  indexes: {
    help_requests_grid: ['grid_id', 'ended', 'id'],
    help_requests_community: ['community_id', 'ended', 'id'],
    help_requests_street: ['street_id', 'ended', 'id'],
    help_requests_district: ['district_id', 'ended', 'id'],
    help_requests_person: ['person_id', 'id'],
    help_requests_volunteer: ['volunteer_id', 'id'],
  },
});

export const firstMigration = defineMigration('0001-volunteering', [
  volunteers,
  ...activities,
  ...hours,
  ...bank,
  help,
]);
