import { Injectable } from '@nestjs/common';
import {
  addMonths,
  Clock,
  type CloudEvent,
  coreEvents,
  Database,
  innermostOf,
  OnEvent,
  oneOf,
  personMergeEventDataSchema,
  Settings,
} from '@yige/plugin-sdk/server';
import { type AbilityLevel, abilityLevelSchema } from '../../ability-contract.js';
import { tierSchema } from '../../contract.js';
import { plugin } from '../../plugin.js';
import { ElderEntity } from '../register/entities.js';
import { DueVisits } from '../visits/due-visits.js';
import { type LocalCycles, nextVisitDue, tierOf } from '../visits/visit-plan.js';

/** What the newest assessment makes of an elder in the register: level, when to assess again, how often to visit. */
@Injectable()
export class AbilityStanding {
  constructor(
    private readonly database: Database,
    private readonly dueVisits: DueVisits,
    private readonly clock: Clock,
    private readonly settings: Settings,
  ) {}

  /** Assessments went over to whom the registry keeps, or came back: before this handler the rows themselves did. */
  @OnEvent(coreEvents.personMerged)
  merged({ data }: CloudEvent): Promise<void> {
    return this.ofEach(data);
  }

  @OnEvent(coreEvents.personUnmerged)
  unmerged({ data }: CloudEvent): Promise<void> {
    return this.ofEach(data);
  }

  /** Those of them of whom an assessment is kept. */
  async assessedAmong(personIds: readonly string[]): Promise<string[]> {
    if (personIds.length === 0) return [];
    const { sql, parameters } = oneOf('person_id', personIds);
    return this.database.query(`SELECT DISTINCT person_id FROM assessments WHERE ${sql}`, parameters, (row) =>
      row.text('person_id'),
    );
  }

  /** With the settings of the elder's unit. Whoever is not in the register has no standing. */
  async bringUpToDate(personId: string, local: LocalCycles): Promise<void> {
    const elder = await this.database.repository(ElderEntity).findOneBy({ personId });
    if (elder === null) return;
    const newest = await this.newest(personId);
    const today = this.clock.today();
    const known = tierSchema.parse(elder.tier);
    const ability = newest?.level ?? null;
    const tier = known === 'high' ? known : tierOf({ livingAlone: elder.livingAlone, ability }, today, local);
    await this.database.execute(
      'UPDATE elders SET ability = ?, assessed_on = ?, assessment_due = ?, tier = ? WHERE person_id = ?',
      [
        ...[ability, newest?.assessedOn ?? null],
        ...[newest === null ? null : addMonths(newest.assessedOn, local.reassessMonths), tier, personId],
      ],
    );
    if (tier !== known) await this.bringNearer(elder, nextVisitDue(tier, today, local));
  }

  /** Never puts a visit off, and leaves one that was asked for already as it is. */
  private async bringNearer({ personId, nextVisitDue: due, plannedFor }: ElderEntity, next: string): Promise<void> {
    if (next >= due || plannedFor === due) return;
    await this.database.execute('UPDATE elders SET next_visit_due = ? WHERE person_id = ?', [next, personId]);
    await this.dueVisits.bringNearer(personId, due, next);
  }

  private newest(personId: string): Promise<{ level: AbilityLevel; assessedOn: string } | null> {
    return this.database.queryOne(
      'SELECT level, assessed_on FROM assessments WHERE person_id = ? ORDER BY id DESC LIMIT 1',
      [personId],
      (row) => ({ level: abilityLevelSchema.parse(row.text('level')), assessedOn: row.text('assessed_on') }),
    );
  }

  private async renew(personId: string): Promise<void> {
    const elder = await this.database.repository(ElderEntity).findOneBy({ personId });
    const newest = await this.newest(personId);
    // Whoever brought no assessment along, and took none away, stays as they are.
    if (
      elder === null ||
      (elder.ability === (newest?.level ?? null) && elder.assessedOn === (newest?.assessedOn ?? null))
    )
      return;
    await this.bringUpToDate(personId, await this.settings.of(plugin, innermostOf(elder)));
  }

  private async ofEach(data: CloudEvent['data']): Promise<void> {
    const { fromId, intoId } = personMergeEventDataSchema.parse(data);
    for (const personId of [fromId, intoId]) await this.renew(personId);
  }
}
