import type { UnitKind } from '@yige/contracts';
import type { Database } from '@yige/database';
import { OPEN_END } from './entities.js';

export interface UnitAttributes {
  name: string;
  code: string;
  kind: UnitKind;
  /** Hectares; null where nobody has measured. */
  areaHectares: number | null;
}

const COLUMNS = {
  name: 'name',
  code: 'code',
  kind: 'kind',
  areaHectares: 'area_hectares',
} as const satisfies Record<keyof UnitAttributes, string>;

/** Begins the attributes of a new unit. */
export async function beginAttributes(
  database: Database,
  number: number,
  day: string,
  { name, code, kind, areaHectares }: UnitAttributes,
): Promise<void> {
  await database.execute(
    `INSERT INTO org_unit_attributes (number, valid_from, valid_to, name, code, kind, area_hectares)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
    [number, day, OPEN_END, name, code, kind, areaHectares],
  );
}

/** From `day` on the unit has these attributes and keeps the others. What was written on the same day is replaced. */
export async function changeAttributes(
  database: Database,
  number: number,
  day: string,
  changes: Partial<UnitAttributes>,
): Promise<void> {
  await database.transaction(async () => {
    await database.execute(
      `INSERT INTO org_unit_attributes (number, valid_from, valid_to, name, code, kind, area_hectares)
       SELECT number, ?, valid_to, name, code, kind, area_hectares FROM org_unit_attributes
       WHERE number = ? AND valid_from < ? AND valid_to > ?`,
      [day, number, day, day],
    );
    await database.execute(
      'UPDATE org_unit_attributes SET valid_to = ? WHERE number = ? AND valid_from < ? AND valid_to > ?',
      [day, number, day, day],
    );
    for (const key of attributeKeys) {
      const value = changes[key];
      if (value === undefined) continue;
      await database.execute(`UPDATE org_unit_attributes SET ${COLUMNS[key]} = ? WHERE number = ? AND valid_from = ?`, [
        value,
        number,
        day,
      ]);
    }
  });
}

/** The unit ends on `day`: it is called nothing from then on. */
export async function endAttributes(database: Database, number: number, day: string): Promise<void> {
  await database.execute('UPDATE org_unit_attributes SET valid_to = ? WHERE number = ? AND valid_to > ?', [
    day,
    number,
    day,
  ]);
}

const attributeKeys = ['name', 'code', 'kind', 'areaHectares'] as const;
