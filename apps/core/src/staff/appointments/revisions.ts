import { Injectable } from '@nestjs/common';
import {
  type AppointmentRevision,
  appointmentKindSchema,
  appointmentRevisionSchema,
  type Page,
  roleSchema,
  roleTitles,
  unitLevelSchema,
} from '@yige/contracts';
import { Database, type RawRow } from '@yige/database';
import { decodeCursor, encodeCursor } from '../../http/cursor.js';
import { pageOf } from '../../http/page.js';
import { OPEN_END } from '../../org/entities.js';

/** What was recorded of a person's appointments and by whom, latest first. */
@Injectable()
export class Revisions {
  constructor(private readonly database: Database) {}

  async list(
    accountId: string,
    { cursor, limit }: { cursor?: string | undefined; limit: number },
  ): Promise<Page<AppointmentRevision>> {
    const after = cursor === undefined ? null : decodeCursor(cursor, ['id']).id;
    const rows = await this.database.query(
      `SELECT r.*, u.id AS unit_id, u.name AS unit_name, u.level AS unit_level
       FROM appointment_revisions r JOIN org_units u ON u.number = r.unit_number
       WHERE r.account_id = ? ${after === null ? '' : 'AND r.id < ?'} ORDER BY r.id DESC LIMIT ${limit + 1}`,
      [accountId, ...(after === null ? [] : [after])],
      readRevision,
    );
    return pageOf(rows, limit, (last) => encodeCursor(last, ['id']));
  }
}

function readRevision(row: RawRow): AppointmentRevision {
  const role = roleSchema.parse(row.text('role'));
  const validTo = row.text('valid_to');
  return {
    id: row.text('id'),
    appointmentId: row.text('appointment_id'),
    at: row.instant('at').toISOString(),
    actor: { id: row.text('actor_id'), name: row.text('actor_name') },
    act: appointmentRevisionSchema.shape.act.parse(row.text('act')),
    reason: row.textOrNull('reason'),
    role,
    title: roleTitles[role],
    unit: {
      id: row.text('unit_id'),
      name: row.text('unit_name'),
      level: unitLevelSchema.parse(row.text('unit_level')),
    },
    kind: appointmentKindSchema.parse(row.text('kind')),
    basis: row.textOrNull('basis'),
    validFrom: row.text('valid_from'),
    validTo: validTo === OPEN_END ? null : validTo,
  };
}
