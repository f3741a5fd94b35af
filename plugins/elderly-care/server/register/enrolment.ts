import { Injectable } from '@nestjs/common';
import {
  addDays,
  Clock,
  CoreClient,
  Database,
  Every,
  innermostOf,
  Log,
  type PersonSummary,
  PluginConfiguration,
  Settings,
  unitValues,
} from '@yige/plugin-sdk/server';
import { plugin } from '../../plugin.js';
import { bornBefore, nextVisitDue, tierOf } from '../visits/visit-plan.js';
import { VisitPlanning } from '../visits/visit-planning.js';

const PAGE = 200;
/** A demo's elders were enrolled over this many days, so that visits come due on different ones. */
const DEMO_DAYS = 92;

/** Keeps the register in step with the platform's registry: who is old enough is in it (R40). */
@Injectable()
export class Enrolment {
  constructor(
    private readonly core: CoreClient,
    private readonly database: Database,
    private readonly planning: VisitPlanning,
    private readonly clock: Clock,
    private readonly configuration: PluginConfiguration,
    private readonly log: Log,
    private readonly settings: Settings,
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
    const planned = await this.planning.planEverywhere();
    this.log.logger.info({ enrolled, planned }, 'register brought up to date');
  }

  private async enrol(people: readonly PersonSummary[], today: string): Promise<number> {
    // Before the unit of work: while core answers, nobody waits for it.
    const known = await Promise.all(
      people.map(async (person) => ({ person, local: await this.settings.of(plugin, innermostOf(person.units)) })),
    );
    return this.database.transaction(async () => {
      let enrolled = 0;
      for (const { person, local } of known) {
        const livingAlone = person.householdSize === 1;
        const tier = tierOf({ livingAlone }, today);
        const { affectedRows } = await this.database.execute(
          `UPDATE elders SET district_id = ?, street_id = ?, community_id = ?, grid_id = ?, living_alone = COALESCE(living_alone_told, ?) WHERE person_id = ?`,
          [...unitValues(person.units), livingAlone, person.id],
        );
        if (affectedRows > 0) continue;
        const enrolledOn = this.configuration.demo
          ? addDays(today, -spread(person.id, tier === 'key' ? 32 : DEMO_DAYS))
          : today;
        enrolled += await this.database.insertMany(
          'elders',
          [
            ...['person_id', 'district_id', 'street_id', 'community_id', 'grid_id', 'tier', 'living_alone'],
            ...['enrolled_on', 'last_visit_on', 'next_visit_due', 'planned_for', 'plan_round'],
          ],
          [
            [
              person.id,
              ...unitValues(person.units),
              tier,
              livingAlone,
              enrolledOn,
              null,
              nextVisitDue(tier, enrolledOn, local),
              null,
              0,
            ],
          ],
          { ignoreDuplicates: true },
        );
      }
      return enrolled;
    });
  }
}

/** A number below `days` that is always the same for one person. */
function spread(personId: string, days: number): number {
  let sum = 0;
  for (const character of personId) sum = (sum * 31 + character.charCodeAt(0)) % 1_000_003;
  return sum % days;
}
