import { Controller, Injectable } from '@nestjs/common';
import { Caller, Clock, CurrentCaller, Database, Input, type PluginInput, PluginRoute } from '@yige/plugin-sdk/server';
import type { z } from 'zod';
import { memberKindSchema, type Structure, structureQuerySchema } from '../../contract/members.js';
import { structureOf, structureRulesOn } from '../../rules/structure-brackets.js';
import { currentMembers } from '../members/current-members.js';
import { Organisations } from '../organisations/organisations.js';
import { READ } from '../permissions.js';
import { partyProblems } from '../problems.js';

/** How members are made up by age, education and kind (党员队伍结构), as of any day and exact to the head. */
@Injectable()
export class StructureReport {
  constructor(
    private readonly database: Database,
    private readonly organisations: Organisations,
    private readonly clock: Clock,
  ) {}

  /** Of an organisation with all that stood below it on the day, or of all that the caller may see. */
  async read(caller: Caller, { organisation, asOf }: z.output<typeof structureQuerySchema>): Promise<Structure> {
    const day = asOf ?? this.clock.today();
    if (day > this.clock.today()) throw partyProblems.dayNotYet();
    const tree = await this.organisations.tree(caller.scopeFor(READ), day);
    const members = await currentMembers(this.database, tree.chosen(organisation), day);
    const rules = structureRulesOn(day);
    return {
      asOf: day,
      ...structureOf(members, day, rules),
      kinds: memberKindSchema.options.map((key) => ({ key, count: members.filter(({ kind }) => kind === key).length })),
      rule: { source: rules.source },
    };
  }
}

const structure = { method: 'GET', path: '/structure', permission: READ, query: structureQuerySchema } as const;

@Controller()
export class StructureController {
  constructor(private readonly report: StructureReport) {}

  @PluginRoute(structure)
  read(@CurrentCaller() caller: Caller, @Input() { query }: PluginInput<typeof structure>): Promise<Structure> {
    return this.report.read(caller, query);
  }
}
