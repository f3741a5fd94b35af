import type { Building, Dwelling } from '@yige/contracts';
import type { RawRow } from '@yige/database';

export interface DwellingRow {
  buildingId: string;
  entrance: string | null;
  dwelling: Dwelling;
}

/** Dwellings in the order of a walk: entrance by entrance, upwards. Two aggregates, one statement. */
export function dwellingsSql(condition: string): string {
  return `
    SELECT d.id, d.building_id, d.entrance, d.floor, d.door, d.vacant, d.rented, d.checked_on,
           (SELECT GROUP_CONCAT(h.id) FROM households h WHERE h.dwelling_id = d.id) AS households,
           (SELECT COUNT(*) FROM households h JOIN people p ON p.household_id = h.id WHERE h.dwelling_id = d.id) AS residents
    FROM dwellings d WHERE ${condition} ORDER BY d.entrance_key, d.floor, d.door_key, d.id`;
}

export function readDwelling(row: RawRow): DwellingRow {
  return {
    buildingId: row.text('building_id'),
    entrance: row.textOrNull('entrance'),
    dwelling: {
      id: row.text('id'),
      floor: row.integer('floor'),
      door: row.text('door'),
      vacant: row.boolean('vacant'),
      rented: row.boolean('rented'),
      householdIds: row.textOrNull('households')?.split(',') ?? [],
      residents: row.integer('residents'),
      checkedOn: row.textOrNull('checked_on'),
    },
  };
}

export function entrancesOf(rows: readonly DwellingRow[]): Building['entrances'] {
  const entrances = new Map<string | null, Dwelling[]>();
  for (const { entrance, dwelling } of rows) {
    const known = entrances.get(entrance);
    if (known === undefined) entrances.set(entrance, [dwelling]);
    else known.push(dwelling);
  }
  return [...entrances].map(([name, dwellings]) => ({ name, dwellings }));
}
