import { Injectable } from '@nestjs/common';
import type { KnownProblem } from '@yige/contracts';
import { Database, type RawRow } from '@yige/database';
import { actorOf, type Caller } from '../access/caller.js';
import { AuditTrail } from '../audit/audit-trail.js';
import { ManagedUnits } from './managed-units.js';
import { expectOrder } from './problems.js';

/** What bodies, agencies, partners and premises share: a unit, a name, dates. */
export interface WithinUnit {
  id: string;
  unitNumber: number;
  name: string;
  validFrom: string;
  validTo: string;
}

/** The table of each, and the column by which posts name it. */
const TABLES = {
  body: { table: 'org_bodies', posts: 'body_id' },
  agency: { table: 'org_agencies', posts: 'agency_id' },
  partner: { table: 'org_partners', posts: 'partner_id' },
  premises: { table: 'org_premises', posts: null },
} as const;
type Noun = keyof typeof TABLES;

interface Change {
  /** Corrected for all its time. */
  name?: string | undefined;
  /** The first day on which it no longer exists. */
  validTo?: string | undefined;
}

/** Corrects and ends what lies in a unit; each in the unit of work of its caller. */
@Injectable()
export class WithinUnits {
  constructor(
    private readonly database: Database,
    private readonly managed: ManagedUnits,
    private readonly audit: AuditTrail,
  ) {}

  /** One of them, locked until the unit of work ends; refused to whoever doesn't manage its unit. */
  async lock(caller: Caller, noun: Noun, id: string, notFound: () => KnownProblem): Promise<WithinUnit> {
    const found = await this.database.queryOne(
      `SELECT id, unit_number, name, valid_from, valid_to FROM ${TABLES[noun].table} WHERE id = ?
       ${this.database.dialect === 'mysql' ? 'FOR UPDATE' : ''}`,
      [id],
      readWithinUnit,
    );
    if (found === null) throw notFound();
    this.managed.expect(caller, found.unitNumber, notFound);
    return found;
  }

  async change(caller: Caller, noun: Noun, current: WithinUnit, change: Change): Promise<void> {
    const { name = current.name, validTo = current.validTo } = change;
    expectOrder(current.validFrom, validTo);
    await this.database.execute(`UPDATE ${TABLES[noun].table} SET name = ?, valid_to = ? WHERE id = ?`, [
      name,
      validTo,
      current.id,
    ]);
    await this.audit.record({
      actor: actorOf(caller),
      action: `${noun}.${change.validTo === undefined ? 'changed' : 'ended'}`,
      subject: { kind: noun, id: current.id },
      unit: current.unitNumber,
      details: { name, validTo },
    });
  }

  /** Whether somebody holds a post there on a day or later. */
  async hasPosts(noun: Exclude<Noun, 'premises'>, id: string, day: string): Promise<boolean> {
    const post = await this.database.queryOne(
      `SELECT id FROM appointments WHERE ${TABLES[noun].posts} = ? AND valid_to > ? LIMIT 1`,
      [id, day],
      (row) => row.text('id'),
    );
    return post !== null;
  }
}

function readWithinUnit(row: RawRow): WithinUnit {
  return {
    id: row.text('id'),
    unitNumber: row.integer('unit_number'),
    name: row.text('name'),
    validFrom: row.text('valid_from'),
    validTo: row.text('valid_to'),
  };
}
