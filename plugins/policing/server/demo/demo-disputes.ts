import { Injectable } from '@nestjs/common';
import {
  addDays,
  Clock,
  Database,
  instantAt,
  newId,
  type PersonSummary,
  PluginConfiguration,
  type UnitPath,
} from '@yige/plugin-sdk/server';
import type { NewStep } from '../../contract/steps.js';
import { mediationRulesOn } from '../../rules/mediation.js';
import { DisputeNumbers } from '../disputes/dispute-numbers.js';
import { DisputeEntity, OfficerEntity, PartyEntity, StepEntity } from '../disputes/entities.js';
import { stepRow, UNDECIDED } from '../disputes/rows.js';
import { effectOf } from '../disputes/step-effects.js';
import { type InventedDispute, inventedDisputes } from './invented-disputes.js';

const MEDIATOR = { accountId: newId(), name: '韩霜降' };
const OFFICER = { accountId: newId(), name: '魏国栋' };

/** Writes the invented disputes as the committee would have. */
@Injectable()
export class DemoDisputes {
  constructor(
    private readonly database: Database,
    private readonly numbers: DisputeNumbers,
    private readonly clock: Clock,
    private readonly configuration: PluginConfiguration,
  ) {}

  async write(residents: readonly PersonSummary[]): Promise<void> {
    const inOrder = inventedDisputes.toSorted((one, other) => other.received - one.received);
    for (const [index, dispute] of inOrder.entries()) {
      const [applicant, respondent] = [residents[(index * 17 + 5) % residents.length], residents[index * 23 + 11]];
      if (applicant !== undefined) await this.writeOne(dispute, applicant, respondent ?? applicant);
    }
  }

  private async writeOne(invented: InventedDispute, applicant: PersonSummary, other: PersonSummary): Promise<void> {
    const units: UnitPath = { ...applicant.units, gridId: null };
    const receivedOn = this.ago(invented.received);
    const { category, source, pendingWith = 'nobody', subject, outsider } = invented;
    const dispute = Object.assign(new DisputeEntity(), {
      ...UNDECIDED,
      ...{ id: newId(), ...units, number: await this.numbers.next(units, receivedOn), category, source, pendingWith },
      ...{ subject, receivedOn },
    });
    const isReferral = source === 'policeReferral';
    await this.writeParties(dispute.id, applicant, other, outsider);
    await this.writeStep(dispute, invented.received, { kind: 'report' }, isReferral ? OFFICER : MEDIATOR);
    for (const { ago, step } of invented.steps) {
      Object.assign(dispute, effectOf(step, this.ago(ago), dispute, this.usual()));
      dispute.version += 1;
      if (step.kind === 'accept')
        Object.assign(dispute, { mediatorId: MEDIATOR.accountId, mediatorName: MEDIATOR.name });
      await this.writeStep(dispute, ago, step, MEDIATOR);
    }
    await this.database.repository(DisputeEntity).insert(dispute);
    if (!isReferral) return;
    await this.database.repository(OfficerEntity).insert({
      ...{ id: newId(), disputeId: dispute.id, accountId: OFFICER.accountId, name: OFFICER.name, how: 'referred' },
      since: this.at(invented.received),
    });
  }

  private async writeParties(
    disputeId: string,
    applicant: PersonSummary,
    other: PersonSummary,
    outsider: InventedDispute['outsider'],
  ): Promise<void> {
    const nobody = { personId: null, name: null, phone: null };
    await this.database.repository(PartyEntity).insert([
      { id: newId(), disputeId, side: 'applicant', ...nobody, personId: applicant.id },
      {
        ...{ id: newId(), disputeId, side: 'respondent', ...nobody },
        ...(outsider ?? { personId: other.id }),
      },
    ]);
  }

  private async writeStep(
    { id: disputeId }: DisputeEntity,
    ago: number,
    detail: NewStep | { kind: 'report' },
    by: typeof MEDIATOR,
  ): Promise<void> {
    const taken = { on: this.ago(ago), recordedAt: this.at(ago), by };
    await this.database.repository(StepEntity).insert(stepRow(disputeId, detail, taken));
  }

  private usual() {
    const { mediationDays, usual } = mediationRulesOn(this.clock.today());
    return { mediationDays, extensionDays: usual.extensionDays, returnVisitDays: usual.returnVisitDays };
  }

  private ago(days: number): string {
    return addDays(this.clock.today(), -days);
  }

  private at(days: number): Date {
    return instantAt(this.ago(days), '15:30', this.configuration.timeZone);
  }
}
