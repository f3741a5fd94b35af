import { Injectable } from '@nestjs/common';
import {
  type AdmissionApplication,
  type AdmissionStatus,
  type AdmissionStep,
  type AuditAction,
  newId,
} from '@yige/contracts';
import { Database } from '@yige/database';
import { actorOf, type Caller, type StaffCaller } from '../access/caller.js';
import { AuditTrail } from '../audit/audit-trail.js';
import { Clock } from '../time/clock.js';
import { AdmissionNews } from './admission-news.js';
import { Admissions } from './admissions.js';
import { type Applicant, ApplicationCheck } from './application-check.js';
import { APPLICATION_COLUMNS, applicationValues } from './application-rows.js';
import { didAnother, isOwn } from './participation.js';
import { admissionProblems } from './problems.js';

interface Move {
  step: AdmissionStep;
  from: readonly AdmissionStatus[];
  to: AdmissionStatus;
  note?: string | undefined;
  /** The step is for the bureau whose admission it is. */
  byBureau?: true;
}

const AUDITED: Record<AdmissionStep, AuditAction> = {
  apply: 'admission.applied',
  sort: 'admission.sorted',
  checkFunds: 'admission.fundsChecked',
  decide: 'admission.decided',
  publish: 'admission.published',
  withdraw: 'admission.withdrawn',
};

const ENDED = ['refused', 'withdrawn'];
const WITHDRAWABLE = [...(['applied', 'returned', 'sorted', 'fundsChecked', 'admitted', 'published'] as const)];

/**
 * 准入: applied → sorted → funds checked → decided → published, each deciding step by another person. One unit of work
 * locks the admission, checks, moves it, and writes the step and the audit.
 */
@Injectable()
export class AdmissionSteps {
  constructor(
    private readonly database: Database,
    private readonly admissions: Admissions,
    private readonly check: ApplicationCheck,
    private readonly news: AdmissionNews,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** Answers the id. */
  async apply(caller: Caller, application: AdmissionApplication, renews: string | undefined): Promise<string> {
    const staff = staffOnly(caller);
    const applicant = await this.check.applicant(caller, application);
    const units = this.check.units(caller, application);
    const id = newId();
    await this.database.transaction(async () => {
      if (renews !== undefined) await this.expectRenewable(caller, renews, application.type);
      await this.database.insertMany(
        'admissions',
        ['id', 'plugin_id', 'agency_id', 'status', 'renews', 'promised_fen', 'version', ...APPLICATION_COLUMNS],
        [
          [
            ...[id, applicant.pluginId, applicant.agencyId, 'applied', renews ?? null, 0, 1],
            ...applicationValues(application),
          ],
        ],
      );
      await this.writeUnits(id, units);
      await this.write(staff, id, { step: 'apply', to: 'applied' });
    });
    return id;
  }

  /** What was returned comes again, mended: the sorting office begins anew. */
  async resubmit(caller: Caller, id: string, version: number, application: AdmissionApplication): Promise<void> {
    const applicant = await this.check.applicant(caller, application);
    const units = this.check.units(caller, application);
    await this.move(caller, id, version, { step: 'apply', from: ['returned'], to: 'applied', byBureau: true }, () =>
      this.rewrite(id, applicant, application, units),
    );
  }

  withdraw(caller: Caller, id: string, version: number, note: string): Promise<void> {
    return this.move(caller, id, version, {
      ...{ step: 'withdraw', from: WITHDRAWABLE, to: 'withdrawn', note },
      byBureau: true,
    });
  }

  /** Moves it on, if it is this step's turn and the caller's. */
  async move(
    caller: Caller,
    id: string,
    version: number,
    move: Move,
    more: () => Promise<void> = async () => undefined,
  ): Promise<void> {
    const staff = staffOnly(caller);
    await this.database.transaction(async () => {
      const admission = await this.admissions.lock(caller, id);
      if (move.byBureau && !isOwn(caller, admission)) throw admissionProblems['admission.notFound']();
      if (admission.version !== version) throw admissionProblems['admission.changed']();
      if (!move.from.includes(admission.status)) throw admissionProblems['admission.stepNotPossible']();
      if (didAnother(staff.accountId, move.step, await this.admissions.stepsOf(id))) {
        throw admissionProblems['admission.sameAccount']();
      }
      await this.database.execute('UPDATE admissions SET status = ?, version = version + 1 WHERE id = ?', [
        move.to,
        id,
      ]);
      await more();
      await this.write(staff, id, move);
      await this.news.moved(admission, move.to, actorOf(staff));
    });
  }

  private async rewrite(
    id: string,
    { pluginId }: Applicant,
    application: AdmissionApplication,
    units: readonly number[],
  ): Promise<void> {
    const assignments = ['plugin_id', ...APPLICATION_COLUMNS].map((name) => `${name} = ?`).join(', ');
    await this.database.execute(`UPDATE admissions SET ${assignments} WHERE id = ?`, [
      ...[pluginId, ...applicationValues(application), id],
    ]);
    await this.database.execute('DELETE FROM admission_units WHERE admission_id = ?', [id]);
    await this.writeUnits(id, units);
  }

  private async writeUnits(id: string, units: readonly number[]): Promise<void> {
    await this.database.insertMany(
      'admission_units',
      ['admission_id', 'unit_number'],
      units.map((number) => [id, number]),
    );
  }

  private async expectRenewable(caller: Caller, id: string, type: string): Promise<void> {
    const earlier = await this.admissions.find(id);
    const renewable = earlier !== null && earlier.type === type && !ENDED.includes(earlier.status);
    if (!renewable || !isOwn(caller, earlier)) {
      const message = {
        'zh-CN': '换成自己部门同一种任务的准入',
        en: 'take an admission of your bureau for the same kind of task',
      };
      throw admissionProblems['admission.renewalForeign']({
        errors: [{ pointer: '/body/renews', code: 'renewal', message }],
      });
    }
  }

  private async write(staff: StaffCaller, id: string, { step, to, note }: Omit<Move, 'from'>): Promise<void> {
    await this.database.insertMany(
      'admission_steps',
      ['id', 'admission_id', 'at', 'account_id', 'account_name', 'step', 'status', 'note'],
      [[newId(), id, this.clock.now(), staff.accountId, staff.name, step, to, note ?? null]],
    );
    await this.audit.record({
      actor: actorOf(staff),
      action: AUDITED[step],
      subject: { kind: 'admission', id },
      ...(note === undefined ? {} : { reason: note }),
      details: { status: to },
    });
  }
}

function staffOnly(caller: Caller): StaffCaller {
  if (caller.kind !== 'staff') throw admissionProblems['admission.staffOnly']();
  return caller;
}
