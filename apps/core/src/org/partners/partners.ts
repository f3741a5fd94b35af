import { Injectable } from '@nestjs/common';
import { newId, type Partner, type RouteInput, type routes } from '@yige/contracts';
import { Database } from '@yige/database';
import { actorOf, type Caller } from '../../access/caller.js';
import { AuditTrail } from '../../audit/audit-trail.js';
import { Clock } from '../../time/clock.js';
import { OPEN_END } from '../entities.js';
import { ManagedUnits } from '../managed-units.js';
import { refusal } from '../problems.js';
import { WithinUnits } from '../within-units.js';
import { readPartners } from './partner-rows.js';
import { partnerProblems } from './problems.js';

type NewPartner = RouteInput<typeof routes.partners.create>['body'];
type PartnerChange = RouteInput<typeof routes.partners.change>['body'];

/** Property companies and owners' committees; a community with several estates has several. */
@Injectable()
export class Partners {
  constructor(
    private readonly database: Database,
    private readonly managed: ManagedUnits,
    private readonly within: WithinUnits,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async create(caller: Caller, { unitId, kind, name, validFrom }: NewPartner): Promise<Partner> {
    const unit = this.managed.given(caller, unitId, '/body/unitId');
    if (unit.level !== 'community') throw refusal(partnerProblems['partner.notHere'], '/body/unitId');
    const id = newId();
    await this.database.transaction(async () => {
      await this.managed.lock(unit.number);
      await this.managed.expectExists(unit.number, validFrom);
      const same = await this.database.queryOne(
        'SELECT id FROM org_partners WHERE unit_number = ? AND kind = ? AND name = ? AND valid_to > ? LIMIT 1',
        [unit.number, kind, name, validFrom],
        (row) => row.text('id'),
      );
      if (same !== null) throw refusal(partnerProblems['partner.alreadyThere'], '/body/name');
      await this.database.execute(
        'INSERT INTO org_partners (id, unit_number, kind, name, valid_from, valid_to) VALUES (?, ?, ?, ?, ?, ?)',
        [id, unit.number, kind, name, validFrom, OPEN_END],
      );
      await this.audit.record({
        actor: actorOf(caller),
        action: 'partner.began',
        subject: { kind: 'partner', id },
        unit: unit.number,
        details: { kind, name },
      });
    });
    return this.read(id);
  }

  async change(caller: Caller, id: string, change: PartnerChange): Promise<Partner> {
    await this.database.transaction(async () => {
      const partner = await this.within.lock(caller, 'partner', id, partnerProblems['partner.notFound']);
      if (change.validTo !== undefined && (await this.within.hasPosts('partner', id, change.validTo))) {
        throw partnerProblems['partner.postsHeld']();
      }
      await this.within.change(caller, 'partner', partner, change);
    });
    return this.read(id);
  }

  private async read(id: string): Promise<Partner> {
    const [partner] = await readPartners(this.database, this.clock.today(), { sql: 'n.id = ?', parameters: [id] });
    if (partner === undefined) throw partnerProblems['partner.notFound']();
    return partner;
  }
}
