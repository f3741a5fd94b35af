import { type Partner, partnerKindSchema, partnerTitles } from '@yige/contracts';
import type { Database } from '@yige/database';
import { joinUnit, readUnitReference, readValidity, type Sql, UNIT_REFERENCE } from '../unit-rows.js';

export function readPartners(database: Database, asOf: string, where: Sql): Promise<Partner[]> {
  const unit = joinUnit('n.unit_number', asOf);
  return database.query(
    `SELECT n.id, n.kind, n.name, n.valid_from, n.valid_to, ${UNIT_REFERENCE}
     FROM org_partners n ${unit.sql} WHERE ${where.sql} ORDER BY n.kind DESC, n.name, n.id`,
    [...unit.parameters, ...where.parameters],
    (row) => {
      const kind = partnerKindSchema.parse(row.text('kind'));
      return {
        id: row.text('id'),
        unit: readUnitReference(row),
        kind,
        title: partnerTitles[kind],
        name: row.text('name'),
        ...readValidity(row),
      };
    },
  );
}
