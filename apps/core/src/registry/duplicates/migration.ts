import { changeData, column, createTable, defineMigration, nullable } from '@yige/database';

export const duplicatesMigration = defineMigration('0031-duplicates', [
  createTable('duplicate_candidates', {
    columns: {
      id: column.id(),
      first_id: column.id(),
      second_id: column.id(),
      reasons: column.code(80),
      state: column.code(10),
      found_at: column.instant(),
      decided_at: nullable(column.instant()),
      decided_by: nullable(column.id()),
      note: nullable(column.text(200)),
    },
    primaryKey: ['id'],
    unique: { duplicate_candidates_pair: ['first_id', 'second_id'] },
    indexes: {
      duplicate_candidates_second: ['second_id', 'first_id'],
      duplicate_candidates_state: ['state', 'id'],
    },
  }),
  createTable('duplicate_walk', {
    columns: { id: column.integer(), seen_at: column.instant(), seen_id: column.code(26) },
    primaryKey: ['id'],
  }),
  changeData('begin the walk before everybody', async (database) => {
    const begun = [[1, new Date(0), '']];
    await database.insertMany('duplicate_walk', ['id', 'seen_at', 'seen_id'], begun, { ignoreDuplicates: true });
  }),
  createTable('person_merges', {
    columns: {
      id: column.id(),
      from_id: column.id(),
      into_id: column.id(),
      candidate_id: column.id(),
      taken_columns: column.code(400),
      merged_at: column.instant(),
      merged_by: column.id(),
      merged_by_name: column.text(100),
      undo_until: column.instant(),
      undone_at: nullable(column.instant()),
      settled_at: nullable(column.instant()),
    },
    primaryKey: ['id'],
    indexes: {
      person_merges_from: ['from_id', 'id'],
      person_merges_into: ['into_id', 'id'],
      person_merges_open: ['settled_at', 'undo_until'],
    },
  }),
  createTable('person_merge_sides', {
    columns: {
      id: column.id(),
      merge_id: column.id(),
      side: column.code(10),
      household_id: nullable(column.id()),
      name: column.text(50),
      name_pinyin: column.code(200),
      name_initials: column.code(50),
      sex: column.code(10),
      birth_date: column.calendarDate(),
      document_type: column.code(30),
      id_number_sealed: nullable(column.code(255)),
      id_number_mask: nullable(column.code(30)),
      id_number_index: nullable(column.code(40)),
      phone_sealed: nullable(column.code(255)),
      phone_mask: nullable(column.code(30)),
      phone_index: nullable(column.code(40)),
      district_id: column.integer(),
      street_id: nullable(column.integer()),
      community_id: nullable(column.integer()),
      grid_id: nullable(column.integer()),
      updated_at: column.instant(),
    },
    primaryKey: ['id'],
    unique: { person_merge_sides_merge: ['merge_id', 'side'] },
  }),
  createTable('person_merge_rows', {
    columns: {
      merge_id: column.id(),
      place: column.code(60),
      row_id: column.id(),
      before_id: nullable(column.id()),
      after_id: nullable(column.id()),
    },
    primaryKey: ['merge_id', 'place', 'row_id'],
  }),
]);
