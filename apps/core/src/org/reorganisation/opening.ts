import { Injectable } from '@nestjs/common';
import { type Actor, coreEvents } from '@yige/contracts';
import { Database } from '@yige/database';
import { AuditTrail } from '../../audit/audit-trail.js';
import { Outbox } from '../../outbox/outbox.js';
import { raiseVersion } from '../today.js';
import { UnitDirectory } from '../unit-directory.js';
import { unitsBeingChanged } from './assess.js';
import { writeUnits } from './execution/write-structure.js';
import type { Plan, World } from './planning/plan.js';
import { readWorld } from './read-world.js';

/** What a list of units is judged by. */
export interface OpeningWorld extends World {
  /** Units that an unfinished reorganisation changes: nothing may be opened in them. */
  changing: ReadonlySet<number>;
  /** First day of each unit. */
  beginnings: ReadonlyMap<number, string>;
}

/** Opens units without a reorganisation, when a district is introduced. Nothing that exists changes by it. */
@Injectable()
export class Opening {
  constructor(
    private readonly database: Database,
    private readonly directory: UnitDirectory,
    private readonly outbox: Outbox,
    private readonly audit: AuditTrail,
  ) {}

  async world(): Promise<OpeningWorld> {
    const beginnings = await this.database.query(
      'SELECT child_number, MIN(valid_from) AS since FROM org_edges GROUP BY child_number',
      [],
      (row): [number, string] => [row.integer('child_number'), row.text('since')],
    );
    const changing = await unitsBeingChanged(this.database, null);
    return { ...(await readWorld(this.database)), changing, beginnings: new Map(beginnings) };
  }

  /** Inside a unit of work; `unit` is the one into which the list of `importId` goes. */
  async write(plan: Plan, { importId, unit, actor }: { importId: string; unit: number; actor: Actor }): Promise<void> {
    if (plan.opened.length === 0) return;
    await writeUnits(this.database, plan);
    await raiseVersion(this.database);
    const subject = { kind: 'import', id: importId };
    await this.audit.record({ actor, action: 'unit.opened', subject, unit, details: { opened: plan.opened.length } });
    await this.outbox.publish({ type: coreEvents.orgOpened, subject: `imports/${importId}`, data: { importId } });
    this.directory.reloadAfterCommit();
  }
}
