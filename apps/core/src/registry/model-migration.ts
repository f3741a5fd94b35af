import { newId } from '@yige/contracts';
import {
  addColumn,
  changeData,
  column,
  createIndex,
  createTable,
  type Database,
  defineMigration,
  nullable,
} from '@yige/database';
import { buildingKey, doorKey, entranceKey } from './search/address-keys.js';
import { searchName } from './search/search-name.js';

const CHUNK = 1_000;
const LONG_AGO = "'2000-01-01 00:00:00.000'";

/** Relations, facts, history, the state of doors, and what people are found by. */
export const registryModelMigration = defineMigration('0020-registry-model', [
  addColumn('people', 'document_type', column.code(30), "'citizenId'"),
  addColumn('people', 'id_number_index', nullable(column.code(40))),
  addColumn('people', 'phone_index', nullable(column.code(40))),
  addColumn('people', 'name_pinyin', column.code(200), "''"),
  addColumn('people', 'name_initials', column.code(50), "''"),
  addColumn('people', 'updated_at', column.instant(), LONG_AGO),
  addColumn('households', 'head_id', nullable(column.id())),
  addColumn('dwellings', 'vacant', column.flag(), '0'),
  addColumn('dwellings', 'rented', column.flag(), '0'),
  addColumn('dwellings', 'checked_on', nullable(column.calendarDate())),
  addColumn('dwellings', 'entrance_key', column.text(30), "''"),
  addColumn('dwellings', 'door_key', column.text(30), "''"),
  addColumn('buildings', 'district_id', column.integer(), '0'),
  addColumn('buildings', 'street_id', nullable(column.integer())),
  addColumn('buildings', 'address_key', column.text(60), "''"),
  changeData('fill search columns of people', fillNames),
  changeData('fill address keys and units of buildings', fillBuildings),
  changeData('fill address keys of dwellings', fillDwellings),
  changeData('index the numbers that are there', indexNumbers),
  createIndex('people', 'people_pinyin', ['community_id', 'name_pinyin', 'id']),
  createIndex('people', 'people_initials', ['community_id', 'name_initials', 'id']),
  createIndex('people', 'people_street_name', ['street_id', 'name', 'id']),
  createIndex('people', 'people_street_pinyin', ['street_id', 'name_pinyin', 'id']),
  createIndex('people', 'people_street_initials', ['street_id', 'name_initials', 'id']),
  createIndex('people', 'people_id_number', ['id_number_index']),
  createIndex('people', 'people_phone', ['phone_index']),
  createIndex('people', 'people_updated', ['updated_at', 'id']),
  createIndex('dwellings', 'dwellings_address', ['building_id', 'entrance_key', 'door_key', 'id']),
  createIndex('buildings', 'buildings_address', ['address_key', 'id']),
  createIndex('buildings', 'buildings_grid', ['grid_id', 'position', 'id']),
  createIndex('buildings', 'buildings_street', ['street_id', 'position', 'id']),
  createTable('person_aliases', {
    columns: {
      id: column.id(),
      person_id: column.id(),
      name: column.text(50),
      name_pinyin: column.code(200),
      name_initials: column.code(50),
    },
    primaryKey: ['id'],
    indexes: {
      person_aliases_person: ['person_id', 'id'],
      person_aliases_name: ['name', 'person_id'],
      person_aliases_pinyin: ['name_pinyin', 'person_id'],
      person_aliases_initials: ['name_initials', 'person_id'],
    },
  }),
  createTable('person_phones', {
    columns: {
      id: column.id(),
      person_id: column.id(),
      phone_sealed: column.code(255),
      phone_mask: column.code(30),
      phone_index: column.code(40),
      label: column.text(20),
      position: column.integer(),
    },
    primaryKey: ['id'],
    indexes: {
      person_phones_person: ['person_id', 'position'],
      person_phones_phone: ['phone_index', 'person_id'],
    },
  }),
  createTable('person_relations', {
    columns: {
      id: column.id(),
      person_id: column.id(),
      kind: column.code(30),
      valid_from: column.calendarDate(),
      valid_to: column.calendarDate(),
      source: column.text(60),
      division_code: nullable(column.code(12)),
      address: nullable(column.text(200)),
      residence_kind: nullable(column.code(20)),
      household_id: nullable(column.id()),
      collective: nullable(column.text(100)),
      share_hundredths: nullable(column.integer()),
      unit_number: nullable(column.integer()),
    },
    primaryKey: ['id'],
    indexes: {
      person_relations_person: ['person_id', 'kind', 'valid_from'],
      person_relations_household: ['household_id', 'valid_to'],
    },
  }),
  createTable('person_facts', {
    columns: {
      id: column.id(),
      person_id: column.id(),
      kind: column.code(80),
      value: nullable(column.longText()),
      value_sealed: nullable(column.longText()),
      source: column.text(60),
      valid_from: column.calendarDate(),
      valid_to: column.calendarDate(),
    },
    primaryKey: ['id'],
    indexes: {
      person_facts_person: ['person_id', 'kind', 'valid_from'],
      person_facts_kind: ['kind', 'valid_to', 'person_id'],
    },
  }),
  createTable('registry_changes', {
    columns: {
      id: column.id(),
      subject_kind: column.code(20),
      subject_id: column.id(),
      at: column.instant(),
      actor_kind: column.code(10),
      actor_id: column.code(40),
      actor_name: column.text(100),
      action: column.code(20),
      aspect: column.code(100),
      before_value: nullable(column.longText()),
      after_value: nullable(column.longText()),
      before_sealed: nullable(column.longText()),
      after_sealed: nullable(column.longText()),
      source: nullable(column.text(60)),
    },
    primaryKey: ['id'],
    indexes: { registry_changes_subject: ['subject_kind', 'subject_id', 'id'] },
  }),
  createTable('diary_entries', {
    columns: {
      id: column.id(),
      household_id: column.id(),
      author_id: column.id(),
      text_sealed: column.longText(),
      visited_at: column.instant(),
      written_at: column.instant(),
    },
    primaryKey: ['id'],
    indexes: { diary_entries_household: ['household_id', 'visited_at', 'id'] },
  }),
  createTable('walk_rounds', {
    columns: {
      id: column.id(),
      building_id: column.id(),
      district_id: column.integer(),
      street_id: nullable(column.integer()),
      community_id: nullable(column.integer()),
      grid_id: nullable(column.integer()),
      started_by: column.id(),
      started_at: column.instant(),
      assignee_id: nullable(column.id()),
      finished_at: nullable(column.instant()),
    },
    primaryKey: ['id'],
    indexes: {
      walk_rounds_building: ['building_id', 'id'],
      walk_rounds_assignee: ['assignee_id', 'id'],
      walk_rounds_street: ['street_id', 'id'],
      walk_rounds_community: ['community_id', 'id'],
      walk_rounds_grid: ['grid_id', 'id'],
    },
  }),
  createTable('walk_round_doors', {
    columns: {
      round_id: column.id(),
      dwelling_id: column.id(),
      state: column.code(20),
      note: nullable(column.text(200)),
      by_id: column.id(),
      at: column.instant(),
    },
    primaryKey: ['round_id', 'dwelling_id'],
  }),
]);

