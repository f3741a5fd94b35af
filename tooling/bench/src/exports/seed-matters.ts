import type { Connection } from 'mysql2/promise';
import { fill, idSql } from '../dataset/bulk.js';

/** The quarter in which all of them were reported. */
export const PERIOD = '2025-Q4';
const REPORTED_ON = '2025-11-03';
const REPORTED_AT = `'${REPORTED_ON} 02:00:00.000'`;

const COLUMNS = [
  ...['id', 'district_id', 'street_id', 'community_id', 'place_text', 'title', 'description', 'category', 'source'],
  ...['stage', 'level', 'reporter_kind', 'reporter_id', 'reporter_name', 'reported_on', 'reported_at'],
  ...['stage_since', 'due_at', 'reopenings', 'version'],
];

/** So many matters of one community, with what was done with each: the rows of its ledger. */
export async function seedMatters(
  connection: Connection,
  community: string,
  matters: number,
  say: (text: string) => void,
): Promise<void> {
  const place = `JOIN (
    SELECT street.parent_number AS district, e.parent_number AS street, u.number AS community
    FROM org_units u JOIN org_edges e ON e.child_number = u.number JOIN org_edges street ON street.child_number = e.parent_number
    WHERE u.code = '${community}' ORDER BY e.valid_from DESC LIMIT 1) p`;
  const all = { from: 1, to: matters };
  await fill(
    connection,
    { table: 'matters', columns: COLUMNS },
    all,
    (sequence) => `
      SELECT ${idSql('T', 's.seq')}, p.district, p.street, p.community, CONCAT(MOD(s.seq, 40) + 1, ' 栋门口'), '路灯不亮', '',
             'streetLamp', 'visit', 'reported', 'community', 'staff', '', '林晓燕', '${REPORTED_ON}', ${REPORTED_AT},
             ${REPORTED_AT}, ${REPORTED_AT}, 0, 1
      FROM ${sequence} ${place}`,
    say,
  );
  await fill(
    connection,
    { table: 'matter_events', columns: ['id', 'matter_id', 'at', 'actor_kind', 'actor_id', 'actor_name', 'action'] },
    all,
    (sequence) => `
      SELECT ${idSql('H', 's.seq')}, ${idSql('T', 's.seq')}, ${REPORTED_AT}, 'staff', '', '林晓燕', 'report'
      FROM ${sequence}`,
    say,
  );
  await connection.query('ANALYZE TABLE matters, matter_events');
}
