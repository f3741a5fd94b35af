import { Injectable } from '@nestjs/common';
import {
  addDays,
  Clock,
  Database,
  innermostOf,
  instantAt,
  newId,
  oneOf,
  People,
  type PersonSummary,
  PluginConfiguration,
  Settings,
} from '@yige/plugin-sdk/server';
import { type Tier, tierSchema } from '../../contract.js';
import { plugin } from '../../plugin.js';
import { DueVisits } from '../visits/due-visits.js';
import { bornBefore } from '../visits/visit-plan.js';
import { type InventedPast, pastOf } from './invented-past.js';
import { missed, resultOf, timeOf, visitorsOf } from './invented-visits.js';

/** The register was begun so many days ago. */
const BEGUN = 365;
const AT_ONCE = 200;

interface Past extends InventedPast {
  person: PersonSummary;
  tier: Tier;
}

/** Two months of invented visits for a demo district. */
@Injectable()
export class DemoVisits {
  constructor(
    private readonly people: People,
    private readonly database: Database,
    private readonly dueVisits: DueVisits,
    private readonly settings: Settings,
    private readonly clock: Clock,
    private readonly configuration: PluginConfiguration,
  ) {}

  /** The first time, once the register has elders. */
  async visitOnce(): Promise<void> {
    const known = await this.database.queryOne('SELECT id FROM visits LIMIT 1', [], () => true);
    if (known === true) return;
    const pasts = await this.invent();
    const visitors = visitorsOf(pasts.map(({ person }) => person));
    await this.database.transaction(async () => {
      await this.keepStanding(pasts);
      await this.keepDue(pasts);
      await this.keepVisits(pasts, visitors);
    });
  }

  /** Of those who were old enough when the register was begun, and whose next visit nobody was asked for yet. */
  private async invent(): Promise<Past[]> {
    const today = this.clock.today();
    const tiers = new Map(
      await this.database.query(
        'SELECT person_id, tier FROM elders WHERE last_visit_on IS NULL AND planned_for IS NULL',
        [],
        (row): [string, Tier] => [row.text('person_id'), tierSchema.parse(row.text('tier'))],
      ),
    );
    const pasts: Past[] = [];
    for await (const person of this.people.list({ bornBefore: bornBefore(addDays(today, -BEGUN)) })) {
      const tier = tiers.get(person.id);
      if (tier === undefined) continue;
      const local = await this.settings.of(plugin, innermostOf(person.units));
      pasts.push({ person, tier, ...pastOf(person.id, tier, today, local) });
    }
    return pasts;
  }

  /** Elders with the same days are changed together. */
  private async keepStanding(pasts: readonly Past[]): Promise<void> {
    const enrolledOn = addDays(this.clock.today(), -BEGUN);
    const byDays = new Map<string, Past[]>();
    for (const past of pasts) {
      const days = `${past.lastOn} ${past.nextDue}`;
      byDays.set(days, [...(byDays.get(days) ?? []), past]);
    }
    for (const alike of byDays.values()) {
      const [first] = alike;
      if (first === undefined) continue;
      const { sql, parameters } = oneOf('person_id', idsOf(alike));
      await this.database.execute(
        `UPDATE elders SET enrolled_on = ?, last_visit_on = ?, next_visit_due = ? WHERE ${sql}`,
        [enrolledOn, first.lastOn, first.nextDue, ...parameters],
      );
    }
  }

  /** In place of what enrolment laid down. */
  private async keepDue(pasts: readonly Past[]): Promise<void> {
    for (let start = 0; start < pasts.length; start += AT_ONCE) {
      const { sql, parameters } = oneOf('person_id', idsOf(pasts.slice(start, start + AT_ONCE)));
      await this.database.execute(`DELETE FROM due_visits WHERE ${sql}`, parameters);
    }
    await this.dueVisits.add(
      pasts.flatMap(({ person, visits, nextDue }) =>
        [...visits.map(({ dueOn }) => dueOn), nextDue].map((dueOn) => ({ personId: person.id, dueOn })),
      ),
    );
  }

  private async keepVisits(pasts: readonly Past[], visitors: ReturnType<typeof visitorsOf>): Promise<void> {
    const rows = pasts.flatMap(({ person, number, visits }) =>
      visits.flatMap(({ on, attemptedOn }, index) => {
        const by = visitors.get(innermostOf(person.units));
        if (by === undefined) throw new Error('Nobody visits in this unit');
        const { districtId, streetId, communityId, gridId } = person.units;
        const row = (day: string, result: ReturnType<typeof resultOf>) => {
          const id = newId();
          const at = instantAt(day, timeOf(number + index), this.configuration.timeZone);
          return [
            ...[id, id, person.id, districtId, streetId, communityId, gridId],
            ...[result.personMet, JSON.stringify(result), at, by.id, by.name],
          ];
        };
        const met = row(on, resultOf(number + index * 7));
        return attemptedOn === null ? [met] : [row(attemptedOn, missed), met];
      }),
    );
    await this.database.insertMany(
      'visits',
      [
        ...['id', 'task_id', 'person_id', 'district_id', 'street_id', 'community_id', 'grid_id'],
        ...['mode', 'result', 'visited_at', 'visited_by', 'visited_by_name'],
      ],
      rows,
    );
  }
}

function idsOf(pasts: readonly Past[]): string[] {
  return pasts.map(({ person }) => person.id);
}
