import { Injectable } from '@nestjs/common';
import { bodyKindSchema, corePermissions, type Page, roleSchema, roleTitles, type UnitPost } from '@yige/contracts';
import { Database, type RawRow } from '@yige/database';
import type { Caller } from '../../access/caller.js';
import { decodeCursor, encodeCursor } from '../../http/cursor.js';
import { pageOf } from '../../http/page.js';
import { Clock } from '../../time/clock.js';
import { unitProblems } from '../problems.js';
import { UnitDirectory } from '../unit-directory.js';
import { joinUnit, readUnitReference, readValidity, UNIT_REFERENCE } from '../unit-rows.js';
import { Units } from '../units.js';

interface ListOptions {
  asOf?: string | undefined;
  cursor?: string | undefined;
  limit: number;
}

/** Who holds which post in a unit. */
@Injectable()
export class UnitPosts {
  constructor(
    private readonly database: Database,
    private readonly directory: UnitDirectory,
    private readonly units: Units,
    private readonly clock: Clock,
  ) {}

  /** Posts of the unit itself, and of what lies right within it where that is grids. */
  async list(caller: Caller, id: string, options: ListOptions): Promise<Page<UnitPost>> {
    const asOf = options.asOf ?? this.clock.today();
    const { number } = await this.units.find(caller, id, asOf);
    const scope = this.directory.scopeOf(caller, corePermissions.staffRead);
    if (!this.directory.isInScope(scope, number)) throw unitProblems['unit.notFound']();
    const cursor = options.cursor === undefined ? '' : decodeCursor(options.cursor, ['id']).id;
    const unit = joinUnit('p.unit_number', asOf);
    const rows = await this.database.query(
      `SELECT p.id, p.account_id, c.display_name, p.role, p.valid_from, p.valid_to, ${UNIT_REFERENCE},
              p.body_id, b.kind AS body_kind, b.name AS body_name, p.agency_id, g.name AS agency_name,
              p.partner_id, n.name AS partner_name
       FROM appointments p JOIN accounts c ON c.id = p.account_id ${unit.sql}
       LEFT JOIN org_bodies b ON b.id = p.body_id
       LEFT JOIN org_agencies g ON g.id = p.agency_id
       LEFT JOIN org_partners n ON n.id = p.partner_id
       WHERE p.valid_from <= ? AND p.valid_to > ? AND p.id > ? AND (p.unit_number = ? OR p.unit_number IN (
         SELECT e.child_number FROM org_edges e JOIN org_units k ON k.number = e.child_number AND k.level = 'grid'
         WHERE e.parent_number = ? AND e.valid_from <= ? AND e.valid_to > ?))
       ORDER BY p.id LIMIT ${options.limit + 1}`,
      [...unit.parameters, asOf, asOf, cursor, number, number, asOf, asOf],
      readUnitPost,
    );
    return pageOf(rows, options.limit, (last) => encodeCursor(last, ['id']));
  }
}

function readUnitPost(row: RawRow): UnitPost {
  const role = roleSchema.parse(row.text('role'));
  const bodyId = row.textOrNull('body_id');
  return {
    id: row.text('id'),
    account: { id: row.text('account_id'), name: row.text('display_name') },
    role,
    title: roleTitles[role],
    unit: readUnitReference(row),
    body:
      bodyId === null
        ? null
        : { id: bodyId, kind: bodyKindSchema.parse(row.text('body_kind')), name: row.text('body_name') },
    agency: named(row, 'agency'),
    partner: named(row, 'partner'),
    ...readValidity(row),
  };
}

function named(row: RawRow, what: 'agency' | 'partner'): { id: string; name: string } | null {
  const id = row.textOrNull(`${what}_id`);
  return id === null ? null : { id, name: row.text(`${what}_name`) };
}
