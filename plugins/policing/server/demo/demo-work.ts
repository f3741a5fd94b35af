import { Injectable } from '@nestjs/common';
import { Database, Every, People, type PersonSummary, PluginConfiguration } from '@yige/plugin-sdk/server';
import { HomePlanning } from '../rented-homes/home-planning.js';
import { DemoDisputes } from './demo-disputes.js';
import { DemoHomes } from './demo-homes.js';

/** The community of the demo district that stands there in full. */
const COMMUNITY = '爱民佳苑社区';
/** Residents among whom homes and parties are chosen. */
const RESIDENTS = 500;
/** At the doors of these elders every bureau has work; the first is the resident of the pictures. */
const MET_BY_ALL = [
  { name: '陈桂兰', birthDate: '1944-05-12' },
  { name: '韩爱珍', birthDate: '1933-12-12' },
] as const;

/** Two months of invented work for a demo district, once there are residents. */
@Injectable()
export class DemoWork {
  constructor(
    private readonly people: People,
    private readonly database: Database,
    private readonly disputes: DemoDisputes,
    private readonly homes: DemoHomes,
    private readonly planning: HomePlanning,
    private readonly configuration: PluginConfiguration,
  ) {}

  @Every({ name: 'demo', minutes: 360 })
  async writeOnce(): Promise<void> {
    if (!this.configuration.demo) return;
    const known = await this.database.queryOne('SELECT id FROM disputes LIMIT 1', [], () => true);
    if (known === true) return;
    const [residents, metByAll] = [await this.residents(), await this.metByAll()];
    if (residents.length === 0) return;
    await this.database.transaction(async () => {
      await this.disputes.write(residents);
      await this.homes.write(residents, metByAll);
    });
    await this.planning.run();
  }

  /** With a door, in the order of their doors, so that every start of a demo shows the same. */
  private async residents(): Promise<PersonSummary[]> {
    const found: { person: PersonSummary; door: string }[] = [];
    for await (const person of this.people.list()) {
      const { door, unitName } = person;
      if (door !== null && unitName.startsWith(COMMUNITY)) found.push({ person, door: door.text });
      if (found.length === RESIDENTS) break;
    }
    const order = new Intl.Collator('zh-CN', { numeric: true });
    return found.sort((one, other) => order.compare(one.door, other.door)).map(({ person }) => person);
  }

  private async metByAll(): Promise<PersonSummary[]> {
    const found: PersonSummary[] = [];
    for await (const person of this.people.list({ bornBefore: MET_BY_ALL[0].birthDate })) {
      const isThere = person.door !== null && person.unitName.startsWith(COMMUNITY);
      if (isThere && MET_BY_ALL.some(({ name, birthDate }) => name === person.name && birthDate === person.birthDate))
        found.push(person);
    }
    return found;
  }
}
