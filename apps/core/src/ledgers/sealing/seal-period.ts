import { Injectable } from '@nestjs/common';
import { corePermissions, type LedgerSeal, type RouteInput, requestProblems, type routes } from '@yige/contracts';
import { Database, DatabaseError } from '@yige/database';
import { actorOf, type Caller, type StaffCaller, staffOf } from '../../access/caller.js';
import { AuditTrail } from '../../audit/audit-trail.js';
import { Log } from '../../logging/log.js';
import { UnitDirectory } from '../../org/unit-directory.js';
import { Clock } from '../../time/clock.js';
import { ledgerProblems } from '../problems.js';
import { type LedgerQuestion, LedgerQuestions } from '../reading/ledger-questions.js';
import { LedgerReadings, rowsOf } from '../reading/ledger-readings.js';
import { type Collected, SealDrafts } from './seal-drafts.js';
import { SealStore } from './seal-store.js';

/** Keeps a period of a ledger as it is now (封存). */
@Injectable()
export class SealPeriod {
  constructor(
    private readonly questions: LedgerQuestions,
    private readonly readings: LedgerReadings,
    private readonly seals: SealStore,
    private readonly drafts: SealDrafts,
    private readonly directory: UnitDirectory,
    private readonly database: Database,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  /** The seal of the first call under this key, whatever the later ones say. */
  async seal(
    caller: Caller,
    ledgerId: string,
    { unitId, period }: RouteInput<typeof routes.ledgers.seal>['body'],
    key: string,
  ): Promise<LedgerSeal> {
    const staff = staffOf(caller);
    const made = await this.seals.byKey(staff.accountId, key);
    if (made !== null) return made.seal;
    const question = this.questions.of(caller, ledgerId, { unit: unitId, period }, 'body');
    this.expectSealable(caller, question);
    if ((await this.seals.ofPeriod(ledgerId, unitId, period)) !== null) throw ledgerProblems['ledger.alreadySealed']();
    const draft = await this.drafts.begin();
    try {
      const collected = await this.drafts.collect(draft, rowsOf(this.readings.ofToday(caller, question)));
      return await this.publish(staff, question, { draft, key, collected });
    } catch (error) {
      await this.discard(draft);
      if (!isTaken(error)) throw error;
      const first = await this.seals.byKey(staff.accountId, key);
      if (first === null) throw ledgerProblems['ledger.alreadySealed']({ cause: error });
      return first.seal;
    }
  }

  private expectSealable(caller: Caller, { source, unit, period }: LedgerQuestion): void {
    if (!this.questions.holdsAt(caller, corePermissions.ledgerSeal, unit)) throw requestProblems['request.forbidden']();
    if (unit.level !== source.declaration.unit) {
      const message = { 'zh-CN': '选封存它的那一级单位', en: 'take a unit of the level that seals it' };
      throw ledgerProblems['ledger.unitLevel']({ errors: [{ pointer: '/body/unitId', code: 'unitLevel', message }] });
    }
    if (this.clock.today() < period.endDay) throw ledgerProblems['ledger.periodOpen']();
  }

  private publish(
    staff: StaffCaller,
    { source, unit, period }: LedgerQuestion,
    { draft, key, collected: { rows, hash } }: { draft: string; key: string; collected: Collected },
  ): Promise<LedgerSeal> {
    const { id, declaration } = source;
    const seal: LedgerSeal = {
      ...{ id: draft, period: period.key, rows, hash },
      unit: { id: unit.id, name: unit.name, level: unit.level },
      sealedAt: this.clock.now().toISOString(),
      sealedBy: staff.name,
    };
    const units = this.directory.numbersOf(unit.number);
    return this.database.transaction(async () => {
      await this.drafts.publish(draft);
      await this.seals.insert({ ledgerId: id, accountId: staff.accountId, key, units, declaration, seal });
      await this.audit.record({
        actor: actorOf(staff),
        action: 'ledger.sealed',
        subject: { kind: 'ledgerSeal', id: draft },
        unit: unit.number,
        details: { ledger: id, period: period.key, rows, hash },
      });
      return seal;
    });
  }

  /** What cannot be removed now is swept away later; what made the sealing fail is what counts. */
  private async discard(draft: string): Promise<void> {
    try {
      await this.drafts.discard(draft);
    } catch (err) {
      this.log.logger.error({ err, draft }, 'the draft of a seal could not be removed');
    }
  }
}

/** Somebody else sealed the period, or the same call did, while this one collected its rows. */
function isTaken(error: unknown): boolean {
  return error instanceof DatabaseError && error.code === 'database.constraintViolated';
}
