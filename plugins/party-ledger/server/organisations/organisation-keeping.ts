import { Injectable } from '@nestjs/common';
import { type Caller, Clock, CoreClient, Database, newId, type UnitPath, unitValues } from '@yige/plugin-sdk/server';
import type { z } from 'zod';
import { type createOrganisationSchema } from '../../contract/organisations.js';
import { NO_END } from '../../contract/shared.js';
import { mayStandUnder } from '../../rules/organisation-thresholds.js';
import { KEEP } from '../permissions.js';
import { partyProblems } from '../problems.js';
import { Organisations } from './organisations.js';

type NewOrganisation = z.output<typeof createOrganisationSchema>;

/** Founds and abolishes organisations. */
@Injectable()
export class OrganisationKeeping {
  constructor(
    private readonly database: Database,
    private readonly organisations: Organisations,
    private readonly core: CoreClient,
    private readonly clock: Clock,
  ) {}

  /** Below its parent in the same unit; without one in the first unit that the caller keeps. */
  async create(caller: Caller, wanted: NewOrganisation): Promise<{ id: string }> {
    if (wanted.foundedOn > this.clock.today()) throw partyProblems.dayNotYet();
    const { parentId, kind } = wanted;
    if (parentId === null) {
      if (!mayStandUnder(kind, null)) throw partyProblems.organisationMisplaced();
      return { id: await this.found(wanted, await this.firstUnitOf(caller)) };
    }
    return this.database.transaction(async () => {
      await this.organisations.lock(parentId);
      const parent = await this.organisations.get(caller.scopeFor(KEEP), parentId);
      if (!mayStandUnder(kind, parent.kind)) throw partyProblems.organisationMisplaced();
      return { id: await this.found(wanted, parent.units) };
    });
  }

  /** Inside the unit of work in progress, or in one of its own. */
  async found(
    { parentId, kind, place, name, foundedOn, jointUnits }: NewOrganisation,
    units: UnitPath,
  ): Promise<string> {
    const id = newId();
    await this.database.insertMany(
      'organisations',
      [
        ...['id', 'district_id', 'street_id', 'community_id', 'grid_id', 'parent_id', 'kind', 'place', 'name'],
        ...['founded_on', 'abolished_on', 'joint_units', 'revision'],
      ],
      [[id, ...unitValues(units), parentId, kind, place, name, foundedOn, NO_END, jointUnits, 0]],
    );
    return id;
  }

  /** Nothing may belong to it any more: neither organisations nor members. */
  abolish(caller: Caller, id: string, on: string): Promise<void> {
    return this.database.transaction(async () => {
      await this.organisations.lock(id);
      const { foundedOn } = await this.organisations.get(caller.scopeFor(KEEP), id);
      if (on > this.clock.today()) throw partyProblems.dayNotYet();
      if (on <= foundedOn) throw partyProblems.dayBeforeFounding();
      const used = await this.database.queryOne(
        `SELECT 1 AS used FROM organisations o WHERE o.parent_id = ? AND o.abolished_on > ?
         UNION ALL SELECT 1 AS used FROM member_spans s WHERE s.organisation_id = ? AND s.ends_on > ?`,
        [id, on, id, on],
        () => true,
      );
      if (used === true) throw partyProblems.organisationStillUsed();
      await this.database.execute('UPDATE organisations SET abolished_on = ? WHERE id = ?', [on, id]);
    });
  }

  private async firstUnitOf(caller: Caller): Promise<UnitPath> {
    const [unit] = caller.scopeFor(KEEP).units;
    if (unit === undefined) throw partyProblems.unitGone();
    const { items } = await this.core.forUser(caller).reorganisations.paths({ body: { ids: [unit.id] } });
    const path = items[0]?.paths[0];
    if (path === undefined) throw partyProblems.unitGone();
    return path;
  }
}
