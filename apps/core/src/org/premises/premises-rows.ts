import type { Premises } from '@yige/contracts';
import type { Database } from '@yige/database';
import { joinUnit, readUnitReference, readValidity, type Sql, UNIT_REFERENCE } from '../unit-rows.js';

export function readPremises(database: Database, asOf: string, where: Sql): Promise<Premises[]> {
  const unit = joinUnit('r.unit_number', asOf);
  return database.query(
    `SELECT r.id, r.name, r.area_square_metres, r.valid_from, r.valid_to, ${UNIT_REFERENCE}
     FROM org_premises r ${unit.sql} WHERE ${where.sql} ORDER BY r.area_square_metres DESC, r.id`,
    [...unit.parameters, ...where.parameters],
    (row) => ({
      id: row.text('id'),
      unit: readUnitReference(row),
      name: row.text('name'),
      areaSquareMetres: row.integer('area_square_metres'),
      ...readValidity(row),
    }),
  );
}
