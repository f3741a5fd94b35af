import { Injectable } from '@nestjs/common';
import { addMonths, type Caller, Clock, Database, innermostOf, oneOf, Settings } from '@yige/plugin-sdk/server';
import type { z } from 'zod';
import type { Organisation, organisationListSchema } from '../../contract/organisations.js';
import { plugin } from '../../plugin.js';
import { findingsOf, thresholdRulesOn } from '../../rules/organisation-thresholds.js';
import { holdsOn } from '../members/current-members.js';
import { READ } from '../permissions.js';
import { type OrganisationNode, OrganisationTree } from './organisation-tree.js';
import { Organisations } from './organisations.js';
import { type Term, Terms } from './terms.js';

interface Counts {
  members: number;
  probationary: number;
}

/** Organisations with their members, their term and what the thresholds find. */
@Injectable()
export class OrganisationList {
  constructor(
    private readonly database: Database,
    private readonly organisations: Organisations,
    private readonly terms: Terms,
    private readonly settings: Settings,
    private readonly clock: Clock,
  ) {}

  async list(caller: Caller): Promise<z.output<typeof organisationListSchema>> {
    const tree = await this.organisations.tree(caller.scopeFor(READ));
    const { source, validFrom } = thresholdRulesOn(this.clock.today());
    return { items: await this.of(tree, this.clock.today()), rule: { source, validFrom } };
  }

  /** Three statements, however many organisations, and one setting for each unit. */
  async of(tree: OrganisationTree, day: string): Promise<Organisation[]> {
    const ids = tree.nodes.map(({ id }) => id);
    const own = await this.countsOf(ids, day);
    const terms = await this.terms.on(ids, day);
    const items: Organisation[] = [];
    for (const node of tree.nodes) {
      const counts = sumOf(tree.within(node.id).flatMap((id) => own.get(id) ?? []));
      items.push(await this.shown(node, counts, terms.get(node.id), day));
    }
    return items;
  }

  private async shown(
    node: OrganisationNode,
    counts: Counts,
    term: Term | undefined,
    day: string,
  ): Promise<Organisation> {
    const { units, ...about } = node;
    const { termReminderMonths } = await this.settings.of(plugin, innermostOf(units));
    const facts = {
      ...{ kind: node.kind, jointUnits: node.jointUnits, members: counts.members },
      fullMembers: counts.members - counts.probationary,
      committeeSize: term?.memberIds.length ?? null,
      termEndsOn: term?.endsOn ?? null,
    };
    return {
      ...about,
      ...counts,
      term:
        term === undefined
          ? null
          : { beginsOn: term.beginsOn, endsOn: term.endsOn, secretary: term.secretary, size: term.memberIds.length },
      findings: findingsOf(facts, thresholdRulesOn(day), day, addMonths(day, termReminderMonths)),
    };
  }

  private async countsOf(ids: readonly string[], day: string): Promise<Map<string, Counts>> {
    if (ids.length === 0) return new Map();
    const [among, holding] = [oneOf('s.organisation_id', ids), holdsOn(day)];
    const rows = await this.database.query(
      `SELECT s.organisation_id, COUNT(*) AS members, SUM(CASE WHEN s.standing = 'probationary' THEN 1 ELSE 0 END) AS probationary
       FROM member_spans s WHERE ${among.sql} AND ${holding.sql} GROUP BY s.organisation_id`,
      [...among.parameters, ...holding.parameters],
      (row): [string, Counts] => [
        row.text('organisation_id'),
        { members: row.integer('members'), probationary: row.integer('probationary') },
      ],
    );
    return new Map(rows);
  }
}

function sumOf(counts: readonly Counts[]): Counts {
  return {
    members: counts.reduce((sum, each) => sum + each.members, 0),
    probationary: counts.reduce((sum, each) => sum + each.probationary, 0),
  };
}
