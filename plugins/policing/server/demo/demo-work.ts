import { Injectable } from '@nestjs/common';
import { Database, Every, People, type PersonSummary, PluginConfiguration } from '@yige/plugin-sdk/server';
import { HomePlanning } from '../rented-homes/home-planning.js';
import { DemoDisputes } from './demo-disputes.js';
import { DemoHomes } from './demo-homes.js';

/** The community of the demo district that stands there in full. */
const COMMUNITY = '爱民佳苑社区';
/** Residents among whom homes and parties are chosen. */
const RESIDENTS = 500;
/** The resident of the pictures, whose door every bureau has work at. */
const PICTURED = { name: '陈桂兰', birthDate: '1944-05-12' };

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
    const residents = await this.residents();
    if (residents.length === 0) return;
    await this.database.transaction(async () => {
      await this.disputes.write(residents);
      await this.homes.write(residents);
    });
    await this.planning.run();
  }

  /** With a door, in the order of their doors, so that every start of a demo shows the same; the pictured one first. */
  private async residents(): Promise<PersonSummary[]> {
    const found: { person: PersonSummary; door: string }[] = [];
    for await (const person of this.people.list()) {
      const { door, unitName } = person;
      if (door !== null && unitName.startsWith(COMMUNITY)) found.push({ person, door: door.text });
      if (found.length === RESIDENTS) break;
    }
    const order = new Intl.Collator('zh-CN', { numeric: true });
    const inOrder = found.sort((one, other) => order.compare(one.door, other.door)).map(({ person }) => person);
    const pictured = await this.pictured();
    return [...pictured, ...inOrder.filter(({ id }) => pictured.every((each) => each.id !== id))];
  }

  private async pictured(): Promise<PersonSummary[]> {
    const { name, birthDate } = PICTURED;
    for await (const person of this.people.list({ bornBefore: birthDate })) {
      if (person.name === name && person.birthDate === birthDate && person.door !== null) return [person];
    }
    return [];
  }
}
