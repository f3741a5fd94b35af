import { type Client, coreEvents } from '@yige/contracts';
import type { Dialect } from '@yige/database';
import { idOf } from './district.js';
import { FixturePlugin } from './fixture-plugin.js';
import { MatterDesk } from './matter-desk.js';
import type { Colleague } from './task-desk.js';
import { TestPlatform } from './test-platform.js';

/** Whoever has to do with matters: a grid, its community with a property company and a police room, street and district. */
export interface MatterCast {
  reporter: Colleague;
  secretary: Colleague;
  worker: Colleague;
  /** Two of one street office. */
  street: Colleague;
  official: Colleague;
  district: Colleague;
  manager: Colleague;
  /** Two of one police room. */
  police: Colleague;
  officer: Colleague;
}

/** A district in which matters are reported and handled, and a bureau whose plugin takes some. */
export class MatterStage {
  private constructor(
    readonly platform: TestPlatform,
    readonly plugin: FixturePlugin,
    readonly desk: MatterDesk,
    /** The plugin, acting for itself. */
    readonly bureau: Client,
    readonly cast: MatterCast,
    /** Ids of the property company and the police room. */
    readonly there: { company: string; room: string },
  ) {}

  static async start(dialect: Dialect): Promise<MatterStage> {
    const plugin = new FixturePlugin('fixture', {
      grants: ['core:matter.read', 'core:matter.report', 'core:matter.handle'],
      matters: { categories: ['publicFacilities'] },
      events: { subscribes: [coreEvents.matterRouted] },
    });
    await plugin.start();
    const platform = await TestPlatform.start(dialect, { plugins: [plugin] });
    const desk = new MatterDesk(platform);
    const secretary = await desk.colleague('communitySecretary', 'elm');
    const there = await neighbours(secretary.client);
    const company = { kind: 'partner', id: there.company } as const;
    const room = { kind: 'agency', id: there.room } as const;
    const cast = {
      reporter: await desk.colleague('gridWorker', 'elm-1'),
      secretary,
      worker: await desk.colleague('communityWorker', 'elm'),
      street: await desk.colleague('streetOfficial', 'north'),
      official: await desk.colleague('streetOfficial', 'north'),
      district: await desk.colleague('districtOfficial', 'district'),
      manager: await desk.colleague('propertyManager', 'elm', company),
      police: await desk.colleague('policeOfficer', 'elm', room),
      officer: await desk.colleague('policeOfficer', 'elm', room),
    };
    return new MatterStage(platform, plugin, desk, await platform.clientOfPlugin(plugin), cast, there);
  }

  async stop(): Promise<void> {
    await this.platform.stop();
    await this.plugin.stop();
  }
}

async function neighbours(client: Client): Promise<{ company: string; room: string }> {
  const inElm = { unitId: idOf('elm'), validFrom: '2023-01-01' };
  const room = {
    kind: 'policeRoom',
    bureau: 'police',
    glyph: '警',
    name: '榆树警务室',
    serves: [idOf('elm')],
  } as const;
  const company = await client.partners.create({ body: { ...inElm, kind: 'propertyCompany', name: '安居物业' } });
  const agency = await client.agencies.create({ body: { ...inElm, ...room, serves: [idOf('elm')] } });
  return { company: company.id, room: agency.id };
}

/** One matter as somebody sees it. */
export function see({ client }: Pick<Colleague, 'client'>, { id }: { id: string }) {
  return client.matters.get({ params: { id } });
}
