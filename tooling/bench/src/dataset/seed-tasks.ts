import type { Connection } from 'mysql2/promise';
import { fill, idSql } from './bulk.js';
import { bureauManifests, taskTypeOf } from './bureaus.js';
import { homeSql } from './seed-registry.js';
import type { DatasetSize } from './size.js';

/** Primes that share no factor with the counts, so that neighbours in one order are far apart in the others. */
const PERSON_STEP = 7_919;
const MINUTE_STEP = 104_729;
/** Deadlines lie between ten days ago and sixty days ahead. */
const DUE_FROM_MINUTES = -14_400;
const DUE_SPAN_MINUTES = 100_800;
/** Closed within the last two years. */
const ARCHIVE_SPAN_MINUTES = 1_051_200;

/** As after months of running: the clock has looked at every deadline, and is not busy with all of them at once. */
const CLOCK_LOOKS_AT = 'TIMESTAMPADD(DAY, 90, UTC_TIMESTAMP(3))';

const COLUMNS = [
  ...['id', 'type', 'plugin_id', 'title_chinese', 'title_english', 'status'],
  ...['district_id', 'street_id', 'community_id', 'grid_id', 'building_id', 'household_id', 'person_id'],
  ...['assignee_id', 'due_at', 'created_at', 'updated_at', 'payload', 'version'],
];

/** Registers the bureaus' plugins and spreads their tasks evenly over people, types, states and deadlines. */
export async function seedTasks(
  connection: Connection,
  size: DatasetSize,
  grids: number,
  say: (text: string) => void,
): Promise<void> {
  await registerBureaus(connection);
  await fill(
    connection,
    { table: 'tasks_open', columns: [...COLUMNS, 'clock_at'] },
    { from: 1, to: size.openTasks },
    (sequence) =>
      selectTasks(sequence, size, grids, `ELT(1 + MOD(s.seq DIV 4, 3), 'open', 'accepted', 'inProgress')`, [
        CLOCK_LOOKS_AT,
      ]),
    say,
  );
  await fill(
    connection,
    { table: 'tasks_archive', columns: [...COLUMNS, 'closed_at'] },
    { from: size.openTasks + 1, to: size.tasks },
    (sequence) =>
      selectTasks(sequence, size, grids, `'closed'`, [minutesFromNowSql(-ARCHIVE_SPAN_MINUTES, ARCHIVE_SPAN_MINUTES)]),
    say,
  );
}

function selectTasks(
  sequence: string,
  { people }: DatasetSize,
  grids: number,
  status: string,
  more: string[] = [],
): string {
  const person = `MOD(s.seq * ${PERSON_STEP}, ${people})`;
  const types = bureauManifests.map((bureau) => `'${taskTypeOf(bureau)}'`);
  const plugins = bureauManifests.map(({ id }) => `'${id}'`);
  const columns = [
    idSql('T', 's.seq'),
    `ELT(1 + MOD(s.seq, ${types.length}), ${types.join(', ')})`,
    `ELT(1 + MOD(s.seq, ${plugins.length}), ${plugins.join(', ')})`,
    `'上门看望'`,
    `'Visit at home'`,
    status,
    ...['g.district_id', 'g.street_id', 'g.community_id', 'g.grid_id'],
    homeSql.building(person),
    // Of forty tasks one is about the household as a whole, and of eighty one about the building.
    `IF(MOD(s.seq, 80) = 0, NULL, ${homeSql.household(person)})`,
    `IF(MOD(s.seq, 40) = 0, NULL, ${idSql('P', person)})`,
    // One task in ten waits for somebody to take it.
    'IF(MOD(s.seq DIV 12, 10) = 0, NULL, g.worker)',
    minutesFromNowSql(DUE_FROM_MINUTES, DUE_SPAN_MINUTES),
    'TIMESTAMPADD(DAY, -20, UTC_TIMESTAMP(3))',
    'TIMESTAMPADD(DAY, -10, UTC_TIMESTAMP(3))',
    `'{"occasion":"monthly"}'`,
    '1',
    ...more,
  ];
  return `SELECT ${columns.join(',\n')} FROM ${sequence} JOIN seed_grids g ON g.position = ${homeSql.grid(person, grids)}`;
}

/** SQL for a moment from so many minutes after now, spread over a span. A sequence counts without sign. */
function minutesFromNowSql(from: number, span: number): string {
  return `TIMESTAMPADD(MINUTE, ${from} + CAST(MOD(s.seq * ${MINUTE_STEP}, ${span}) AS SIGNED), UTC_TIMESTAMP(3))`;
}

async function registerBureaus(connection: Connection): Promise<void> {
  for (const manifest of bureauManifests) {
    const { id, version } = manifest;
    await connection.execute('INSERT INTO plugins (id, enabled_version, changed_at) VALUES (?, ?, UTC_TIMESTAMP(3))', [
      id,
      version,
    ]);
    await connection.execute(
      'INSERT INTO plugin_versions (plugin_id, version, base_url, manifest, registered_at) VALUES (?, ?, ?, ?, UTC_TIMESTAMP(3))',
      [id, version, 'http://127.0.0.1:9', JSON.stringify(manifest)],
    );
  }
}
