import { Injectable } from '@nestjs/common';
import { type Caller, Clock, Database, unitScopeCondition } from '@yige/plugin-sdk/server';
import type { z } from 'zod';
import { disputeStateSchema, partySideSchema } from '../../contract/disputes.js';
import type { householdAnswerSchema, personAnswerSchema } from '../../contract/overview.js';
import { checkOutcomeSchema, type HomeCheck } from '../../contract/rented-homes.js';
import { readable } from '../disputes/dispute-access.js';
import { HOME_COLUMNS, READ_HOMES, readHome } from '../rented-homes/home-register.js';

type Answer = z.output<typeof personAnswerSchema>;

const SHOWN = 5;

/** What the panels of a resident and of a household show, as far as the caller may see it; neither a category nor a word of a dispute. */
@Injectable()
export class AboutPerson {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async of(caller: Caller, personId: string): Promise<Answer> {
    return { home: await this.home(caller, 'person_id', personId), disputes: await this.disputes(caller, personId) };
  }

  /** The home by its household, whoever of it is the one in the register. */
  async ofHousehold(caller: Caller, householdId: string): Promise<z.output<typeof householdAnswerSchema>> {
    return { home: await this.home(caller, 'household_id', householdId) };
  }

  private async home(caller: Caller, key: 'person_id' | 'household_id', id: string): Promise<Answer['home']> {
    const within = unitScopeCondition(caller.scopeFor(READ_HOMES), 'h');
    const home = await this.database.queryOne(
      `SELECT ${HOME_COLUMNS} FROM rented_homes h WHERE h.${key} = ? AND ${within.sql}`,
      [id, ...within.parameters],
      readHome,
    );
    if (home === null) return null;
    const { personId, ...rest } = home;
    return { ...rest, checks: await this.checks(personId) };
  }

  private checks(personId: string): Promise<HomeCheck[]> {
    return this.database.query(
      `SELECT id, outcome, checked_at, checked_by_name FROM home_checks WHERE person_id = ?
       ORDER BY checked_at DESC, id DESC LIMIT ${SHOWN}`,
      [personId],
      (row) => ({
        id: row.text('id'),
        on: this.clock.dayOf(row.instant('checked_at')),
        by: row.text('checked_by_name'),
        outcome: checkOutcomeSchema.parse(row.text('outcome')),
      }),
    );
  }

  private disputes(caller: Caller, personId: string): Promise<Answer['disputes']> {
    const { sql, parameters } = readable(caller, 'd');
    return this.database.query(
      `SELECT d.id, d.number, d.state, d.received_on, p.side
       FROM dispute_parties p JOIN disputes d ON d.id = p.dispute_id
       WHERE p.person_id = ? AND ${sql} ORDER BY d.id DESC LIMIT ${SHOWN}`,
      [personId, ...parameters],
      (row) => ({
        id: row.text('id'),
        number: row.text('number'),
        side: partySideSchema.parse(row.text('side')),
        state: disputeStateSchema.parse(row.text('state')),
        receivedOn: row.text('received_on'),
      }),
    );
  }
}
