import { Injectable } from '@nestjs/common';
import { type Caller, CoreClient } from '@yige/plugin-sdk/server';
import type { z } from 'zod';
import type { householdSummarySchema } from '../../contract/volunteers.js';
import { HelpLines } from '../help/help-lines.js';
import { faceOf } from './people-faces.js';
import { Volunteers } from './volunteers.js';

/** 志愿服务 on a household's page: who behind the door volunteers, and the help that came to it. */
@Injectable()
export class HouseholdSummaries {
  constructor(
    private readonly core: CoreClient,
    private readonly volunteers: Volunteers,
    private readonly help: HelpLines,
  ) {}

  /** Throws a `ProblemError` with status 404 for a household whom the caller may not see. */
  async of(caller: Caller, householdId: string): Promise<z.output<typeof householdSummarySchema>> {
    const { members } = await this.core.forUser(caller).households.get({ params: { id: householdId } });
    if (members.length === 0) return { volunteers: [], helped: [] };
    const faces = new Map(members.map((member) => [member.id, faceOf(member)]));
    const beside = <Row extends { personId: string }>(row: Row) => ({
      ...row,
      person: faces.get(row.personId) ?? null,
    });
    const ids = [...faces.keys()];
    return {
      volunteers: (await this.volunteers.standingsOf(caller, ids)).map(beside),
      helped: (await this.help.latest(caller, ids)).map(beside),
    };
  }
}
