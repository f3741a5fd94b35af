import { Injectable } from '@nestjs/common';
import { type Actor, type AppointmentRevision, newId } from '@yige/contracts';
import { Database, placeholders } from '@yige/database';
import { actorOf, type Caller } from '../../access/caller.js';
import { AuditTrail } from '../../audit/audit-trail.js';
import { Clock } from '../../time/clock.js';
import { type PostTerm, readTerm, TERM_COLUMNS, termColumns, termValues } from './post-term.js';

/** Appointments as rows. Every change is written with its revision and its audit entry, in one unit of work. */
@Injectable()
export class AppointmentStore {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  find(id: string): Promise<PostTerm | null> {
    return this.database.queryOne(`SELECT ${termColumns('p')} FROM appointments p WHERE p.id = ?`, [id], readTerm);
  }

  ofAccount(accountId: string): Promise<PostTerm[]> {
    return this.database.query(
      `SELECT ${termColumns('p')} FROM appointments p WHERE p.account_id = ? ORDER BY p.valid_from, p.id`,
      [accountId],
      readTerm,
    );
  }

  async ofAccounts(accountIds: readonly string[]): Promise<PostTerm[]> {
    if (accountIds.length === 0) return [];
    return this.database.query(
      `SELECT ${termColumns('p')} FROM appointments p WHERE p.account_id IN (${placeholders(accountIds)})
       ORDER BY p.valid_from, p.id`,
      accountIds,
      readTerm,
    );
  }

  /**
   * Keeps others from changing this person's appointments until the unit of work ends: two that each fit what is
   * there need not fit together. SQLite has one writer at a time anyway.
   */
  async lockPerson(accountId: string): Promise<{ username: string; disabled: boolean } | null> {
    return this.database.queryOne(
      `SELECT username, disabled FROM accounts WHERE id = ? ${this.database.dialect === 'mysql' ? 'FOR UPDATE' : ''}`,
      [accountId],
      (row) => ({ username: row.text('username'), disabled: row.boolean('disabled') }),
    );
  }

  async insert(terms: readonly PostTerm[], actor: Actor, act: AppointmentRevision['act']): Promise<void> {
    await this.database.insertMany('appointments', TERM_COLUMNS, terms.map(termValues));
    for (const term of terms) await this.record(term, actor, act, null);
  }

  /** Writes what may change of an appointment: kind, basis and dates. */
  async update(
    term: PostTerm,
    caller: Caller,
    { act, reason }: { act: AppointmentRevision['act']; reason: string },
  ): Promise<void> {
    await this.database.execute(
      'UPDATE appointments SET kind = ?, basis = ?, valid_from = ?, valid_to = ? WHERE id = ?',
      [term.kind, term.basis, term.validFrom, term.validTo, term.id],
    );
    await this.record(term, actorOf(caller), act, reason);
  }

  private async record(
    term: PostTerm,
    actor: Actor,
    act: AppointmentRevision['act'],
    reason: string | null,
  ): Promise<void> {
    const { role, unitNumber, kind, basis, validFrom, validTo } = term;
    await this.database.insertMany('appointment_revisions', REVISION_COLUMNS, [
      [
        ...[newId(), term.id, term.accountId, this.clock.now(), actor.id, actor.name, act, reason],
        ...[role, unitNumber, kind, basis, validFrom, validTo],
      ],
    ]);
    await this.audit.record({
      actor,
      action: `appointment.${act}`,
      subject: { kind: 'account', id: term.accountId },
      unit: unitNumber,
      ...(reason === null ? {} : { reason }),
      details: { appointmentId: term.id, role, kind, validFrom, validTo },
    });
  }
}

const REVISION_COLUMNS = [
  ...['id', 'appointment_id', 'account_id', 'at', 'actor_id', 'actor_name', 'act', 'reason'],
  ...['role', 'unit_number', 'kind', 'basis', 'valid_from', 'valid_to'],
];
