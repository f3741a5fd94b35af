import { Injectable } from '@nestjs/common';
import {
  addDays,
  Clock,
  Database,
  instantAt,
  newId,
  type PersonSummary,
  PluginConfiguration,
} from '@yige/plugin-sdk/server';
import type { CheckOutcome, HomeCheckResult } from '../../contract/rented-homes.js';
import { pointsOf, rentedHomeRulesOn } from '../../rules/rented-homes.js';
import { addHome } from '../rented-homes/add-home.js';
import { HomeCheckEntity, NO_TASK } from '../rented-homes/entities.js';
import { seenOf } from '../rented-homes/record-check.js';

const HOMES = 36;
const WORKER = { id: newId(), name: '林晓燕' };

type Seen = Pick<HomeCheckResult, 'contract' | 'pledge' | 'letSeparately' | 'hazards'>;

/** What is found at most homes, and at some. */
const findings: readonly Seen[] = [
  { contract: 'onFile', pledge: 'signed' },
  { contract: 'onFile', pledge: 'signed' },
  { contract: 'missing', pledge: 'unsigned' },
  { contract: 'onFile', pledge: 'signed', hazards: ['wiring'] },
  { contract: 'onFile', pledge: 'unsigned' },
  { contract: 'onFile', pledge: 'signed', letSeparately: ['balcony'], hazards: ['escape'] },
];

/** Invented rented homes, looked at in the last two months; some come due. */
@Injectable()
export class DemoHomes {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly configuration: PluginConfiguration,
  ) {}

  /** Homes of those who are `due` are looked at next, whatever else is. */
  async write(residents: readonly PersonSummary[], due: readonly PersonSummary[]): Promise<void> {
    for (const tenant of due) await this.writeHome(tenant, 0);
    const step = Math.max(1, Math.floor(residents.length / HOMES));
    const tenants = residents.filter((_, index) => index % step === 0).slice(0, HOMES);
    for (const [index, tenant] of tenants.entries()) await this.writeHome(tenant, index);
  }

  private async writeHome(person: PersonSummary, index: number): Promise<void> {
    const { cycleDays } = rentedHomeRulesOn(this.clock.today()).usual;
    // One in four was last seen almost a cycle ago: those are due now.
    const lastOn = this.ago(index % 4 === 0 ? cycleDays - 2 - (index % 9) : 4 + ((index * 7) % 56));
    const seen = findings[index % findings.length] ?? {};
    const added = await addHome(this.database, person, {
      ...{ registeredOn: this.ago(200 + index), lastCheckOn: lastOn, nextCheckDue: addDays(lastOn, cycleDays) },
      points: pointsOf(seen).join(' '),
    });
    if (!added) return;
    if (index % 5 === 0)
      await this.writeCheck(person, addDays(lastOn, -7), index % 10 === 0 ? 'refused' : 'notMet', {});
    await this.writeCheck(person, lastOn, 'seen', seen);
  }

  private async writeCheck(person: PersonSummary, day: string, outcome: CheckOutcome, seen: Seen): Promise<void> {
    await this.database.repository(HomeCheckEntity).insert({
      ...{ id: newId(), taskId: NO_TASK, personId: person.id, ...person.units, outcome, ...seenOf(outcome, seen) },
      checkedAt: instantAt(day, '10:20', this.configuration.timeZone),
      ...{ checkedBy: WORKER.id, checkedByName: WORKER.name },
    });
  }

  private ago(days: number): string {
    return addDays(this.clock.today(), -days);
  }
}
