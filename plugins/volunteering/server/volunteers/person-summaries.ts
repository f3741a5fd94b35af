import { Injectable } from '@nestjs/common';
import { type Caller, Clock, Database, unitScopeCondition } from '@yige/plugin-sdk/server';
import type { z } from 'zod';
import type { personSummarySchema } from '../../contract/volunteers.js';
import { starRulesOn } from '../../rules/stars.js';
import { TimeBank } from '../bank/time-bank.js';
import { HelpLines } from '../help/help-lines.js';
import { READ } from '../permissions.js';
import { Volunteers } from './volunteers.js';

type Summary = z.output<typeof personSummarySchema>;

const SHOWN = 5;

/** 志愿服务 on a person's page: what they give as a volunteer, and the help that they got. */
@Injectable()
export class PersonSummaries {
  constructor(
    private readonly database: Database,
    private readonly volunteers: Volunteers,
    private readonly bank: TimeBank,
    private readonly help: HelpLines,
    private readonly clock: Clock,
  ) {}

  async of(caller: Caller, personId: string): Promise<Summary> {
    const standing = await this.volunteers.one(caller, personId);
    const helped = (await this.help.latest(caller, [personId])).map(({ personId: _, ...line }) => line);
    if (standing === null) return { volunteer: null, helped };
    const { personId: _, ...shown } = standing;
    const { source, validFrom } = starRulesOn(this.clock.today());
    return {
      volunteer: {
        ...shown,
        nextShifts: await this.nextShifts(caller, personId),
        moves: await this.bank.moves(personId),
        starRule: { source, validFrom },
      },
      helped,
    };
  }

  private nextShifts(caller: Caller, personId: string): Promise<NonNullable<Summary['volunteer']>['nextShifts']> {
    const within = unitScopeCondition(caller.scopeFor(READ), 'a');
    return this.database.query(
      `SELECT s.id, a.title, s.starts_at, s.ends_at FROM sign_ups u
       JOIN shifts s ON s.id = u.shift_id JOIN activities a ON a.id = s.activity_id
       WHERE u.person_id = ? AND u.state <> 'withdrawn' AND a.state = 'published' AND s.ends_at > ? AND ${within.sql}
       ORDER BY s.starts_at LIMIT ${SHOWN}`,
      [personId, this.clock.now(), ...within.parameters],
      (row) => ({
        id: row.text('id'),
        title: row.text('title'),
        startsAt: row.instant('starts_at').toISOString(),
        endsAt: row.instant('ends_at').toISOString(),
      }),
    );
  }
}
