import { Injectable } from '@nestjs/common';
import {
  Clock,
  CoreClient,
  Database,
  Every,
  innermostOf,
  Log,
  oneOf,
  type PersonSummary,
  Settings,
  unitValues,
} from '@yige/plugin-sdk/server';
import { plugin } from '../../plugin.js';
import { AbilityStanding } from '../ability/ability-standing.js';
import { DemoWork } from '../demo/demo-work.js';
import { DueVisits } from '../visits/due-visits.js';
import { bornBefore, type LocalCycles, nextVisitDue, tierOf } from '../visits/visit-plan.js';
import { VisitPlanning } from '../visits/visit-planning.js';

const PAGE = 200;

/** Keeps the register in step with the platform's registry: who is old enough is in it (R40). */
@Injectable()
export class Enrolment {
  constructor(
    private readonly core: CoreClient,
    private readonly database: Database,
    private readonly planning: VisitPlanning,
    private readonly clock: Clock,
    private readonly log: Log,
    private readonly settings: Settings,
    private readonly dueVisits: DueVisits,
    private readonly ability: AbilityStanding,
    private readonly demo: DemoWork,
  ) {}

  /** Page by page and idempotent: a run that breaks off is simply taken up by the next. */
  @Every({ name: 'enrol-and-plan', minutes: 360 })
  async run(): Promise<void> {
    const today = this.clock.today();
    let enrolled = 0;
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const query = { bornBefore: bornBefore(today), limit: PAGE, ...(cursor === undefined ? {} : { cursor }) };
      const page: { items: PersonSummary[]; next: string | null } = await this.core.asPlugin().people.list({ query });
      enrolled += await this.enrol(page.items, today);
      cursor = page.next;
    }
    await this.demo.once();
    const planned = await this.planning.planEverywhere();
    this.log.logger.info({ enrolled, planned }, 'register brought up to date');
  }

  /** Those who are old enough; answers how many are new. */
  async enrol(people: readonly PersonSummary[], today: string): Promise<number> {
    if (people.length === 0) return 0;
    // Before the unit of work: while core answers, nobody waits for it.
    const cycles = await this.cyclesOfChanged(people);
    return this.database.transaction(async () => {
      const enrolled: { personId: string; dueOn: string }[] = [];
      for (const person of people) {
        const livingAlone = person.householdSize === 1;
        const { affectedRows } = await this.database.execute(
          `UPDATE elders SET district_id = ?, street_id = ?, community_id = ?, grid_id = ?, living_alone = COALESCE(living_alone_told, ?) WHERE person_id = ?`,
          [...unitValues(person.units), livingAlone, person.id],
        );
        const local = cycles.get(person.id);
        // Who left the register in between is taken up by the next run.
        if (local === undefined) continue;
        if (affectedRows > 0) {
          await this.ability.bringUpToDate(person.id, local);
          continue;
        }
        const tier = tierOf({ livingAlone, ability: null }, today, local);
        const dueOn = nextVisitDue(tier, today, local);
        const added = await this.database.insertMany(
          'elders',
          [
            ...['person_id', 'district_id', 'street_id', 'community_id', 'grid_id', 'tier', 'living_alone'],
            ...['enrolled_on', 'last_visit_on', 'next_visit_due', 'planned_for', 'plan_round'],
          ],
          [[person.id, ...unitValues(person.units), tier, livingAlone, today, null, dueOn, null, 0]],
          { ignoreDuplicates: true },
        );
        if (added > 0) enrolled.push({ personId: person.id, dueOn });
      }
      await this.dueVisits.add(enrolled);
      // Whoever comes back into the register brings what was found before.
      for (const personId of await this.ability.assessedAmong(enrolled.map(({ personId }) => personId))) {
        const local = cycles.get(personId);
        if (local !== undefined) await this.ability.bringUpToDate(personId, local);
      }
      return enrolled.length;
    });
  }

  /**
   * By their ids, what is set where those of them live whose tier is to be worked out: who is not in the register yet, and
   * who began to live alone or lives so no more.
   */
  private async cyclesOfChanged(people: readonly PersonSummary[]): Promise<Map<string, LocalCycles>> {
    const { sql, parameters } = oneOf(
      'person_id',
      people.map(({ id }) => id),
    );
    const known = new Map(
      await this.database.query(
        `SELECT person_id, living_alone, living_alone_told FROM elders WHERE ${sql}`,
        parameters,
        (row): [string, { alone: boolean; told: boolean }] => [
          row.text('person_id'),
          { alone: row.boolean('living_alone'), told: row.stored('living_alone_told') !== null },
        ],
      ),
    );
    const changed = people.filter(({ id, householdSize }) => {
      const elder = known.get(id);
      return elder === undefined || (!elder.told && elder.alone !== (householdSize === 1));
    });
    return new Map(
      await Promise.all(
        changed.map(async ({ id, units }) => [id, await this.settings.of(plugin, innermostOf(units))] as const),
      ),
    );
  }
}