async function fillNames(database: Database): Promise<void> {
  for (let after = ''; ; ) {
    const people = await database.query(
      `SELECT id, name FROM people WHERE id > ? ORDER BY id LIMIT ${CHUNK}`,
      [after],
      (row) => ({ id: row.text('id'), name: row.text('name') }),
    );
    for (const { id, name } of people) {
      const { pinyin, initials } = searchName(name);
      await database.execute('UPDATE people SET name_pinyin = ?, name_initials = ? WHERE id = ?', [
        pinyin,
        initials,
        id,
      ]);
    }
    const last = people.at(-1);
    if (last === undefined || people.length < CHUNK) return;
    after = last.id;
  }
}

async function fillBuildings(database: Database): Promise<void> {
  const buildings = await database.query(
    'SELECT b.id, b.name, b.community_id FROM buildings b ORDER BY b.id',
    [],
    (row) => ({ id: row.text('id'), name: row.text('name'), community: row.integer('community_id') }),
  );
  const ancestors = await database.query(
    'SELECT c.descendant, c.ancestor, u.level FROM org_closure c JOIN org_units u ON u.number = c.ancestor',
    [],
    (row) => ({ inner: row.integer('descendant'), outer: row.integer('ancestor'), level: row.text('level') }),
  );
  const outerOf = (inner: number, level: string) =>
    ancestors.find((pair) => pair.inner === inner && pair.level === level)?.outer ?? null;
  for (const { id, name, community } of buildings) {
    await database.execute('UPDATE buildings SET address_key = ?, district_id = ?, street_id = ? WHERE id = ?', [
      buildingKey(name),
      outerOf(community, 'district') ?? 0,
      outerOf(community, 'street'),
      id,
    ]);
  }
}

async function fillDwellings(database: Database): Promise<void> {
  for (let after = ''; ; ) {
    const dwellings = await database.query(
      `SELECT id, entrance, door FROM dwellings WHERE id > ? ORDER BY id LIMIT ${CHUNK}`,
      [after],
      (row) => ({ id: row.text('id'), entrance: row.textOrNull('entrance'), door: row.text('door') }),
    );
    for (const { id, entrance, door } of dwellings) {
      await database.execute('UPDATE dwellings SET entrance_key = ?, door_key = ? WHERE id = ?', [
        entranceKey(entrance),
        doorKey(door),
        id,
      ]);
    }
    const last = dwellings.at(-1);
    if (last === undefined || dwellings.length < CHUNK) return;
    after = last.id;
  }
}

/** Needs the keys, which a migration does not have: leaves the walk to the worker that rotates. */
async function indexNumbers(database: Database): Promise<void> {
  const person = await database.queryOne('SELECT id FROM people LIMIT 1', [], (row) => row.text('id'));
  if (person === null) return;
  await database.execute(
    "INSERT INTO key_rotations (id, purpose, key_id, started_at, place, last_key, rows_done) VALUES (?, 'indexes', 'k1', ?, '', '', 0)",
    [newId(), new Date()],
  );
}
