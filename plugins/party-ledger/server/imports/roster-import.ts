import { Injectable } from '@nestjs/common';
import { type Caller, Clock, Database, People, type UnitScope, unitScopeCondition } from '@yige/plugin-sdk/server';
import type { z } from 'zod';
import type { ImportFault, ImportField, ImportLoad, ImportReport, importLoadedSchema } from '../../contract/imports.js';
import { NO_END } from '../../contract/shared.js';
import { holdsMembers } from '../../rules/organisation-thresholds.js';
import { laterOf } from '../days.js';
import { DuesBases } from '../dues/dues-bases.js';
import { groupBy } from '../group-by.js';
import { holdsOn, MEMBER_COLUMNS, readMember } from '../members/current-members.js';
import { Membership } from '../members/membership.js';
import { MemberSpans } from '../members/spans.js';
import type { OrganisationNode } from '../organisations/organisation-tree.js';
import { Organisations } from '../organisations/organisations.js';
import { KEEP } from '../permissions.js';
import { cleaned } from './cells.js';
import { readRoster } from './read-roster.js';
import { type ReadRow, type RosterMember, RosterRow } from './roster-row.js';
import { type Column, letterOf, tableOf } from './roster-table.js';

interface KnownMember {
  id: string;
  idCheck: string | null;
  member: ReturnType<typeof readMember>;
}

/** A row that can be loaded. */
interface Loadable {
  row: number;
  member: RosterMember;
  organisation: OrganisationNode;
  known: KnownMember | null;
}

/** What a file says, with its own numbers of rows and letters of columns. */
interface Roster {
  headerRow: number;
  columns: readonly Column[];
  rows: readonly ReadRow[];
  passedOver: readonly number[];
}

interface Checked {
  report: ImportReport;
  loadable: Loadable[];
}

/**
 * Imports a roster. The same file may come again: whoever is known by name, birth date and, where both are there, the ID
 * number's check character, is brought up to date, and nobody doubled.
 */
@Injectable()
export class RosterImport {
  constructor(
    private readonly database: Database,
    private readonly organisations: Organisations,
    private readonly membership: Membership,
    private readonly spans: MemberSpans,
    private readonly bases: DuesBases,
    private readonly people: People,
    private readonly clock: Clock,
  ) {}

  /** The dry run: nothing is changed. */
  async check(caller: Caller, organisationId: string, file: string): Promise<ImportReport> {
    return (await this.examine(caller, organisationId, await this.read(file))).report;
  }

  /** All rows that are well, or those that were chosen of them; in one unit of work. */
  async load(caller: Caller, { organisationId, file, rows }: ImportLoad): Promise<z.output<typeof importLoadedSchema>> {
    const roster = await this.read(file);
    const residents = await this.residentsOf(caller);
    return this.database.transaction(async () => {
      await this.organisations.lock(organisationId);
      const { report, loadable } = await this.examine(caller, organisationId, roster);
      const chosen = loadable.filter(({ row }) => rows === undefined || rows.includes(row));
      for (const each of chosen) {
        if (each.known === null) await this.add(caller, each, residents);
        else await this.update(caller, each, each.known);
      }
      const updated = chosen.filter(({ known }) => known !== null).length;
      return { added: chosen.length - updated, updated, left: report.rows.length - chosen.length };
    });
  }

  /** Throws what is wrong with the file as a whole. */
  private async read(file: string): Promise<Roster> {
    const { rows, ...table } = tableOf(await readRoster(Buffer.from(file, 'base64')));
    const today = this.clock.today();
    return { ...table, rows: rows.map((row) => new RosterRow(row, table.columns, today).read()) };
  }

  /** Changes nothing of the roster: a unit of work that lost a deadlock looks at it once more. */
  private async examine(caller: Caller, organisationId: string, roster: Roster): Promise<Checked> {
    const scope = caller.scopeFor(KEEP);
    const fallback = await this.membership.holderOf(caller, organisationId);
    const { headerRow, columns, rows, passedOver } = roster;
    const tree = await this.organisations.tree(scope);
    const holders = tree.nodes.filter(holdsMembers);
    const known = await this.knownBy(scope);
    const seen = new Set<string>();
    const loadable: Loadable[] = [];
    const shown: ImportReport['rows'] = [];
    const column = (field: ImportField) => {
      const found = columns.find((each) => each.field === field);
      return found === undefined ? null : letterOf(found);
    };
    for (const each of rows) {
      const { row, name, member } = each;
      const faults = [...each.faults];
      const refuse = (field: ImportField, fault: ImportFault, value: string) =>
        faults.push({ field, fault, value, column: column(field) });
      const loaded = member === null ? null : resolve({ ...each, member }, { holders, fallback, known, seen, refuse });
      if (loaded !== null) loadable.push(loaded);
      shown.push({ row, name, faults, state: loaded === null ? 'faulty' : loaded.known === null ? 'new' : 'known' });
    }
    return { report: { headerRow, rows: shown, passedOver: [...passedOver] }, loadable };
  }

