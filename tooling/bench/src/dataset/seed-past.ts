import type { Connection } from 'mysql2/promise';

/** Until then the third community of each street belonged to another street of the district. */
const MOVED = '2024-01-01';

/** Gives the units a past: what core loads as a district has always stood where it stands. */
export async function seedPast(connection: Connection): Promise<void> {
  await connection.query(
    `UPDATE org_edges e JOIN org_units u ON u.number = e.child_number SET e.valid_from = ?
     WHERE u.level = 'community' AND RIGHT(u.code, 3) = '003'`,
    [MOVED],
  );
  await connection.query(
    `INSERT INTO org_edges (child_number, valid_from, parent_number, valid_to)
     SELECT e.child_number, street.valid_from, MIN(other.child_number), e.valid_from
     FROM org_edges e
     JOIN org_edges street ON street.child_number = e.parent_number
     JOIN org_edges other ON other.parent_number = street.parent_number AND other.child_number <> street.child_number
     WHERE e.valid_from = ?
     GROUP BY e.child_number, street.valid_from, e.valid_from`,
    [MOVED],
  );
}
