import type { Connection, RowDataPacket } from 'mysql2/promise';
import { fill, idSql } from './bulk.js';
import { giveKnownNumbers, scatteredIndexSql } from './known-person.js';
import { nameSql, prepareNames } from './names.js';
import type { DatasetSize } from './size.js';

const PEOPLE_PER_HOUSEHOLD = 3;
const PEOPLE_PER_BUILDING = 12;

/** SQL for where the nth person lives, given the SQL of n. */
export const homeSql = {
  household: (person: string) => idSql('H', `(${person}) DIV ${PEOPLE_PER_HOUSEHOLD}`),
  building: (person: string) => idSql('B', `(${person}) DIV ${PEOPLE_PER_BUILDING}`),
  /** The grid's position in `seed_grids`. */
  grid: (person: string, grids: number) => `MOD((${person}) DIV ${PEOPLE_PER_BUILDING}, ${grids})`,
};

/** Inhabited grids by number from 0, with the units above each and its worker; lasts as long as the connection. */
export async function prepareGrids(connection: Connection, { inhabited }: DatasetSize): Promise<number> {
  await connection.query(`
    CREATE TEMPORARY TABLE seed_grids (position INT PRIMARY KEY, worker CHAR(26) CHARACTER SET ascii) AS
    SELECT numbered.*, COALESCE(p.account_id, ${idSql('W', 'numbered.position')}) AS worker
    FROM (SELECT ROW_NUMBER() OVER (ORDER BY u.number) - 1 AS position, u.number AS grid_id,
                 grid.parent_number AS community_id, community.parent_number AS street_id, street.parent_number AS district_id
          FROM org_units u
          JOIN org_edges grid ON grid.child_number = u.number
          JOIN org_edges community ON community.child_number = grid.parent_number
          JOIN org_edges street ON street.child_number = community.parent_number
          JOIN (SELECT number FROM org_units WHERE level = 'district' ORDER BY number DESC LIMIT ${inhabited}) district
            ON district.number = street.parent_number
          WHERE u.level = 'grid') numbered
    LEFT JOIN appointments p ON p.unit_number = numbered.grid_id`);
  await connection.query(`
    INSERT IGNORE INTO accounts (id, username, display_name, password_hash, disabled, created_at)
    SELECT worker, CONCAT('worker.', position), CONCAT('网格员 ', position), '!', 0, UTC_TIMESTAMP(3) FROM seed_grids`);
  const [[row]] = await connection.query<RowDataPacket[]>('SELECT COUNT(*) AS grids FROM seed_grids');
  return Number(row?.grids);
}

/** People in households of three, one household a dwelling, four dwellings a building, buildings spread over the grids. */
export async function seedRegistry(
  connection: Connection,
  { people, units }: DatasetSize,
  grids: number,
  say: (text: string) => void,
): Promise<void> {
  const last = (perRow: number) => ({ from: 0, to: Math.ceil(people / perRow) - 1 });
  const dwellingsPerBuilding = PEOPLE_PER_BUILDING / PEOPLE_PER_HOUSEHOLD;
  // Numbered within the community: every community has a building 3.
  const floor = `(1 + MOD(s.seq, ${dwellingsPerBuilding}))`;
  const number = `((s.seq DIV ${grids}) * ${units.grids} + MOD(s.seq, ${units.grids}) + 1)`;
  await prepareNames(connection);
  await fill(
    connection,
    { table: 'buildings', columns: ['id', 'community_id', 'grid_id', 'name', 'position', 'address_key'] },
    last(PEOPLE_PER_BUILDING),
    (sequence) => `
      SELECT ${idSql('B', 's.seq')}, g.community_id, g.grid_id, CONCAT(${number}, ' 栋'), ${number}, ${number}
      FROM ${sequence} JOIN seed_grids g ON g.position = MOD(s.seq, ${grids})`,
    say,
  );
  await fill(
    connection,
    { table: 'dwellings', columns: ['id', 'building_id', 'entrance', 'floor', 'door', 'entrance_key', 'door_key'] },
    last(PEOPLE_PER_HOUSEHOLD),
    (sequence) => `
      SELECT ${idSql('D', 's.seq')}, ${idSql('B', `s.seq DIV ${dwellingsPerBuilding}`)}, '1 单元', ${floor}, CONCAT(${floor}, '01'), '1', CONCAT(${floor}, '01')
      FROM ${sequence}`,
    say,
  );
  await fill(
    connection,
    { table: 'households', columns: ['id', 'dwelling_id'] },
    last(PEOPLE_PER_HOUSEHOLD),
    (sequence) => `SELECT ${idSql('H', 's.seq')}, ${idSql('D', 's.seq')} FROM ${sequence}`,
    say,
  );
  await fill(
    connection,
    {
      table: 'people',
      columns: [
        'id',
        'household_id',
        'name',
        'name_pinyin',
        'name_initials',
        'id_number_index',
        'phone_index',
        'sex',
        'birth_date',
        'district_id',
        'street_id',
        'community_id',
        'grid_id',
      ],
    },
    last(1),
    (sequence) => `
      SELECT ${idSql('P', 's.seq')}, ${homeSql.household('s.seq')}, n.name, n.pinyin, n.initials,
             ${scatteredIndexSql("CONCAT('id', s.seq)")}, ${scatteredIndexSql("CONCAT('phone', s.seq)")},
             IF(MOD(s.seq, 2) = 0, 'female', 'male'), DATE_ADD('1940-01-01', INTERVAL MOD(s.seq, 28000) DAY),
             g.district_id, g.street_id, g.community_id, g.grid_id
      FROM ${sequence} JOIN seed_grids g ON g.position = ${homeSql.grid('s.seq', grids)}
                       JOIN seed_names n ON n.position = ${nameSql('s.seq')}`,
    say,
  );
  // In the last grid, which belongs to everybody who asks.
  await giveKnownNumbers(connection, (grids - 1) * PEOPLE_PER_BUILDING);
}
