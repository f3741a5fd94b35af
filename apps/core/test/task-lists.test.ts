import { addWorkingDays, newId, startOfDay, type TaskFilter, type TaskStatus, taskFilterSchema } from '@yige/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StaffCaller } from '../src/access/caller.js';
import { rolePermissions } from '../src/access/roles.js';
import { UnitDirectory } from '../src/org/unit-directory.js';
import { ListFilters } from '../src/tasks/lists/list-filters.js';
import { pageOfParts } from '../src/tasks/lists/list-page.js';
import { TaskBoxes } from '../src/tasks/lists/task-boxes.js';
import { TaskLists } from '../src/tasks/lists/task-lists.js';
import { TASK_COLUMNS } from '../src/tasks/task-rows.js';
import { Clock } from '../src/time/clock.js';
import { idOf } from './support/district.js';
import { dialects, TestPlatform } from './support/test-platform.js';

const PAGE = 20;
const OPEN: TaskStatus[] = ['open', 'accepted', 'inProgress', 'submitted'];
const HOUR = 3_600_000;

interface Row {
  id: string;
  type: string;
  plugin: string;
  status: TaskStatus;
  grid: string;
  assignee: string | null;
  due: Date;
  overseen: boolean;
  dispatch: string | null;
}

/** 20,000 tasks as a district might have them: 200 a grid of elm, 2,000 there, the rest elsewhere. */
const dispatches = Array.from({ length: 10 }, () => newId());
const rowsAt = (now: Date): Row[] =>
  Array.from({ length: 20_000 }, (_, index) => ({
    id: newId(),
    type: `bureau${index % 7}:kind${index % 3}`,
    plugin: `bureau${index % 7}`,
    status: OPEN[index % OPEN.length] ?? 'open',
    grid: index % 100 === 0 ? 'elm-1' : index % 11 === 0 ? 'elm-2' : index % 2 === 0 ? 'oak-1' : 'ash-1',
    assignee: index % 100 === 0 ? 'worker.elm-1' : index % 5 === 0 ? null : 'worker.oak-1',
    // One in thirty is overdue; all different, so that the order is known.
    due: new Date(now.getTime() + ((index * 7919) % 20_000) * 0.09 * HOUR - 60 * HOUR),
    overseen: index % 400 === 0,
    dispatch: index % 3 === 0 ? (dispatches[index % 10] ?? null) : null,
  }));

