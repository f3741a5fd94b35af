import { Injectable } from '@nestjs/common';
import {
  addMonths,
  Clock,
  Database,
  Every,
  People,
  type PersonSummary,
  PluginConfiguration,
} from '@yige/plugin-sdk/server';
import { MonthLifePlanning } from '../meetings/month-life-planning.js';
import { DemoBranches } from './demo-branches.js';
import { DemoMeetings } from './demo-meetings.js';
import { DemoMembers } from './demo-members.js';

/** The community of the demo district whose party committee keeps its ledger here. */
const COMMUNITY = '爱民佳苑社区';
/** Residents among the members; about as many more are held only here. */
const RESIDENTS = 110;
/** Born by this many years ago: nobody younger is a member. */
const GROWN = 24;

/** An invented ledger for a demo district: organisations, members, a year of meetings and dues of some months. */
@Injectable()
export class DemoLedger {
  constructor(
    private readonly people: People,
    private readonly database: Database,
    private readonly branches: DemoBranches,
    private readonly members: DemoMembers,
    private readonly meetings: DemoMeetings,
    private readonly planning: MonthLifePlanning,
    private readonly clock: Clock,
    private readonly configuration: PluginConfiguration,
  ) {}

  /** The first time, once there are residents; all of it or nothing. */
  @Every({ name: 'demo', minutes: 360 })
  async makeOnce(): Promise<void> {
    if (!this.configuration.demo) return;
    const known = await this.database.queryOne('SELECT id FROM organisations LIMIT 1', [], () => true);
    if (known === true) return;
    const residents = await this.residents();
    const [first] = residents;
    if (first === undefined) return;
    await this.database.transaction(async () => {
      const units = { ...first.units, gridId: null };
      const branches = await this.branches.found(units);
      await this.members.admit(branches, residents, units);
      for (const branch of branches) {
        await this.members.elect(branch);
        await this.meetings.hold(branch, units);
      }
      await this.members.pay();
    });
    const month = this.clock.today().slice(0, 7);
    await this.planning.ask(month, addMonths(`${month}-01`, 1));
  }

  /** Spread over the community, not one household after the other. */
  private async residents(): Promise<PersonSummary[]> {
    const bornBefore = addMonths(this.clock.today(), -12 * GROWN);
    const found: PersonSummary[] = [];
    for await (const person of this.people.list({ bornBefore })) {
      if (person.unitName.startsWith(COMMUNITY)) found.push(person);
    }
    const step = Math.max(1, Math.floor(found.length / RESIDENTS));
    return found.filter((_person, index) => index % step === 0).slice(0, RESIDENTS);
  }
}
