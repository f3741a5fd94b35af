import type { BuildingHas, BuildingSort } from '@yige/contracts';
import type { Condition, RawRow } from '@yige/database';
import { decodeCursor, encodeCursor } from '../../http/cursor.js';
import { buildingKey } from '../search/address-keys.js';

/** A building with what its doors come to. */
export const BUILDING_SQL = `
  SELECT b.id, b.name, b.position, b.address_key, b.longitude_micro, b.latitude_micro,
         b.district_id, b.street_id, b.community_id, b.grid_id,
         (SELECT COUNT(*) FROM dwellings d WHERE d.building_id = b.id) AS dwellings,
         (SELECT COUNT(*) FROM dwellings d WHERE d.building_id = b.id AND d.vacant = 1) AS vacant,
         (SELECT COUNT(*) FROM dwellings d WHERE d.building_id = b.id AND d.rented = 1) AS rented,
         (SELECT COUNT(*) FROM dwellings d WHERE d.building_id = b.id AND d.checked_on IS NULL) AS unchecked,
         (SELECT COUNT(*) FROM dwellings d JOIN households h ON h.dwelling_id = d.id JOIN people p ON p.household_id = h.id
          WHERE d.building_id = b.id) AS residents
  FROM buildings b`;

const DOORS_THAT: Record<BuildingHas, string> = {
  vacant: 'd.vacant = 1',
  rented: 'd.rented = 1',
  unchecked: 'd.checked_on IS NULL',
};

/** Buildings with at least one such door. */
export function withDoors(has: BuildingHas): Condition {
  return {
    sql: `EXISTS (SELECT 1 FROM dwellings d WHERE d.building_id = b.id AND ${DOORS_THAT[has]})`,
    parameters: [],
  };
}

/** After everything else that begins alike. */
const LAST = '\u{10FFFF}';

export function beginsWith(q: string): Condition {
  const key = buildingKey(q);
  return { sql: 'b.address_key >= ? AND b.address_key < ?', parameters: [key, `${key}${LAST}`] };
}

/** An order of the list: its columns, and the place in it at which a page goes on. */
interface BuildingOrder {
  by: string;
  after: (cursor: string) => Condition;
  cursorOf: (row: RawRow) => string;
}

const WALK = ['community', 'position', 'id'] as const;
const NAME = ['key', 'id'] as const;

export const buildingOrders: Record<BuildingSort, BuildingOrder> = {
  walk: {
    by: 'b.community_id, b.position, b.id',
    after: (cursor) => {
      const last = decodeCursor(cursor, WALK);
      const [community, position] = [Number(last.community), Number(last.position)];
      return {
        sql: '(b.community_id > ? OR (b.community_id = ? AND (b.position > ? OR (b.position = ? AND b.id > ?))))',
        parameters: [community, community, position, position, last.id],
      };
    },
    cursorOf: (row) =>
      encodeCursor(
        {
          community: String(row.integer('community_id')),
          position: String(row.integer('position')),
          id: row.text('id'),
        },
        WALK,
      ),
  },
  name: {
    by: 'b.address_key, b.id',
    after: (cursor) => {
      const { key, id } = decodeCursor(cursor, NAME);
      return { sql: '(b.address_key > ? OR (b.address_key = ? AND b.id > ?))', parameters: [key, key, id] };
    },
    cursorOf: (row) => encodeCursor({ key: row.text('address_key'), id: row.text('id') }, NAME),
  },
};
