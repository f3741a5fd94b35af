import { Injectable } from '@nestjs/common';
import {
  addDays,
  Clock,
  Database,
  innermostOf,
  instantAt,
  type Occurrence,
  PluginConfiguration,
  Recurring,
  readUnitPath,
  Settings,
  TaskOutbox,
  type UnitPath,
} from '@yige/plugin-sdk/server';
import { plugin } from '../../plugin.js';

/** Due by the end of office hours on the last day of the month. */
const DUE_TIME = '18:00';

/** Asks each community once a month for what the rules ask of its branches, all of them in one task. */
@Injectable()
export class MonthLifePlanning {
  constructor(
    private readonly database: Database,
    private readonly tasks: TaskOutbox,
    private readonly settings: Settings,
    private readonly clock: Clock,
    private readonly configuration: PluginConfiguration,
  ) {}

  @Recurring({ name: 'month-life', every: 'month', at: '06:00' })
  run({ key, endDay }: Pick<Occurrence, 'key' | 'endDay'>): Promise<void> {
    // A plugin that first starts on the first before it opens is told of the month before: nobody is asked for that.
    return endDay <= this.clock.today() ? Promise.resolve() : this.ask(key, endDay);
  }

  /** `endDay` is the first day after the month. Asked again, nothing comes of it for units that have their task. */
  async ask(month: string, endDay: string): Promise<void> {
    const wanted: UnitPath[] = [];
    for (const units of await this.places()) {
      if ((await this.settings.of(plugin, innermostOf(units))).monthlyTask) wanted.push(units);
    }
    const dueAt = instantAt(addDays(endDay, -1), DUE_TIME, this.configuration.timeZone).toISOString();
    const [year, number] = month.split('-').map(Number);
    const title = {
      'zh-CN': `${year} 年 ${number} 月组织生活`,
      en: `Organisation life of ${month}`,
    };
    await this.tasks.createMany(
      wanted.map((units) => {
        const unitId = innermostOf(units);
        // In a community it is the work of its party organisation, and not of the work station, which does what nobody claims.
        const owner = unitId === units.communityId ? { body: 'partyOrganisation' as const } : {};
        const task = {
          type: 'party-ledger:monthLife',
          unitId,
          ...owner,
          title,
          payload: { month },
          dueAt,
          round: 'life',
        };
        return { key: `life:${unitId}:${month}`, task };
      }),
    );
  }

  /** Where branches stand today. */
  private places(): Promise<UnitPath[]> {
    const today = this.clock.today();
    return this.database.query(
      `SELECT DISTINCT district_id, street_id, community_id, grid_id FROM organisations
       WHERE kind IN ('branch', 'jointBranch') AND founded_on <= ? AND abolished_on > ?`,
      [today, today],
      readUnitPath,
    );
  }
}
