import { Injectable } from '@nestjs/common';
import type { AuditAction } from '@yige/contracts';
import { actorOf, type Caller } from '../../access/caller.js';
import { innermostOf, type UnitNumbers } from '../../access/scope.js';
import { AuditTrail } from '../../audit/audit-trail.js';
import { type ChangeSubject, type NewChange, RegistryHistory } from '../history/registry-history.js';

export type PlaceChange = Pick<NewChange, 'action' | 'aspect' | 'before' | 'after'>;

interface PlaceAct {
  caller: Caller;
  action: AuditAction;
  subject: ChangeSubject;
  units: UnitNumbers;
  source: string;
}

/** What was done to buildings and doors, into the histories of all that it concerns and into the audit. */
@Injectable()
export class PlaceNotes {
  constructor(
    private readonly history: RegistryHistory,
    private readonly audit: AuditTrail,
  ) {}

  /** Inside the unit of work of the act. */
  async take(
    { caller, action, subject, units, source }: PlaceAct,
    changes: readonly PlaceChange[],
    concerned: readonly ChangeSubject[] = [subject],
  ): Promise<void> {
    const actor = actorOf(caller);
    await this.history.recordAll(
      concerned.flatMap((each) => changes.map((change) => ({ subject: each, actor, source, ...change }))),
    );
    await this.audit.record({ actor, action, subject, unit: innermostOf(units) });
  }
}