  /** Whose membership lasts in the caller's units, by name and birth date. */
  private async knownBy(scope: UnitScope): Promise<Map<string, KnownMember[]>> {
    const [within, holding] = [unitScopeCondition(scope, 'm'), holdsOn(this.clock.today())];
    const members = await this.database.query(
      `SELECT ${MEMBER_COLUMNS}, m.id_check FROM member_spans s JOIN members m ON m.id = s.member_id
       WHERE ${within.sql} AND ${holding.sql} AND s.ends_on = ?`,
      [...within.parameters, ...holding.parameters, NO_END],
      (row) => ({ id: row.text('id'), idCheck: row.textOrNull('id_check'), member: readMember(row) }),
    );
    return groupBy(members, ({ member }) => keyOf(member));
  }

  /** Residents by name and birth date; whoever shares both with somebody else is left out. */
  private async residentsOf(caller: Caller): Promise<Map<string, string | null>> {
    const residents = new Map<string, string | null>();
    for (const { id } of caller.scopeFor(KEEP).units) {
      for await (const person of this.people.list({ unit: id }, caller)) {
        const key = keyOf(person);
        residents.set(key, residents.has(key) && residents.get(key) !== person.id ? null : person.id);
      }
    }
    return residents;
  }

  private async add(caller: Caller, { member, organisation }: Loadable, residents: Map<string, string | null>) {
    const { dues, joinedOn, standing, kind } = member;
    // Nobody belonged to an organisation before it was there.
    const on = laterOf(joinedOn, organisation.foundedOn);
    const personId = residents.get(keyOf(member)) ?? null;
    const memberId = await this.membership.add({ ...member, personId }, organisation);
    const beginning = standing === 'probationary' ? 'accepted' : 'transferredIn';
    await this.spans.begin({ memberId, organisationId: organisation.id, standing, kind, on, beginning }, caller.name);
    if (dues !== null) await this.bases.replace(memberId, { ...dues, fromMonth: this.clock.today().slice(0, 7) });
  }

  private async update(caller: Caller, { member, organisation }: Loadable, { id }: KnownMember) {
    const { sex, education, idCheck, kind, dues } = member;
    const open = await this.spans.lockOpen(caller.scopeFor(KEEP), id);
    await this.database.execute(
      'UPDATE members SET sex = ?, education = ?, id_check = COALESCE(?, id_check) WHERE id = ?',
      [sex, education, idCheck, id],
    );
    await this.membership.correct(open, { organisation, kind }, caller.name);
    if (dues === null) return;
    const latest = await this.bases.latest(id);
    if (latest?.category === dues.category && latest.baseFen === dues.baseFen) return;
    await this.bases.replace(id, { ...dues, fromMonth: this.clock.today().slice(0, 7) });
  }
}

interface Context {
  holders: readonly OrganisationNode[];
  fallback: OrganisationNode;
  known: ReadonlyMap<string, readonly KnownMember[]>;
  seen: Set<string>;
  refuse: (field: ImportField, fault: ImportFault, value: string) => void;
}

/** Where a row belongs and whom it is about; null once something is refused. */
function resolve(
  { row, name, member }: ReadRow & { member: RosterMember },
  { holders, fallback, known, seen, refuse }: Context,
): Loadable | null {
  const wanted = member.organisation;
  const organisation = wanted === null ? fallback : holders.find((each) => cleaned(each.name) === wanted);
  if (organisation === undefined) refuse('organisation', 'organisationUnknown', wanted ?? '');
  const key = keyOf(member);
  const isTwice = seen.has(`${key} ${member.idCheck}`);
  seen.add(`${key} ${member.idCheck}`);
  if (isTwice) refuse('name', 'twiceInFile', name);
  const same = (known.get(key) ?? []).filter(
    ({ idCheck }) => idCheck === null || member.idCheck === null || idCheck === member.idCheck,
  );
  if (same.length > 1) refuse('name', 'severalMembers', name);
  const [found = null] = same;
  const differs = found !== null && found.member.standing !== member.standing;
  if (differs) refuse('standing', 'standingDiffers', '');
  if (organisation === undefined || isTwice || same.length > 1 || differs) return null;
  return { row, member, organisation, known: found };
}

function keyOf({ name, birthDate }: { name: string; birthDate: string }): string {
  return `${birthDate} ${name}`;
}
