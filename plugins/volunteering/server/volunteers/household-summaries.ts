import { Injectable } from '@nestjs/common';
import {
  allOf,
  type Caller,
  CoreClient,
  Database,
  oneOf,
  type PersonSummary,
  unitScopeCondition,
} from '@yige/plugin-sdk/server';
import type { z } from 'zod';
import { helpStateSchema } from '../../contract/help.js';
import type { householdSummarySchema } from '../../contract/volunteers.js';
import { READ } from '../permissions.js';
import { faceOf } from './people-faces.js';
import { Volunteers } from './volunteers.js';

type Summary = z.output<typeof householdSummarySchema>;

const HELP_SHOWN = 5;

/** 志愿服务 on a household's page: who behind the door volunteers, and the help that came to it. */
@Injectable()
export class HouseholdSummaries {
  constructor(
    private readonly database: Database,
    private readonly core: CoreClient,
    private readonly volunteers: Volunteers,
  ) {}

  /** Throws a `ProblemError` with status 404 for a household whom the caller may not see. */
  async of(caller: Caller, householdId: string): Promise<Summary> {
    const { members } = await this.core.forUser(caller).households.get({ params: { id: householdId } });
    if (members.length === 0) return { volunteers: [], helped: [] };
    const people = new Map(members.map((member) => [member.id, member]));
    const standings = await this.volunteers.standingsOf(caller, [...people.keys()]);
    return {
      volunteers: standings.map((standing) => ({ ...standing, person: faceIn(people, standing.personId) })),
      helped: await this.helped(caller, people),
    };
  }

  private helped(caller: Caller, people: ReadonlyMap<string, PersonSummary>): Promise<Summary['helped']> {
    const { sql, parameters } = allOf([
      unitScopeCondition(caller.scopeFor(READ), 'h'),
      oneOf('h.person_id', [...people.keys()]),
    ]);
    return this.database.query(
      `SELECT h.id, h.person_id, h.planned_on, h.done_on, h.planned_minutes, h.minutes, h.state FROM help_requests h
       WHERE ${sql} ORDER BY h.id DESC LIMIT ${HELP_SHOWN}`,
      parameters,
      (row) => ({
        id: row.text('id'),
        personId: row.text('person_id'),
        person: faceIn(people, row.text('person_id')),
        on: row.textOrNull('done_on') ?? row.text('planned_on'),
        minutes: row.integerOrNull('minutes') ?? row.integer('planned_minutes'),
        state: helpStateSchema.parse(row.text('state')),
      }),
    );
  }
}

function faceIn(people: ReadonlyMap<string, PersonSummary>, personId: string) {
  const person = people.get(personId);
  return person === undefined ? null : faceOf(person);
}
