import { MATTERS_ON_MAP, type Matter, newId } from '@yige/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MatterMap } from '../src/matters/lists/matter-map.js';
import { MATTER_COLUMNS } from '../src/matters/matter-rows.js';
import { idOf } from './support/district.js';
import { gridWorkerOf } from './support/door-desk.js';
import { MatterDesk } from './support/matter-desk.js';
import { type Colleague, refusalOf } from './support/task-desk.js';
import { dialects, TestPlatform } from './support/test-platform.js';

const HERE = { longitude: 124.501234, latitude: 29.004321 };
const HOUSE = { longitude: 124.502, latitude: 29.003 };

describe.each(dialects)('the map of matters, on %s', (dialect) => {
  let platform: TestPlatform;
  let desk: MatterDesk;
  let reporter: Colleague;
  let secretary: Colleague;
  let elsewhere: Colleague;
  let standing: Matter;
  let housed: Matter;
  let nowhere: Matter;
  beforeAll(async () => {
    platform = await TestPlatform.start(dialect);
    desk = new MatterDesk(platform);
    reporter = await desk.colleague('gridWorker', 'elm-1');
    secretary = await desk.colleague('communitySecretary', 'elm');
    elsewhere = await desk.colleague('communitySecretary', 'ash');
    await platform.database.execute('UPDATE buildings SET longitude_micro = ?, latitude_micro = ? WHERE id = ?', [
      ...[HOUSE.longitude * 1_000_000, HOUSE.latitude * 1_000_000],
      idOf('elm-1-building'),
    ]);
    const unitId = idOf('elm-1');
    const buildingId = idOf('elm-1-building');
    standing = await desk.report(reporter, { place: { unitId, buildingId, position: HERE } });
    housed = await desk.report(reporter, { place: { unitId, buildingId } });
    nowhere = await desk.report(reporter, { place: { unitId, text: '东门' } });
  }, 60_000);
  afterAll(() => platform?.stop());

  const mapOf = (
    { client }: Colleague,
    query: { box?: 'mine' | 'reported'; stage?: 'openCase'; overdue?: string } = {},
  ) => client.matters.map({ query });

  it('shows a matter where its reporter stood, else where its building stands, and says what has no place', async () => {
    const { items, unplaced, more } = await mapOf(secretary);
    expect(new Map(items.map(({ id, position }) => [id, position]))).toEqual(
      new Map([
        [standing.id, HERE],
        [housed.id, HOUSE],
      ]),
    );
    expect({ unplaced, more }).toEqual({ unplaced: 1, more: false });
    expect([standing, housed, nowhere].map(({ place }) => place.position)).toEqual([HERE, HOUSE, null]);
  });

  it('tells nothing of anybody: a point is an id, a step and a place', async () => {
    const { items } = await mapOf(secretary);
    for (const item of items) expect(Object.keys(item).sort()).toEqual(['id', 'overdue', 'position', 'stage']);
  });

  it('shows each what they see in their list, and is narrowed like it', async () => {
    expect((await mapOf(elsewhere)).items).toEqual([]);
    expect((await mapOf(reporter, { box: 'reported' })).items).toHaveLength(2);
    expect((await mapOf(secretary, { box: 'mine' })).items).toEqual([]);
    await desk.act(secretary, housed, 'openCase');
    await desk.lapse(housed.id);
    const [open, overdue] = [{ stage: 'openCase' } as const, { overdue: 'true' } as const];
    expect((await mapOf(secretary, open)).items.map(({ id }) => id)).toEqual([standing.id]);
    expect((await mapOf(secretary, overdue)).items).toEqual([
      { id: housed.id, stage: 'dispatch', overdue: true, position: HOUSE },
    ]);
  });

  it('goes out as a sheet: the rows of the list as it is narrowed, without who told of them, and with who asked why', async () => {
    const told = await desk.report(reporter, {
      title: '+夜里太吵',
      source: 'public',
      contact: { name: '郑七七', phone: '19900007771' },
      place: { unitId: idOf('elm-1'), text: '北门' },
    });
    const sheetOf = async (filter: { box: 'unit'; stage?: 'openCase' }, client = secretary.client) => {
      const body = { filter, format: 'csv' as const, reason: '核对本月事项' };
      return (await client.matters.export({ body })).text();
    };
    const csv = await sheetOf({ box: 'unit', stage: 'openCase' });
    // A title that a spreadsheet would run is harmless in it.
    expect(csv).toContain(`'+夜里太吵,待立案,公共设施,elmelm-1,北门,elm,`);
    expect(csv).not.toMatch(/郑|19900007771/);
    // Narrowed: the one whose case is open is not among them.
    expect(csv.split('\r\n').filter((line) => line.includes('待立案'))).toHaveLength(3);
    expect(csv).toContain('用途：核对本月事项');
    expect(await sheetOf({ box: 'unit' }, elsewhere.client)).not.toContain(told.title);
    const [details] = await platform.database.query(
      "SELECT details, reason FROM audit_entries WHERE action = 'export.made' ORDER BY id LIMIT 1",
      [],
      (row) => [row.text('reason'), JSON.parse(row.text('details'))],
    );
    expect(details).toEqual(['核对本月事项', { kind: 'matters', box: 'unit', format: 'csv' }]);
    expect(await refusalOf(sheetOf({ box: 'unit' }, reporter.client))).toBe('403 request.forbidden');
  });

  it('takes one statement, and says when there are more than it shows', async () => {
    const columns = MATTER_COLUMNS.join(', ');
    const copied = MATTER_COLUMNS.map((name) => (name === 'id' ? '?' : name)).join(', ');
    const copies = Array.from({ length: MATTERS_ON_MAP }, () => newId());
    await platform.database.transaction(async () => {
      for (const id of copies) {
        await platform.database.execute(`INSERT INTO matters (${columns}) SELECT ${copied} FROM matters WHERE id = ?`, [
          id,
          standing.id,
        ]);
      }
    });
    const caller = gridWorkerOf(platform, 'elm-1', reporter.id);
    const query = { box: 'reported', overdue: false } as const;
    const read = () => platform.application.get(MatterMap).read(caller, query);
    const { statements } = await platform.database.statements.count(read);
    expect(statements).toHaveLength(1);
    const { items, unplaced, more } = await read();
    expect(more).toBe(true);
    expect(items.length + unplaced).toBe(MATTERS_ON_MAP);
    // The most urgent is among them.
    expect(items[0]?.id).toBe(housed.id);
  });
});
