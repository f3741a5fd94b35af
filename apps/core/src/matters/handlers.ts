import { Injectable } from '@nestjs/common';
import {
  agencyKindSchema,
  agencyTitles,
  bodyKindSchema,
  bodyTitles,
  bureauColorSchema,
  corePermissions,
  type LocalizedText,
  type MatterChoice,
  type MatterRoute,
  partnerKindSchema,
  partnerTitles,
} from '@yige/contracts';
import { Database, placeholders, type RawRow } from '@yige/database';
import type { CallerPost } from '../access/caller.js';
import { innermostOf } from '../access/scope.js';
import { UnitDirectory } from '../org/unit-directory.js';
import { PluginDirectory } from '../plugins/plugin-directory.js';
import { type PostHolder, StaffPosts } from '../tasks/handling/staff-posts.js';
import { Clock } from '../time/clock.js';
import type { Handler, MatterRow } from './matter-rows.js';
import { unitsAt } from './stages.js';

/** People in one body, agency or partner that are given a step: each has it in their inbox. */
const MOST_IN_GROUP = 50;

/** `chosenAs` is what it is called among the choices, where another has its name. */
type Found = Handler & { detail: LocalizedText; usual: boolean; chosenAs?: string };

/**
 * To whom a unit may give a matter. A community has its own workers, its bodies and the partners in it; street and
 * district route it to their own people, to the agencies that serve the place, to its partners, or to a bureau’s plugin.
 */
@Injectable()
export class Handlers {
  constructor(
    private readonly database: Database,
    private readonly directory: UnitDirectory,
    private readonly plugins: PluginDirectory,
    private readonly staff: StaffPosts,
    private readonly clock: Clock,
  ) {}

  /** Those first to whom the category usually goes. */
  async choices(matter: MatterRow): Promise<MatterChoice[]> {
    const found = await this.all(matter);
    const choices = found
      .filter(({ kind, id }) => kind !== matter.handler?.kind || id !== matter.handler.id)
      .map(
        ({ kind, id, name, chosenAs = name, detail, usual }): MatterChoice => ({
          target: { kind, id },
          name: chosenAs,
          detail,
          usual,
        }),
      );
    return [...choices.filter(({ usual }) => usual), ...choices.filter(({ usual }) => !usual)];
  }

  /** One of those to whom it may be given; null for anybody else. */
  async find(matter: MatterRow, target: { kind: string; id: string }): Promise<Handler | null> {
    const found = (await this.all(matter)).find(({ kind, id }) => kind === target.kind && id === target.id);
    return found === undefined ? null : { kind: found.kind, id: found.id, name: found.name };
  }

  /** Accounts of those who have what is given to the handler; none for a plugin. */
  async accountsOf({ kind, id }: Handler): Promise<string[]> {
    if (kind === 'plugin') return [];
    if (kind === 'staff') return [id];
    const holders = await this.staff.inside(kind, id, corePermissions.matterHandle);
    return holders.slice(0, MOST_IN_GROUP).map((holder) => holder.id);
  }

  /** Whether what is given there reaches anybody today. */
  async isThere(handler: Handler): Promise<boolean> {
    if (handler.kind === 'plugin') return this.plugins.newestInUse(handler.id) !== null;
    if (handler.kind !== 'staff') return (await this.accountsOf(handler)).length > 0;
    const holders = await this.staff.of([handler.id]);
    return holders.some(({ posts }) => posts.some(({ permissions }) => permissions.has(corePermissions.matterHandle)));
  }

  /** Whether somebody still belongs to those to whom it was given. */
  isAmong(posts: readonly CallerPost[], handler: Handler | null): boolean {
    if (handler === null || handler.kind === 'plugin') return false;
    if (handler.kind === 'staff') return true;
    const { kind, id } = handler;
    return posts.some((post) => post[kind]?.id === id);
  }

  private async all(matter: MatterRow): Promise<Found[]> {
    const { category } = matter.summary;
    const [people, groups] = await Promise.all([this.people(matter), this.groups(matter)]);
    return [...groups, ...this.bureaus(matter, category.code), ...people];
  }

