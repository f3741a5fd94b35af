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
import { isComplete } from '../../contract/meetings.js';
import { monthLifePayloadSchema, type monthLifeResultSchema } from '../../contract/month-life.js';
import { partyProblems } from '../problems.js';
import { MonthLife } from './month-life.js';

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
      asked.filter(({ state }) => !isComplete(state)).map(({ kind, period }) => ({ organisationId: id, kind, period })),
    );
    const rows = open.map(({ organisationId, kind, period }) => {
      const given = result.reasons.find((each) => each.organisationId === organisationId && each.kind === kind);
      if (given === undefined) throw partyProblems.reasonMissing();
      return [
        ...[newId(), ...unitValues(task.units), organisationId, kind, period, given.reason],
        ...[submittedBy.name, this.clock.now()],
      ];
    });
    await this.database.insertMany('missed_meetings', COLUMNS, rows, { replacing: true });
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
