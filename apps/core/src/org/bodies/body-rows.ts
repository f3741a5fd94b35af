import { type Body, bodyKindSchema, bodyTitles } from '@yige/contracts';
import type { Database, RawRow } from '@yige/database';
import { joinUnit, readUnitReference, readValidity, type Sql, UNIT_REFERENCE } from '../unit-rows.js';

/** Bodies with their unit and the term of a day, in the order in which the kinds are listed. */
export async function readBodies(database: Database, asOf: string, where: Sql): Promise<Body[]> {
  const unit = joinUnit('b.unit_number', asOf);
  const bodies = await database.query(
    `SELECT b.id, b.kind, b.name, b.valid_from, b.valid_to, ${UNIT_REFERENCE},
            t.valid_from AS term_from, t.valid_to AS term_to
     FROM org_bodies b ${unit.sql}
     LEFT JOIN org_body_terms t ON t.body_id = b.id AND t.valid_from =
       (SELECT MAX(begun.valid_from) FROM org_body_terms begun WHERE begun.body_id = b.id AND begun.valid_from <= ?)
     WHERE ${where.sql} ORDER BY b.name, b.id`,
    [...unit.parameters, asOf, ...where.parameters],
    (row) => readBody(row, asOf),
  );
  const order = bodyKindSchema.options;
  return bodies.sort((one, other) => order.indexOf(one.kind) - order.indexOf(other.kind));
}

function readBody(row: RawRow, asOf: string): Body {
  const kind = bodyKindSchema.parse(row.text('kind'));
  const validFrom = row.textOrNull('term_from');
  const validTo = row.textOrNull('term_to');
  return {
    id: row.text('id'),
    unit: readUnitReference(row),
    kind,
    title: bodyTitles[kind],
    name: row.text('name'),
    ...readValidity(row),
    term: validFrom === null || validTo === null ? null : { validFrom, validTo, expired: validTo <= asOf },
  };
}
