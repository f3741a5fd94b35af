import { Injectable } from '@nestjs/common';
import {
  Clock,
  Database,
  newId,
  type TaskDelivery,
  TaskResult,
  type UnitPath,
  type UnitScope,
  unitValues,
} from '@yige/plugin-sdk/server';
import type { z } from 'zod';
import { monthLifePayloadSchema, type monthLifeResultSchema } from '../../contract/month-life.js';
import { partyProblems } from '../problems.js';
import { isComplete, MonthLife } from './month-life.js';

/** Takes a month of organisation life as done: all of it is in the ledger, or there is a reason why not. */
@Injectable()
export class MonthLifeResult {
  constructor(
    private readonly database: Database,
    private readonly life: MonthLife,
    private readonly clock: Clock,
  ) {}

  @TaskResult('monthLife')
  async take({
    task,
    result,
    submittedBy,
  }: TaskDelivery<z.output<typeof monthLifeResultSchema>>): Promise<{ reference: string }> {
    const { month } = monthLifePayloadSchema.parse(task.payload);
    const branches = await this.life.of(scopeOf(task.units), task.unitId, month);
    const open = branches.flatMap(({ id, asked }) =>
      asked.filter((each) => !isComplete(each)).map(({ kind, period }) => ({ organisationId: id, kind, period })),
    );
    const reasonOf = (organisationId: string, kind: string) =>
      result.reasons.find((each) => each.organisationId === organisationId && each.kind === kind)?.reason;
    const reasoned = open.map((slot) => ({ ...slot, reason: reasonOf(slot.organisationId, slot.kind) }));
    for (const { organisationId, kind, period, reason } of reasoned) {
      if (reason === undefined) throw partyProblems.reasonMissing();
      await this.database.execute('DELETE FROM missed_meetings WHERE organisation_id = ? AND kind = ? AND period = ?', [
        organisationId,
        kind,
        period,
      ]);
      await this.database.insertMany('missed_meetings', COLUMNS, [
        [
          ...[newId(), ...unitValues(task.units), organisationId, kind, period, reason],
          ...[submittedBy.name, this.clock.now()],
        ],
      ]);
    }
    return { reference: `month-life/${month}` };
  }
}

const COLUMNS = [
  ...['id', 'district_id', 'street_id', 'community_id', 'grid_id', 'organisation_id', 'kind', 'period', 'reason'],
  ...['given_by_name', 'given_at'],
];

function scopeOf({ districtId, streetId, communityId, gridId }: UnitPath): UnitScope {
  if (gridId !== null) return { units: [{ id: gridId, level: 'grid' }] };
  if (communityId !== null) return { units: [{ id: communityId, level: 'community' }] };
  if (streetId !== null) return { units: [{ id: streetId, level: 'street' }] };
  return { units: [{ id: districtId, level: 'district' }] };
}
