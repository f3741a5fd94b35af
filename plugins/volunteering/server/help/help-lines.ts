import { Injectable } from '@nestjs/common';
import { allOf, type Caller, Database, oneOf, unitScopeCondition } from '@yige/plugin-sdk/server';
import type { z } from 'zod';
import { type helpLineSchema, helpStateSchema } from '../../contract/help.js';
import { READ } from '../permissions.js';

export type HelpLine = z.output<typeof helpLineSchema> & { personId: string };

const SHOWN = 5;

/** The latest help that came to some residents, planned or done, as panels show it. */
@Injectable()
export class HelpLines {
  constructor(private readonly database: Database) {}

  /** Of those within the caller's units; give at least one resident. */
  latest(caller: Caller, personIds: readonly string[]): Promise<HelpLine[]> {
    const { sql, parameters } = allOf([
      unitScopeCondition(caller.scopeFor(READ), 'h'),
      oneOf('h.person_id', personIds),
    ]);
    return this.database.query(
      `SELECT h.id, h.person_id, h.planned_on, h.done_on, h.planned_minutes, h.minutes, h.state FROM help_requests h
       WHERE ${sql} ORDER BY h.id DESC LIMIT ${SHOWN}`,
      parameters,
      (row) => ({
        id: row.text('id'),
        personId: row.text('person_id'),
        on: row.textOrNull('done_on') ?? row.text('planned_on'),
        minutes: row.integerOrNull('minutes') ?? row.integer('planned_minutes'),
        state: helpStateSchema.parse(row.text('state')),
      }),
    );
  }
}
