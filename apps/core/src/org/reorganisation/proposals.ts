import { Injectable } from '@nestjs/common';
import {
  type BasisDocument,
  corePermissions,
  type FieldError,
  newId,
  type ReorganisationPreview,
  type ReorganisationProposal,
  requestProblems,
} from '@yige/contracts';
import { Database, DatabaseError } from '@yige/database';
import { accountOf, actorOf, type Caller } from '../../access/caller.js';
import { AuditTrail } from '../../audit/audit-trail.js';
import { Clock } from '../../time/clock.js';
import { type Assessment, assess } from './assess.js';
import { outlineOf } from './outline.js';
import { changedUnits, reliedOn } from './planning/plan.js';
import { refusal } from './planning/refusals.js';
import { reorganisationProblems } from './problems.js';
import { Reorganisations } from './reorganisations.js';

/** Previews and proposals of reorganisations. */
@Injectable()
export class Proposals {
  constructor(
    private readonly database: Database,
    private readonly reorganisations: Reorganisations,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async preview(caller: Caller, proposal: ReorganisationProposal): Promise<ReorganisationPreview> {
    return (await this.assessed(caller, proposal)).preview;
  }

  /** Answers the id; a repeated key answers the first one's and changes nothing. */
  async propose(caller: Caller, proposal: ReorganisationProposal, key: string | null): Promise<string> {
    const account = accountOf(caller);
    if (account === null) throw requestProblems['request.forbidden']();
    const grounds = groundsOf(proposal);
    try {
      return await this.database.transaction(async () => {
        const known = key === null ? null : await this.idOfKey(account.id, key);
        if (known !== null) return known;
        const assessment = await this.assessed(caller, proposal);
        if (assessment.undecided.length > 0) {
          throw reorganisationProblems['reorganisation.undecided']({ errors: assessment.undecided });
        }
        return this.write(caller, account, { ...proposal, ...grounds }, assessment, key);
      });
    } catch (error) {
      // Another proposal took one of the units, or this key, in the same moment.
      if (!(error instanceof DatabaseError) || error.code !== 'database.constraintViolated') throw error;
      throw reorganisationProblems['reorganisation.concurrent']({ cause: error });
    }
  }

  private async assessed(caller: Caller, proposal: ReorganisationProposal): Promise<Assessment> {
    const mayTouch = this.reorganisations.mayTouch(caller, corePermissions.reorganisationPropose);
    if (proposal.effectiveOn < this.clock.today()) throw impossible([refusal('/body/effectiveOn', 'dateInPast')]);
    const assessment = await assess(this.database, proposal, mayTouch, null);
    if ('refusals' in assessment) throw impossible(assessment.refusals);
    return assessment;
  }

  private idOfKey(accountId: string, key: string): Promise<string | null> {
    return this.database.queryOne(
      'SELECT id FROM org_reorganisations WHERE proposed_by = ? AND idempotency_key = ?',
      [accountId, key],
      (row) => row.text('id'),
    );
  }

  private async write(
    caller: Caller,
    account: { id: string; name: string },
    { effectiveOn, basis, reason, changes, decisions }: ReorganisationProposal & Grounds,
    { plan, preview }: Assessment,
    key: string | null,
  ): Promise<string> {
    const id = newId();
    await this.database.insertMany('org_reorganisations', COLUMNS, [
      [
        ...[id, 'proposed', effectiveOn, basis.number, basis.title, basis.issuer, basis.date, reason],
        ...[JSON.stringify(changes), JSON.stringify(decisions)],
        ...[JSON.stringify(outlineOf(plan, changes)), JSON.stringify(preview)],
        ...[account.id, account.name, this.clock.now(), key, 0, 0, 0, ''],
      ],
    ]);
    await this.database.insertMany(
      'org_reorganisation_units',
      ['reorganisation_id', 'unit_number', 'own', 'held'],
      [
        ...changedUnits(plan).map((unit) => [id, unit, true, '']),
        ...reliedOn(plan).map((unit) => [id, unit, changedUnits(plan).length === 0, id]),
      ],
    );
    await this.audit.record({
      actor: actorOf(caller),
      action: 'reorganisation.proposed',
      subject: { kind: 'reorganisation', id },
      reason,
      details: { effectiveOn, document: basis.number, steps: changes.map(({ change }) => change) },
    });
    return id;
  }
}

const COLUMNS = [
  ...['id', 'state', 'effective_on', 'document_number', 'document_title', 'document_issuer', 'document_date', 'reason'],
  ...['changes', 'decisions', 'outline', 'preview'],
  ...['proposed_by', 'proposed_by_name', 'proposed_at', 'idempotency_key'],
  ...['units_done', 'units_total', 'rows_moved', 'row_cursor'],
];

interface Grounds {
  basis: BasisDocument;
  reason: string;
}

/** A dry run needs no grounds; a proposal does. */
function groundsOf({ basis, reason }: ReorganisationProposal): Grounds {
  if (basis !== undefined && reason !== undefined) return { basis, reason };
  throw requestProblems['request.invalid']({
    errors: [
      ...(basis === undefined ? [refusal('/body/basis', 'basisMissing')] : []),
      ...(reason === undefined ? [refusal('/body/reason', 'reasonMissing')] : []),
    ],
  });
}

export function impossible(errors: FieldError[]) {
  return reorganisationProblems['reorganisation.impossible']({ errors });
}
