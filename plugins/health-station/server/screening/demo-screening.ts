import { Injectable } from '@nestjs/common';
import {
  addDays,
  addMonths,
  Clock,
  Database,
  newId,
  People,
  type PersonSummary,
  Settings,
} from '@yige/plugin-sdk/server';
import { plugin } from '../../plugin.js';
import { screenedBornBy } from '../readings/follow-up-plan.js';
import { ScreeningStandings } from './screening-standings.js';

const DOCTOR = { id: newId(), name: '沈立群' };
/** So many are screened, of whom these few are not well. */
const SCREENED = 36;
const RAISED: readonly (readonly { daysAgo: number; figures: [number, number] }[])[] = [
  [
    { daysAgo: 12, figures: [146, 92] },
    { daysAgo: 8, figures: [150, 88] },
    { daysAgo: 3, figures: [144, 91] },
  ],
  [{ daysAgo: 5, figures: [142, 86] }],
  [{ daysAgo: 2, figures: [184, 104] }],
  [
    { daysAgo: 20, figures: [148, 90] },
    { daysAgo: 9, figures: [141, 84] },
  ],
];

/** Invented screening of two months, for a demo district. */
@Injectable()
export class DemoScreening {
  constructor(
    private readonly people: People,
    private readonly database: Database,
    private readonly standings: ScreeningStandings,
    private readonly settings: Settings,
    private readonly clock: Clock,
  ) {}

  /** The first time, once there are patients: residents of their community who are younger than they. */
  async screenOnce(): Promise<void> {
    const known = await this.database.queryOne('SELECT id FROM screenings LIMIT 1', [], () => true);
    const unit = await this.database.queryOne('SELECT community_id FROM patients LIMIT 1', [], (row) =>
      row.textOrNull('community_id'),
    );
    if (known === true || unit === null) return;
    const chosen = await this.choose(unit);
    const local = await this.settings.of(plugin);
    const today = this.clock.today();
    await this.database.transaction(async () => {
      for (const [index, { id: personId, units }] of chosen.entries()) {
        const normal: [number, number] = [112 + ((index * 7) % 24), 70 + ((index * 5) % 16)];
        for (const { daysAgo, figures } of RAISED[index] ?? [{ daysAgo: 4 + index, figures: normal }]) {
          const [systolic, diastolic] = figures;
          const measured = { id: newId(), personId, units, systolic, diastolic, pulse: 64 + (index % 20) };
          await this.standings.add({ ...measured, on: addDays(today, -daysAgo), by: DOCTOR }, local);
        }
      }
    });
  }

  private async choose(unit: string): Promise<PersonSummary[]> {
    const today = this.clock.today();
    const oldest = addMonths(today, -12 * 60);
    const chosen: PersonSummary[] = [];
    for await (const person of this.people.list({ bornBefore: screenedBornBy(today), unit })) {
      if (person.birthDate > oldest) chosen.push(person);
      if (chosen.length === SCREENED) break;
    }
    return chosen;
  }
}
