import { Injectable } from '@nestjs/common';
import { coreEvents } from '@yige/contracts';
import { Database } from '@yige/database';
import { AuditTrail, PLATFORM } from '../../../audit/audit-trail.js';
import { Outbox } from '../../../outbox/outbox.js';
import { PluginChanges } from '../../../plugins/plugin-changes.js';
import { CarriedSettings } from '../../../plugins/settings/carried-settings.js';
import { Clock } from '../../../time/clock.js';
import { raiseVersion } from '../../today.js';
import { UnitDirectory } from '../../unit-directory.js';
import { type Assessment, assess } from '../assess.js';
import type { Plan } from '../planning/plan.js';
import { DETAIL_COLUMNS, readReorganisation, type StoredReorganisation } from '../reorganisation-rows.js';
import { unitColumnTables } from '../unit-columns.js';
import { carryAdmissions } from './carry-admissions.js';
import { carryPluginVersions } from './carry-plugin-versions.js';
import { ExecutionLease } from './lease.js';
import { releaseUnits } from './release-units.js';
import { writeStructure } from './write-structure.js';
import { writeSuccession } from './write-succession.js';

/** Changes the structure on the day of an approved operation: all of it in one unit of work, or nothing. */
@Injectable()
export class Application {
  constructor(
    private readonly database: Database,
    private readonly lease: ExecutionLease,
    private readonly directory: UnitDirectory,
    private readonly outbox: Outbox,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
    private readonly pluginChanges: PluginChanges,
    private readonly settings: CarriedSettings,
  ) {}

  async apply(id: string): Promise<void> {
    await this.database.transaction(async () => {
      await this.lease.renew();
      const found = await this.begin(id);
      if (found === null) return;
      const assessment = await assess(this.database, found, () => true, id);
      const errors = 'refusals' in assessment ? assessment.refusals : assessment.undecided;
      if (errors.length > 0 || 'refusals' in assessment) return this.fail(id, JSON.stringify(errors));
      await this.change(found, assessment);
    });
  }

  /** Whoever withdrew it in the same moment was first. */
  private async begin(id: string): Promise<StoredReorganisation | null> {
    const { affectedRows } = await this.database.execute(
      "UPDATE org_reorganisations SET state = 'executing' WHERE id = ? AND state = 'approved'",
      [id],
    );
    if (affectedRows === 0) return null;
    return this.database.queryOne(
      `SELECT ${DETAIL_COLUMNS} FROM org_reorganisations r WHERE r.id = ?`,
      [id],
      readReorganisation,
    );
  }

  private async change(found: StoredReorganisation, { plan, lines, succession }: Assessment): Promise<void> {
    const { id, effectiveOn } = found;
    await writeStructure(this.database, id, plan, lines, succession);
    await writeSuccession(this.database, succession, effectiveOn);
    await carryAdmissions(this.database, id);
    await this.carryPlugins(found, plan);
    await this.settings.carry(
      id,
      plan.retired.map(({ number }) => number),
    );
    const moving = lines.filter(({ moves }) => moves).length;
    await this.database.execute('UPDATE org_reorganisations SET applied_at = ?, units_total = ? WHERE id = ?', [
      this.clock.now(),
      moving * unitColumnTables.length,
      id,
    ]);
    await raiseVersion(this.database);
    await this.audit.record({
      actor: PLATFORM,
      action: 'reorganisation.applied',
      subject: { kind: 'reorganisation', id },
      details: { opened: plan.opened.length, retired: plan.retired.length, moved: plan.moved.length },
    });
    await this.outbox.publish({
      type: coreEvents.orgReorganised,
      subject: `reorganisations/${id}`,
      data: { reorganisationId: id, effectiveOn },
    });
    this.directory.reloadAfterCommit();
  }

  private async carryPlugins({ id }: StoredReorganisation, plan: Plan): Promise<void> {
    const carried = await carryPluginVersions(this.database, plan, this.clock.now());
    if (carried === 0) return;
    await this.pluginChanges.announce({ everybody: true });
    await this.audit.record({
      actor: PLATFORM,
      action: 'plugin.versionCarried',
      subject: { kind: 'reorganisation', id },
      details: { carried },
    });
  }

  private async fail(id: string, failure: string): Promise<void> {
    await this.database.execute(
      "UPDATE org_reorganisations SET state = 'failed', failure = ?, finished_at = ? WHERE id = ?",
      [failure, this.clock.now(), id],
    );
    await releaseUnits(this.database, id);
    await this.audit.record({
      actor: PLATFORM,
      action: 'reorganisation.failed',
      subject: { kind: 'reorganisation', id },
    });
  }
}