  /** Who works in the unit where it stands, or in the grid of its place. */
  private async people(matter: MatterRow): Promise<Found[]> {
    const { units, level, summary } = matter;
    const here = innermostOf(unitsAt(units, level));
    const among = level === 'community' && units.grid !== null ? [here, units.grid] : [here];
    const holders = await this.staff.within(among, corePermissions.matterHandle);
    const usual = summary.category.usually.kind === 'community';
    return holders.flatMap((holder) => {
      const post = postIn(holder, among);
      if (post === undefined) return [];
      return [
        {
          kind: 'staff' as const,
          id: holder.id,
          name: holder.name,
          detail: { 'zh-CN': post.unit.name, en: post.unit.name },
          usual,
        },
      ];
    });
  }

  /** Bodies and partners of the community, agencies that serve the place; one statement. */
  private groups({ units, level, summary }: MatterRow): Promise<Found[]> {
    const today = this.clock.today();
    const line = [...this.directory.lineOf(innermostOf(units))].map(({ number }) => number);
    const { usually } = summary.category;
    const partners = `SELECT 'partner' AS found, n.id, n.kind, n.name, NULL AS bureau FROM org_partners n
      WHERE n.unit_number = ? AND n.valid_from <= ? AND n.valid_to > ?`;
    const bodies = `SELECT 'body' AS found, b.id, b.kind, b.name, NULL AS bureau FROM org_bodies b
      WHERE b.unit_number = ? AND b.valid_from <= ? AND b.valid_to > ? AND b.kind <> 'supervisionCommittee'`;
    const agencies = `SELECT 'agency' AS found, g.id, g.kind, g.name, g.bureau FROM org_agencies g
      WHERE g.valid_from <= ? AND g.valid_to > ? AND g.id IN (
        SELECT v.agency_id FROM org_agency_service v
        WHERE v.unit_number IN (${placeholders(line)}) AND v.valid_from <= ? AND v.valid_to > ?)`;
    const community = [units.community, today, today];
    const own = level === 'community';
    return this.database.query(
      `${partners} UNION ALL ${own ? bodies : agencies} ORDER BY found, name, id`,
      [...community, ...(own ? community : [today, today, ...line, today, today])],
      (row) => readGroup(row, usually),
    );
  }

  private bureaus({ units, level }: MatterRow, category: string): Found[] {
    if (level === 'community') return [];
    return this.plugins
      .all()
      .flatMap(({ id }) => this.plugins.versionAt(id, innermostOf(units)) ?? [])
      .filter(({ manifest }) => manifest.matters?.categories.includes(category) === true)
      .map(({ pluginId, manifest }) => ({
        ...{ kind: 'plugin' as const, id: pluginId, usual: true },
        // The bureau stands among the choices as an agency too: this is its system, by its own name.
        ...{ name: manifest.bureau.name['zh-CN'], chosenAs: manifest.name['zh-CN'], detail: manifest.bureau.name },
      }));
  }
}

/** A post of the unit or its bodies; agencies and partners are chosen as a whole. */
function postIn({ posts }: PostHolder, units: readonly number[]): CallerPost | undefined {
  return posts.find(
    ({ unit, agency, partner, permissions }) =>
      agency === null &&
      partner === null &&
      units.includes(unit.number) &&
      permissions.has(corePermissions.matterHandle),
  );
}

function readGroup(row: RawRow, usually: MatterRoute): Found {
  const [id, name, kind] = [row.text('id'), row.text('name'), row.text('kind')];
  const found = row.text('found');
  if (found === 'partner') {
    const partner = partnerKindSchema.parse(kind);
    const usual = usually.kind === 'partner' && usually.partner === partner;
    return { kind: 'partner', id, name, detail: partnerTitles[partner], usual };
  }
  if (found === 'body') {
    const detail = bodyTitles[bodyKindSchema.parse(kind)];
    return { kind: 'body', id, name, detail, usual: usually.kind === 'community' };
  }
  const bureau = bureauColorSchema.parse(row.text('bureau'));
  const detail = agencyTitles[agencyKindSchema.parse(kind)];
  return { kind: 'agency', id, name, detail, usual: usually.kind === 'bureau' && usually.bureau === bureau };
}
