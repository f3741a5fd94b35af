import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { InboxFollowing } from '../src/matters/inbox-following.js';
import { UnitDirectory } from '../src/org/unit-directory.js';
import { Clock } from '../src/time/clock.js';
import { idOf } from './support/district.js';
import { MatterDesk } from './support/matter-desk.js';
import { dialects, eventually, TestPlatform } from './support/test-platform.js';

const basis = {
  number: '青政函〔2026〕31 号',
  title: '关于调整社区的批复',
  issuer: '青禾区人民政府',
  date: '2026-10-01',
};

const told = z.object({ units: z.object({ street: z.number().nullable() }).optional() });

describe.each(dialects)('matters and reorganisations, on %s', (dialect) => {
  let platform: TestPlatform;
  let desk: MatterDesk;
  beforeAll(async () => {
    platform = await TestPlatform.start(dialect);
    desk = new MatterDesk(platform);
  }, 60_000);
  afterAll(() => platform?.stop());

  /** Streets that were told of the task of a matter’s step. */
  const streetsToldOf = (matterId: string) =>
    platform.database.query(
      `SELECT h.audience FROM live_hints h JOIN matter_inbox i ON i.task_id = h.subject_id
       WHERE h.topic = 'task' AND i.matter_id = ?`,
      [matterId],
      (row) => row.json('audience', (audience) => told.parse(audience).units?.street),
    );

  it('follow their community to another street, with what waits there in inboxes', async () => {
    const [secretary, north, south] = [
      await desk.colleague('communitySecretary', 'oak'),
      await desk.colleague('streetOfficial', 'north'),
      await desk.colleague('streetOfficial', 'south'),
    ];
    const district = await platform.clientOf('official.district');
    const matter = await desk.report(secretary, { place: { unitId: idOf('oak-1') } });
    await desk.act(secretary, matter, 'openCase');
    await desk.act(secretary, matter, 'passUp', { note: '社区解决不了' });
    expect(await desk.mattersInBox(north, 'unit')).toEqual([matter.id]);

    const system = await platform.clientOf('system');
    const { reorganisation } = await system.reorganisations.propose({
      body: {
        effectiveOn: platform.application.get(Clock).today(),
        basis,
        reason: 'the other street is nearer',
        changes: [{ change: 'move', units: [idOf('oak')], parent: idOf('south') }],
      },
    });
    const id = reorganisation?.id ?? '';
    await district.reorganisations.approve({ params: { id }, body: { note: 'agreed' } });
    await eventually(async () => (await district.reorganisations.get({ params: { id } })).state === 'done');
    await platform.application.get(InboxFollowing).round();

    // Those of the street where it waits now are told at once, wherever they look.
    const street = platform.application.get(UnitDirectory).byId(idOf('south'))?.number;
    await eventually(async () => (await streetsToldOf(matter.id)).includes(street));
    await eventually(async () => (await desk.mattersInBox(south, 'unit')).includes(matter.id));
    expect(await desk.mattersInBox(north, 'unit')).toEqual([]);
    const seen = await south.client.matters.get({ params: matter });
    expect(seen.holder).toMatchObject({ kind: 'unit', name: 'south' });
    expect(seen.actions).toContain('dispatch');
    await expect(north.client.matters.get({ params: matter })).rejects.toMatchObject({ status: 404 });
  });
});
