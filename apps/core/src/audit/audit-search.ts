import { Injectable } from '@nestjs/common';
import { entryColumns, readSealedEntry } from '@yige/audit-chain';
import {
  type AuditEntry,
  type AuditFilter,
  actorSchema,
  addDays,
  jsonSchema,
  type Page,
  startOfDay,
} from '@yige/contracts';
import { allOf, type Condition, Database, type RawRow, type SqlValue } from '@yige/database';
import { z } from 'zod';
import { Configuration } from '../config/configuration.js';
import { decodeCursor, encodeCursor, instantOfCursor } from '../http/cursor.js';
import { pageOf } from '../http/page.js';
import { UnitDirectory } from '../org/unit-directory.js';

const detailsSchema = z.record(z.string(), jsonSchema);

/** Finds entries, newest first, by indexes that end in time and id. */
@Injectable()
export class AuditSearch {
  constructor(
    private readonly database: Database,
    private readonly configuration: Configuration,
    private readonly units: UnitDirectory,
  ) {}

  async page(filter: AuditFilter, limit: number, cursor?: string): Promise<Page<AuditEntry>> {
    const where = allOf([...this.conditions(filter), ...(cursor === undefined ? [] : [olderThan(cursor)])]);
    const rows = await this.database.query(
      `SELECT ${entryColumns('e')}, c.day, c.sequence, c.hash
       FROM audit_entries e LEFT JOIN audit_chain c ON c.entry_id = e.id
       WHERE ${where.sql} ORDER BY e.at DESC, e.id DESC LIMIT ${limit + 1}`,
      where.parameters,
      (row) => this.read(row),
    );
    return pageOf(rows, limit, (last) => encodeCursor(last, ['at', 'id']));
  }

  /** How many there are, counted up to `most`. */
  async count(filter: AuditFilter, most: number): Promise<number> {
    const where = allOf(this.conditions(filter));
    const found = await this.database.queryOne(
      `SELECT COUNT(*) AS found FROM
         (SELECT e.id FROM audit_entries e WHERE ${where.sql} LIMIT ${most}) f`,
      where.parameters,
      (row) => row.integer('found'),
    );
    return found ?? 0;
  }

  private conditions({ from, to, actor, action, subject, unit, q }: AuditFilter): Condition[] {
    const { timeZone } = this.configuration;
    const conditions: Condition[] = [{ sql: '1 = 1', parameters: [] }];
    const add = (sql: string, ...parameters: SqlValue[]) => conditions.push({ sql, parameters });
    if (from !== undefined) add('e.at >= ?', startOfDay(from, timeZone));
    if (to !== undefined) add('e.at < ?', startOfDay(addDays(to, 1), timeZone));
    if (actor !== undefined) add('e.actor_id = ?', actor);
    if (action !== undefined) add('e.action = ?', action);
    if (subject !== undefined) {
      const [kind = '', id = ''] = subject.split('/');
      add('e.subject_kind = ? AND e.subject_id = ?', kind, id);
    }
    if (unit !== undefined) {
      const number = this.units.byId(unit)?.number ?? null;
      add('e.unit_number IN (SELECT descendant FROM org_closure WHERE ancestor = ?)', number);
    }
    if (q !== undefined) {
      const name = '(e.actor_name >= ? AND e.actor_name < ?)';
      add(
        `(${name} OR e.id = ? OR e.subject_id = ? OR e.address = ? OR e.request_id = ?)`,
        ...namePrefix(q),
        ...asCodes(q),
      );
    }
    return conditions;
  }

  private read(row: RawRow): AuditEntry {
    const entry = readSealedEntry(row);
    const { subjectKind, subjectId, unitNumber } = entry;
    const unit = unitNumber === null ? null : this.units.byNumber(unitNumber);
    const day = row.textOrNull('day');
    return {
      id: entry.id,
      at: entry.at.toISOString(),
      actor: actorSchema.parse({ kind: entry.actorKind, id: entry.actorId, name: entry.actorName }),
      action: entry.action,
      subject: subjectKind === null || subjectId === null ? null : { kind: subjectKind, id: subjectId },
      unit: unit === null ? null : { id: unit.id, name: unit.name, level: unit.level },
      address: entry.address,
      requestId: entry.requestId,
      reason: entry.reason,
      details: detailsSchema.parse(JSON.parse(entry.details)),
      link: day === null ? null : { day, sequence: row.integer('sequence'), hash: row.text('hash') },
    };
  }
}

function olderThan(cursor: string): Condition {
  const { at, id } = decodeCursor(cursor, ['at', 'id']);
  const moment = instantOfCursor(at);
  return { sql: '((e.at = ? AND e.id < ?) OR e.at < ?)', parameters: [moment, id, moment] };
}

function namePrefix(text: string): [string, string] {
  return [text, `${text}\u{10FFFF}`];
}

/** The other columns are ASCII, and MySQL refuses to compare them with anything else. */
function asCodes(text: string): SqlValue[] {
  const code = /^[\x21-\x7e]+$/.test(text) ? text : null;
  return [code, code, code, code];
}
