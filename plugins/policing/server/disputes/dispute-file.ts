import { Injectable } from '@nestjs/common';
import { allOf, type Caller, Clock, Database, isInScope } from '@yige/plugin-sdk/server';
import {
  type Dispute,
  type DisputeStep,
  disputeCategorySchema,
  disputeSchema,
  outcomeSchema,
  type Party,
} from '../../contract/disputes.js';
import { agreementFormSchema, stepDetailSchema, stepKindSchema } from '../../contract/steps.js';
import { possibleSteps } from '../../rules/dispute-steps.js';
import { disputeUnknown, KEEP, readable } from './dispute-access.js';
import { DisputeEntity, NO_DUE } from './entities.js';
import { PartyNames } from './party-names.js';
import { standingOf } from './standing.js';

/** The whole file of one dispute, for whoever may see it. */
@Injectable()
export class DisputeFile {
  constructor(
    private readonly database: Database,
    private readonly names: PartyNames,
    private readonly clock: Clock,
  ) {}

  /** Throws 404 for a dispute that the caller may not see. */
  async open(caller: Caller, id: string): Promise<Dispute> {
    const { sql, parameters } = allOf([{ sql: 'd.id = ?', parameters: [id] }, readable(caller, 'd')]);
    const isReadable = await this.database.queryOne(`SELECT d.id FROM disputes d WHERE ${sql}`, parameters, () => true);
    const dispute = isReadable === null ? null : await this.database.repository(DisputeEntity).findOneBy({ id });
    if (dispute === null) throw disputeUnknown();
    const mayKeep = isInScope(caller.scopeFor(KEEP), dispute);
    const standing = standingOf(dispute);
    const parties = (await this.names.of([id])).get(id) ?? [];
    const { nextDueOn, number, receivedOn, version, subject, acceptedOn, dueOn, extended, settledOn } = dispute;
    return {
      ...{ id, number, receivedOn, version, subject, acceptedOn, dueOn, extended, settledOn },
      category: disputeCategorySchema.parse(dispute.category),
      source: standing.source,
      state: standing.state,
      outcome: outcomeSchema.nullable().parse(dispute.outcome),
      pendingWith: standing.pendingWith,
      nextDueOn: nextDueOn === NO_DUE ? null : nextDueOn,
      agreement: agreementOf(dispute, standing.confirmation),
      mediator: dispute.mediatorName,
      parties: mayKeep ? parties : parties.map(masked),
      officers: await this.officers(id),
      steps: await this.steps(id),
      possible: mayKeep ? possibleSteps(standing, this.clock.today()) : [],
      mayKeep,
    };
  }

  private officers(id: string): Promise<Dispute['officers']> {
    return this.database.query(
      'SELECT name, how FROM dispute_officers WHERE dispute_id = ? ORDER BY id',
      [id],
      (row) => ({
        name: row.text('name'),
        how: disputeSchema.shape.officers.element.shape.how.parse(row.text('how')),
      }),
    );
  }

  private steps(id: string): Promise<DisputeStep[]> {
    return this.database.query(
      `SELECT id, kind, taken_on, recorded_at, actor_name, detail FROM dispute_steps WHERE dispute_id = ? ORDER BY id`,
      [id],
      (row) => ({
        id: row.text('id'),
        kind: stepKindSchema.parse(row.text('kind')),
        on: row.text('taken_on'),
        recordedAt: row.instant('recorded_at').toISOString(),
        by: row.text('actor_name'),
        detail: row.jsonOrNull('detail', (value) => stepDetailSchema.parse(value)),
      }),
    );
  }
}

function agreementOf(
  { agreementForm, effectiveOn, confirmationDueOn }: DisputeEntity,
  confirmation: NonNullable<Dispute['agreement']>['confirmation'],
): Dispute['agreement'] {
  if (agreementForm === null || effectiveOn === null || confirmationDueOn === null) return null;
  return { form: agreementFormSchema.parse(agreementForm), effectiveOn, confirmationDueOn, confirmation };
}

/** As numbers are shown to whoever need not call them: the first three and the last four. */
function masked(party: Party): Party {
  const { phone } = party;
  if (phone === null) return party;
  return { ...party, phone: phone.length > 7 ? `${phone.slice(0, 3)}****${phone.slice(-4)}` : '****' };
}
