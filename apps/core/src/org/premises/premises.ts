import { Injectable } from '@nestjs/common';
import { newId, type Premises, type RouteInput, type routes } from '@yige/contracts';
import { Database } from '@yige/database';
import { actorOf, type Caller } from '../../access/caller.js';
import { AuditTrail } from '../../audit/audit-trail.js';
import { Clock } from '../../time/clock.js';
import { OPEN_END } from '../entities.js';
import { ManagedUnits } from '../managed-units.js';
import { refusal } from '../problems.js';
import { WithinUnits } from '../within-units.js';
import { readPremises } from './premises-rows.js';
import { premisesProblems } from './problems.js';

type NewPremises = RouteInput<typeof routes.premises.create>['body'];
type PremisesChange = RouteInput<typeof routes.premises.change>['body'];

/** Rooms of units. A correction of the area holds for all their time; a rebuilt house is ended and begun anew. */
@Injectable()
export class UnitPremises {
  constructor(
    private readonly database: Database,
    private readonly managed: ManagedUnits,
    private readonly within: WithinUnits,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async create(caller: Caller, { unitId, name, areaSquareMetres, validFrom }: NewPremises): Promise<Premises> {
    const unit = this.managed.given(caller, unitId, '/body/unitId');
    const id = newId();
    await this.database.transaction(async () => {
      await this.managed.lock(unit.number);
      await this.managed.expectExists(unit.number, validFrom);
      const same = await this.database.queryOne(
        'SELECT id FROM org_premises WHERE unit_number = ? AND name = ? AND valid_to > ? LIMIT 1',
        [unit.number, name, validFrom],
        (row) => row.text('id'),
      );
      if (same !== null) throw refusal(premisesProblems['premises.alreadyThere'], '/body/name');
      await this.database.execute(
        `INSERT INTO org_premises (id, unit_number, name, area_square_metres, valid_from, valid_to)
         VALUES (?, ?, ?, ?, ?, ?)`,
        [id, unit.number, name, areaSquareMetres, validFrom, OPEN_END],
      );
      await this.audit.record({
        actor: actorOf(caller),
        action: 'premises.began',
        subject: { kind: 'premises', id },
        unit: unit.number,
        details: { name, areaSquareMetres },
      });
    });
    return this.read(id);
  }

  async change(caller: Caller, id: string, { areaSquareMetres, ...change }: PremisesChange): Promise<Premises> {
    await this.database.transaction(async () => {
      const premises = await this.within.lock(caller, 'premises', id, premisesProblems['premises.notFound']);
      if (areaSquareMetres !== undefined) {
        await this.database.execute('UPDATE org_premises SET area_square_metres = ? WHERE id = ?', [
          areaSquareMetres,
          id,
        ]);
      }
      await this.within.change(caller, 'premises', premises, change);
    });
    return this.read(id);
  }

  private async read(id: string): Promise<Premises> {
    const [premises] = await readPremises(this.database, this.clock.today(), { sql: 'r.id = ?', parameters: [id] });
    if (premises === undefined) throw premisesProblems['premises.notFound']();
    return premises;
  }
}
