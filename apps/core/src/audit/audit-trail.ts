import { Injectable } from '@nestjs/common';
import { type Actor, type AuditAction, type Json, newId } from '@yige/contracts';
import { Database } from '@yige/database';
import { requestOrigin } from '../http/request-context.js';
import { Clock } from '../time/clock.js';

export interface AuditRecord {
  actor: Actor;
  /** `<noun>.<past>`; each has its words in the contracts’ `auditActionTitles`. */
  action: AuditAction;
  /** What or whom it was done to, e.g. `{ kind: 'account', id }`. */
  subject?: { kind: string; id: string };
  /** Internal number of the unit concerned. */
  unit?: number;
  reason?: string;
  /** Ids, codes and counts that explain the act; never a sensitive value, never a name of a resident. */
  details?: Record<string, Json>;
}

/** The platform itself: schedules, retention, start-up. */
export const PLATFORM: Actor = { kind: 'platform', id: 'platform', name: 'platform' };

/**
 * Writes down what was done, in the unit of work in which it was done: the one exists exactly if the other does. One
 * INSERT and no lock, so that nobody’s work waits for the chain; `AuditSealer` chains entries once they are committed.
 */
@Injectable()
export class AuditTrail {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async record({ actor, action, subject, unit, reason, details }: AuditRecord): Promise<void> {
    if (!this.database.inTransaction()) throw new Error('An act is recorded in the unit of work of its change');
    const origin = requestOrigin();
    await this.database.execute(
      `INSERT INTO audit_entries (id, at, actor_kind, actor_id, actor_name, action, subject_kind, subject_id,
                                  unit_number, address, request_id, reason, details)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      [
        newId(),
        this.clock.now(),
        actor.kind,
        actor.id,
        actor.name,
        action,
        subject?.kind ?? null,
        subject?.id ?? null,
        unit ?? null,
        origin?.address ?? null,
        origin?.requestId ?? null,
        reason ?? null,
        JSON.stringify(details ?? {}),
      ],
    );
  }
}