describe.each(dialects)('lists of tasks, on %s', (dialect) => {
  let platform: TestPlatform;
  let rows: Row[];
  const unitOf = (name: string) => {
    const unit = platform.application.get(UnitDirectory).byId(idOf(name));
    if (unit === null) throw new Error(`There is no unit ${name}`);
    return unit;
  };
  beforeAll(async () => {
    platform = await TestPlatform.start(dialect);
    const now = platform.application.get(Clock).now();
    rows = rowsAt(now);
    const units = platform.application.get(UnitDirectory);
    await platform.database.insertMany(
      'tasks_open',
      [...TASK_COLUMNS, 'clock_at'],
      rows.map((row) => {
        const { district, street, community, grid } = units.numbersOf(unitOf(row.grid).number);
        return [
          ...[row.id, row.type, row.plugin, '上门', 'Visit', row.status, district, street, community, grid],
          ...[null, null, null, null, row.assignee === null ? null : idOf(row.assignee), null],
          ...[row.due, now, now, '{}', 1, row.dispatch, row.overseen, 0, new Date('9999-12-31T00:00:00.000Z')],
        ];
      }),
    );
    if (dialect === 'mysql') await platform.database.query('ANALYZE TABLE tasks_open', [], () => null);
  }, 120_000);
  afterAll(() => platform?.stop());

  const callerIn = (role: 'gridWorker' | 'communitySecretary' | 'districtOfficial', unitName: string): StaffCaller => {
    const unit = unitOf(unitName);
    const { id, number, name, level } = unit;
    const post = {
      ...{ id: newId(), role, unit: { id, number, name, level }, community: null, body: null, agency: null },
      ...{ partner: null, scope: platform.application.get(UnitDirectory).scopeUnits(number) },
      permissions: new Set(rolePermissions[role]),
    };
    return {
      ...{ kind: 'staff' as const, accountId: idOf('worker.elm-1'), username: role, name: role, sessionKey: '' },
      ...{ confirmedAt: new Date(), restriction: null, posts: [post], heldPosts: [post] },
      ...{ actingPostId: null, breakGlass: null, standsInFor: [] },
    };
  };
  const grid = () => callerIn('gridWorker', 'elm-1');
  const community = () => callerIn('communitySecretary', 'elm');
  const district = () => callerIn('districtOfficial', 'district');
  const filterOf = (filter: Partial<TaskFilter>): TaskFilter => taskFilterSchema.parse(filter);
  const soon = () => {
    const today = platform.application.get(Clock).today();
    return startOfDay(addWorkingDays(addWorkingDays(today, 3), 1), 'Asia/Shanghai');
  };

  /** What was handed in waits for somebody else. */
  const toDo = ({ status }: Row) => status !== 'submitted';

  /** What each filter says, told of a row by other means than the list's. */
  const cases: [string, Partial<TaskFilter>, (row: Row, now: Date) => boolean][] = [
    ['everything', {}, () => true],
    ['two states', { status: ['open', 'inProgress'] }, (row) => ['open', 'inProgress'].includes(row.status)],
    ['a type', { type: 'bureau3:kind1' }, (row) => row.type === 'bureau3:kind1'],
    ['a bureau', { plugin: 'bureau2' }, (row) => row.plugin === 'bureau2'],
    ['a unit', { unit: idOf('elm-2') }, (row) => row.grid === 'elm-2'],
    ['what is overdue', { due: 'overdue' }, (row, now) => toDo(row) && row.due < now],
    ['what is due soon', { due: 'soon' }, (row, now) => toDo(row) && row.due >= now && row.due < soon()],
    ['oversight', { overseen: true }, (row) => row.overseen],
    ['what nobody has', { unassigned: true }, (row) => row.assignee === null],
    ['a dispatch', { dispatch: dispatches[3] }, (row) => row.dispatch === dispatches[3]],
    [
      'several at once',
      { plugin: 'bureau1', due: 'overdue', status: ['open'] },
      (row, now) => {
        return row.plugin === 'bureau1' && row.due < now && row.status === 'open';
      },
    ],
  ];

  it.each(cases)(
    'narrow a box to %s, in the order of deadlines, both ways and over pages',
    async (_, filter, holds) => {
      const lists = platform.application.get(TaskLists);
      const now = platform.application.get(Clock).now();
      const visible = rows.filter((row) => row.grid.startsWith('elm') && holds(row, now));
      const expected = visible.sort((one, other) => one.due.getTime() - other.due.getTime()).map(({ id }) => id);
      for (const sort of ['dueAt', '-dueAt'] as const) {
        const query = filterOf({ ...filter, box: 'unit', sort });
        const first = await lists.list(community(), { ...query, limit: PAGE });
        const second =
          first.next === null
            ? { items: [] }
            : await lists.list(community(), { ...query, limit: PAGE, cursor: first.next });
        const ordered = sort === 'dueAt' ? expected : expected.toReversed();
        expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(ordered.slice(0, 2 * PAGE));
      }
    },
  );

  it('never show a unit beyond the caller’s own, whatever is asked', async () => {
    const lists = platform.application.get(TaskLists);
    const elsewhere = await lists.list(community(), { ...filterOf({ box: 'unit', unit: idOf('ash') }), limit: PAGE });
    expect(elsewhere.items).toEqual([]);
    const above = await lists.list(community(), { ...filterOf({ box: 'unit', unit: idOf('north') }), limit: 200 });
    expect(new Set(above.items.map(({ units }) => units.communityId))).toEqual(new Set([idOf('elm')]));
  });

  it('are one statement each, whatever they are narrowed to', async () => {
    const lists = platform.application.get(TaskLists);
    for (const [name, filter] of cases) {
      const { statements } = await platform.database.statements.count(() =>
        lists.list(district(), { ...filterOf({ ...filter, box: 'unit' }), limit: PAGE }),
      );
      expect(statements, name).toHaveLength(1);
    }
  });

  if (dialect !== 'mysql') return;

  /**
   * Index entries that the parts of a page touch, those that the index itself rejects among them. The names that are
   * joined to the page are left out: they are a fixed number of key reads a row.
   */
  const entriesRead = async (caller: StaffCaller, filter: TaskFilter) => {
    const { sql, parameters } = partsOf(caller, filter);
    return platform.database.transaction(async () => {
      const before = await handlers();
      await platform.database.query(sql, parameters, () => null);
      const after = await handlers();
      return after - before;
    });
  };
  const partsOf = (caller: StaffCaller, filter: TaskFilter) => {
    const statement = pageOfParts(
      platform.application.get(TaskBoxes).partsOf(caller, filter.box, filter.unit),
      platform.application.get(ListFilters).of(filter),
      { table: 'tasks_open', sort: 'due_at', direction: filter.sort === '-dueAt' ? 'DESC' : 'ASC', limit: PAGE + 1 },
    );
    if (statement === null) throw new Error('There is nothing to read');
    const start = statement.sql.indexOf('FROM (') + 'FROM ('.length;
    return { sql: statement.sql.slice(start, statement.sql.indexOf(') t\n')), parameters: statement.parameters };
  };
  const handlers = async () => {
    const status = await platform.database.query(
      "SHOW SESSION STATUS WHERE Variable_name IN ('Handler_read_next', 'Handler_read_prev', 'Handler_read_key', 'Handler_read_first', 'Handler_read_last', 'Handler_icp_attempts', 'Handler_icp_match')",
      [],
      (row) => [row.text('Variable_name'), Number(row.text('Value'))] as const,
    );
    const value = new Map(status);
    const sum = (...names: string[]) => names.reduce((total, name) => total + (value.get(name) ?? 0), 0);
    const rejected = sum('Handler_icp_attempts') - sum('Handler_icp_match');
    return (
      rejected +
      sum('Handler_read_next', 'Handler_read_prev', 'Handler_read_key', 'Handler_read_first', 'Handler_read_last')
    );
  };

  // inbox-limits.md, "Held to": ≤ 25 a page for mine/grid/community, ≤ 500 for district filters, ≤ 150 for overdue.
  it.each([
    ['mine', grid, { box: 'mine' }, 25],
    ['mine, latest first', grid, { box: 'mine', sort: '-dueAt' }, 25],
    ['a grid', grid, { box: 'unit' }, 25],
    ['a community', community, { box: 'unit' }, 25],
    ['a community, latest first', community, { box: 'unit', sort: '-dueAt' }, 25],
    ['what nobody of a community has', community, { box: 'unit', unassigned: true }, 25],
    ['a unit within the district', district, { box: 'unit', unit: idOf('elm') }, 25],
    ['a dispatch in the district', district, { box: 'unit', dispatch: dispatches[3] }, 25],
    ['what is overseen in the district', district, { box: 'unit', overseen: true }, 25],
    ['a type in the district', district, { box: 'unit', type: 'bureau3:kind1' }, 25],
    ['a state in the district', district, { box: 'unit', status: ['open'] }, 500],
    [
      'two states and a type in the district',
      district,
      { box: 'unit', status: ['open', 'accepted'], type: 'bureau3:kind1' },
      500,
    ],
    ['a bureau in the district', district, { box: 'unit', plugin: 'bureau2' }, 500],
    ['a bureau and state in the district', district, { box: 'unit', plugin: 'bureau2', status: ['inProgress'] }, 500],
    ['what is overdue in the district', district, { box: 'unit', due: 'overdue' }, 150],
    ['what is overdue of a bureau in the district', district, { box: 'unit', due: 'overdue', plugin: 'bureau2' }, 150],
    ['what is due soon in the district', district, { box: 'unit', due: 'soon' }, 150],
  ] as const)('read %s from its index, without sorting it', async (_, caller, narrowed, most) => {
    const filter = filterOf({ ...narrowed } as Partial<TaskFilter>);
    const read = await entriesRead(caller(), filter);
    expect(read).toBeGreaterThan(PAGE);
    expect(read).toBeLessThanOrEqual(most);
    const { sql, parameters } = partsOf(caller(), filter);
    const plan = await platform.database.query(`EXPLAIN ${sql}`, parameters, (row) => ({
      table: row.textOrNull('table'),
      extra: row.textOrNull('Extra') ?? '',
    }));
    const reading = plan.filter(({ table }) => table === 'tasks_open');
    expect(reading.length).toBeGreaterThan(0);
    for (const { extra } of reading) expect(extra).not.toContain('filesort');
  });

  it('begin where the page before ended, not from the beginning', async () => {
    const lists = platform.application.get(TaskLists);
    const query = filterOf({ box: 'unit' });
    let cursor: string | null = null;
    for (let page = 0; page < 20; page += 1) {
      const answer: Awaited<ReturnType<TaskLists['list']>> = await lists.list(community(), {
        ...query,
        limit: 50,
        ...(cursor === null ? {} : { cursor }),
      });
      cursor = answer.next;
    }
    const first = await reads(() => lists.list(community(), { ...query, limit: 50 }));
    const late = await reads(() => lists.list(community(), { ...query, limit: 50, cursor: cursor ?? '' }));
    expect(late).toBeLessThanOrEqual(first + 5);
  });
  const reads = (work: () => Promise<unknown>) =>
    platform.database.transaction(async () => {
      const before = await handlers();
      await work();
      return (await handlers()) - before;
    });
});
