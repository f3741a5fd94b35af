import { Injectable } from '@nestjs/common';
import { type Agency, type AuditAction, newId, type RouteInput, type routes } from '@yige/contracts';
import { Database } from '@yige/database';
import { actorOf, type Caller } from '../../access/caller.js';
import { AuditTrail } from '../../audit/audit-trail.js';
import { Clock } from '../../time/clock.js';
import { OPEN_END } from '../entities.js';
import { ManagedUnits } from '../managed-units.js';
import { expectOrder, refusal } from '../problems.js';
import { type DirectoryUnit, UnitDirectory } from '../unit-directory.js';
import { type WithinUnit, WithinUnits } from '../within-units.js';
import { readAgencies } from './agency-rows.js';
import { agencyProblems } from './problems.js';

type NewAgency = RouteInput<typeof routes.agencies.create>['body'];
type AgencyChange = RouteInput<typeof routes.agencies.change>['body'];

/** Bureaus, police rooms, health stations, service points, and the units that they serve. */
@Injectable()
export class Agencies {
  constructor(
    private readonly database: Database,
    private readonly directory: UnitDirectory,
    private readonly managed: ManagedUnits,
    private readonly within: WithinUnits,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async create(caller: Caller, agency: NewAgency): Promise<Agency> {
    const { unitId, kind, name, bureau, glyph, validFrom } = agency;
    const seat = this.managed.given(caller, unitId, '/body/unitId');
    const served = agency.serves.map((unit, index) => this.managed.given(caller, unit, `/body/serves/${index}`));
    const id = newId();
    await this.database.transaction(async () => {
      await this.managed.lock(seat.number);
      await this.managed.expectExists(seat.number, validFrom);
      await this.expectName(seat, name, validFrom);
      await this.database.execute(
        `INSERT INTO org_agencies (id, unit_number, kind, name, bureau, glyph, valid_from, valid_to)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
        [id, seat.number, kind, name, bureau, glyph, validFrom, OPEN_END],
      );
      for (const [index, unit] of served.entries()) await this.begin(id, unit, validFrom, `/body/serves/${index}`);
      await this.record(caller, 'agency.began', id, seat.number, { kind, name, serves: agency.serves });
    });
    return this.read(id);
  }

  async change(caller: Caller, id: string, change: AgencyChange): Promise<Agency> {
    await this.database.transaction(async () => {
      const agency = await this.lock(caller, id);
      if (change.validTo !== undefined) {
        if (await this.within.hasPosts('agency', id, change.validTo)) throw agencyProblems['agency.postsHeld']();
        await this.endServices(id, change.validTo);
      }
      await this.within.change(caller, 'agency', agency, change);
    });
    return this.read(id);
  }

  /** The agency serves one more unit. */
  async serve(caller: Caller, id: string, unitId: string, validFrom: string): Promise<Agency> {
    await this.database.transaction(async () => {
      const agency = await this.lock(caller, id);
      const unit = this.managed.given(caller, unitId, '/body/unitId');
      await this.begin(id, unit, validFrom, '/body/unitId');
      await this.record(caller, 'agency.serviceBegan', id, agency.unitNumber, { unitId, validFrom });
    });
    return this.read(id);
  }

  async endService(caller: Caller, id: string, unitId: string, validTo: string): Promise<Agency> {
    await this.database.transaction(async () => {
      const agency = await this.lock(caller, id);
      const unit = this.directory.byId(unitId);
      const service = unit === null ? null : await this.openService(id, unit.number);
      if (unit === null || service === null) throw agencyProblems['agency.notServing']();
      expectOrder(service, validTo);
      await this.database.execute(
        'UPDATE org_agency_service SET valid_to = ? WHERE agency_id = ? AND unit_number = ? AND valid_from = ?',
        [validTo, id, unit.number, service],
      );
      await this.record(caller, 'agency.serviceEnded', id, agency.unitNumber, { unitId, validTo });
    });
    return this.read(id);
  }

  /** Whom an agency that ends serves, it serves until then; what had not begun never does. */
  private async endServices(id: string, day: string): Promise<void> {
    await this.database.execute('DELETE FROM org_agency_service WHERE agency_id = ? AND valid_from >= ?', [id, day]);
    await this.database.execute('UPDATE org_agency_service SET valid_to = ? WHERE agency_id = ? AND valid_to > ?', [
      day,
      id,
      day,
    ]);
  }

  private lock(caller: Caller, id: string): Promise<WithinUnit> {
    return this.within.lock(caller, 'agency', id, agencyProblems['agency.notFound']);
  }

  private async expectName({ number }: DirectoryUnit, name: string, validFrom: string): Promise<void> {
    const same = await this.database.queryOne(
      'SELECT id FROM org_agencies WHERE unit_number = ? AND name = ? AND valid_to > ? LIMIT 1',
      [number, name, validFrom],
      (row) => row.text('id'),
    );
    if (same !== null) throw refusal(agencyProblems['agency.alreadyThere'], '/body/name');
  }

  /** A unit is served once: what serves it serves all within it, so neither may stand beside the other. */
  private async begin(id: string, unit: DirectoryUnit, validFrom: string, pointer: string): Promise<void> {
    await this.managed.expectExists(unit.number, validFrom);
    const served = await this.database.query(
      'SELECT unit_number FROM org_agency_service WHERE agency_id = ? AND valid_to > ?',
      [id, validFrom],
      (row) => row.integer('unit_number'),
    );
    const twice = served.some(
      (other) => this.directory.isWithin(unit.number, other) || this.directory.isWithin(other, unit.number),
    );
    if (twice) throw refusal(agencyProblems['agency.servedTwice'], pointer);
    await this.database.execute(
      'INSERT INTO org_agency_service (agency_id, unit_number, valid_from, valid_to) VALUES (?, ?, ?, ?)',
      [id, unit.number, validFrom, OPEN_END],
    );
  }

  /** Since when it serves the unit; null when it doesn't. */
  private openService(id: string, number: number): Promise<string | null> {
    return this.database.queryOne(
      'SELECT valid_from FROM org_agency_service WHERE agency_id = ? AND unit_number = ? AND valid_to = ?',
      [id, number, OPEN_END],
      (row) => row.text('valid_from'),
    );
  }

  private record(
    caller: Caller,
    action: AuditAction,
    id: string,
    unit: number,
    details: Record<string, string | string[]>,
  ): Promise<void> {
    return this.audit.record({ actor: actorOf(caller), action, subject: { kind: 'agency', id }, unit, details });
  }

  private async read(id: string): Promise<Agency> {
    const [agency] = await readAgencies(this.database, this.clock.today(), { sql: 'g.id = ?', parameters: [id] });
    if (agency === undefined) throw agencyProblems['agency.notFound']();
    return agency;
  }
}
