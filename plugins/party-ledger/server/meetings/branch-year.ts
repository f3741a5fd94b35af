import { Injectable } from '@nestjs/common';
import {
  addDays,
  addMonths,
  allOf,
  type Caller,
  Clock,
  Database,
  innermostOf,
  oneOf,
  Settings,
  type SettingsOf,
  type UnitScope,
  unitScopeCondition,
} from '@yige/plugin-sdk/server';
import type { z } from 'zod';
import { type BranchYear, meetingKindSchema, type YearRow, type yearQuerySchema } from '../../contract/meetings.js';
import { plugin } from '../../plugin.js';
import { lifeRulesOn, slotsOf } from '../../rules/organisation-life.js';
import { hasCommittee, isBranch } from '../../rules/organisation-thresholds.js';
import { groupBy } from '../group-by.js';
import { currentMembers } from '../members/current-members.js';
import { type OrganisationNode, OrganisationTree } from '../organisations/organisation-tree.js';
import { Organisations } from '../organisations/organisations.js';
import { type Term, Terms } from '../organisations/terms.js';
import { READ } from '../permissions.js';
import { partyProblems } from '../problems.js';
import { endDayOf, figuresOf, type YearMeeting, yearRowsOf } from './year-slots.js';

/** The organisation life of a branch in a year (支部一年). */
@Injectable()
export class BranchYears {
  constructor(
    private readonly database: Database,
    private readonly organisations: Organisations,
    private readonly terms: Terms,
    private readonly settings: Settings,
    private readonly clock: Clock,
  ) {}

  /** Of the first branch that the caller sees, unless one is named; null where there is none. */
  async read(caller: Caller, query: z.output<typeof yearQuerySchema>): Promise<BranchYear | null> {
    const scope = caller.scopeFor(READ);
    const tree = await this.organisations.tree(scope);
    const branch = query.organisation === undefined ? tree.branches()[0] : tree.get(query.organisation);
    if (branch === undefined && query.organisation === undefined) return null;
    if (branch === undefined || !isBranch(branch)) throw partyProblems.organisationUnknown();
    const today = this.clock.today();
    const year = query.year ?? Number(today.slice(0, 4));
    const term = (await this.terms.on([branch.id], today)).get(branch.id);
    const members = await currentMembers(this.database, tree.within(branch.id), today);
    const meetings = await this.meetingsOf(scope, tree.within(branch.id), year);
    const local = await this.settings.of(plugin, innermostOf(branch.units));
    const rows = this.rowsOf(tree, branch, term, meetings, local, year);
    return {
      branch: {
        ...{ id: branch.id, name: branch.name, members: members.length },
        probationary: members.filter(({ standing }) => standing === 'probationary').length,
        ...{ secretary: term?.secretary ?? null, committeeSize: term?.memberIds.length ?? 0 },
        termEndsOn: term?.endsOn ?? null,
      },
      ...{ year, today, rows, figures: figuresOf(rows), rule: { source: lifeRulesOn(`${year}-12-31`).source } },
      upcoming: upcomingOf(rows, term, today, addMonths(today, local.termReminderMonths)),
    };
  }

  /** Of several branches at once; three statements and one setting for each unit. */
  async rowsOfAll(scope: UnitScope, tree: OrganisationTree, year: number): Promise<YearRow[][]> {
    const branches = tree.branches();
    const ids = branches.flatMap(({ id }) => tree.within(id));
    const terms = await this.terms.on(ids, this.clock.today());
    const byOrganisation = groupBy(await this.meetingsOf(scope, ids, year), ({ organisationId }) => organisationId);
    const rows: YearRow[][] = [];
    for (const branch of branches) {
      const local = await this.settings.of(plugin, innermostOf(branch.units));
      const meetings = tree.within(branch.id).flatMap((id) => byOrganisation.get(id) ?? []);
      rows.push(this.rowsOf(tree, branch, terms.get(branch.id), meetings, local, year));
    }
    return rows;
  }

  private rowsOf(
    tree: OrganisationTree,
    branch: OrganisationNode,
    term: Term | undefined,
    meetings: readonly YearMeeting[],
    { partyLessons, soonDays }: SettingsOf<typeof plugin>,
    year: number,
  ): YearRow[] {
    const shape = {
      hasCommittee: hasCommittee(term?.memberIds.length ?? 0),
      groups: tree.children(branch.id).length,
      asksForLessons: partyLessons,
    };
    const when = { today: this.clock.today(), soonDays, foundedOn: branch.foundedOn };
    return yearRowsOf(slotsOf(year, shape), meetings, when);
  }

  private async meetingsOf(scope: UnitScope, organisationIds: readonly string[], year: number): Promise<YearMeeting[]> {
    if (organisationIds.length === 0) return [];
    const { sql, parameters } = allOf([
      unitScopeCondition(scope, 'g'),
      oneOf('g.organisation_id', organisationIds),
      { sql: 'g.period >= ? AND g.period < ?', parameters: [String(year), String(year + 1)] },
    ]);
    return this.database.query(
      `SELECT g.organisation_id, g.kind, g.period, g.state, g.held_on FROM meetings g WHERE ${sql}`,
      parameters,
      (row) => ({
        organisationId: row.text('organisation_id'),
        kind: meetingKindSchema.parse(row.text('kind')),
        period: row.text('period'),
        held: row.text('state') === 'held',
        on: row.text('held_on'),
      }),
    );
  }
}

const SHOWN = 6;

/** What comes next, by day: planned meetings, periods that end soon with nothing held, and the end of the term. */
function upcomingOf(
  rows: readonly YearRow[],
  term: Term | undefined,
  today: string,
  reminderDay: string,
): BranchYear['upcoming'] {
  const meetings = rows.flatMap(({ slots }) =>
    slots.flatMap(({ kind, period, state, on }) => {
      if (state !== 'near' && !(state === 'planned' && on !== null)) return [];
      return [{ kind, period, on: on ?? addDays(endDayOf(period), -1), planned: on !== null }];
    }),
  );
  const ends =
    term === undefined || term.endsOn > reminderDay
      ? []
      : [{ kind: 'termEnds' as const, period: '', on: term.endsOn, planned: true }];
  return [...meetings, ...ends]
    .filter(({ on }) => on >= addDays(today, -31))
    .toSorted((one, other) => one.on.localeCompare(other.on))
    .slice(0, SHOWN);
}
