import {
  type Relation,
  type RelationKind,
  registrationMismatch,
  relationKindSchema,
  residenceKindSchema,
  type UnitReference,
  unitLevelSchema,
} from '@yige/contracts';
import type { RawRow } from '@yige/database';
import { OPEN_END } from '../../org/entities.js';
import { DOOR_COLUMNS, readDoor } from '../person-rows.js';

export const RELATION_SQL = `
  SELECT r.id, r.kind, r.valid_from, r.valid_to, r.source, r.division_code, r.address, r.residence_kind,
         r.collective, r.share_hundredths, u.id AS unit_id, u.name AS unit_name, u.level AS unit_level,
         c.code AS community_code, ${DOOR_COLUMNS}
  FROM person_relations r
  LEFT JOIN households h ON h.id = r.household_id
  LEFT JOIN dwellings d ON d.id = h.dwelling_id
  LEFT JOIN buildings b ON b.id = d.building_id
  LEFT JOIN org_units c ON c.number = b.community_id
  LEFT JOIN org_units u ON u.number = r.unit_number`;

/** A relation with the division code of the community that a residence lies in. */
export interface RelationRow {
  relation: Relation;
  communityCode: string | null;
}

export function readRelation(row: RawRow): RelationRow {
  return { relation: relationOf(row), communityCode: row.textOrNull('community_code') };
}

function relationOf(row: RawRow): Relation {
  const validTo = row.text('valid_to');
  const known = {
    id: row.text('id'),
    validFrom: row.text('valid_from'),
    validTo: validTo === OPEN_END ? null : validTo,
    source: row.text('source'),
  };
  const kind = relationKindSchema.parse(row.text('kind'));
  switch (kind) {
    case 'householdRegistration':
      return { ...known, kind, divisionCode: row.text('division_code'), address: row.text('address') };
    case 'residence': {
      const door = readDoor(row);
      return {
        ...known,
        kind,
        residenceKind: residenceKindSchema.parse(row.text('residence_kind')),
        householdId: row.text('household_id'),
        door: door?.text ?? '',
      };
    }
    case 'collectiveShare':
      return { ...known, kind, collective: row.text('collective'), shareHundredths: row.integer('share_hundredths') };
    case 'serviceResponsibility':
      return { ...known, kind, unit: unitOf(row) };
  }
}

function unitOf(row: RawRow): UnitReference {
  return {
    id: row.text('unit_id'),
    name: row.text('unit_name'),
    level: unitLevelSchema.parse(row.text('unit_level')),
  };
}

const ORDER: readonly RelationKind[] = relationKindSchema.options;

export function inOrder(relations: Relation[]): Relation[] {
  return [...relations].sort((left, right) => ORDER.indexOf(left.kind) - ORDER.indexOf(right.kind));
}

/** 人户分离, from the relations of one day; null where registration or residence is not known. */
export function mismatchOf(rows: readonly RelationRow[]): boolean | null {
  const home = rows.find(({ relation }) => relation.kind === 'residence')?.communityCode ?? null;
  const registration = rows
    .map(({ relation }) => relation)
    .find((relation) => relation.kind === 'householdRegistration');
  if (home === null || registration?.kind !== 'householdRegistration') return null;
  return registrationMismatch(registration.divisionCode, home);
}
