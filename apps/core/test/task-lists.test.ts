import {
  addDays,
  addWorkingDays,
  COUNT_CAP,
  endedStatuses,
  isEnded,
  newId,
  startOfDay,
  type TaskBox,
  type TaskFilter,
  type TaskStatus,
  taskBoxSchema,
  taskFilterSchema,
} from '@yige/contracts';
import type { SqlValue } from '@yige/database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StaffCaller } from '../src/access/caller.js';
import { rolePermissions } from '../src/access/roles.js';
import type { UnitNumbers } from '../src/access/scope.js';
import { UnitDirectory } from '../src/org/unit-directory.js';
import { MOST_FOLLOWED } from '../src/tasks/following/following.js';
import { ListFilters } from '../src/tasks/lists/list-filters.js';
import { pageOfParts } from '../src/tasks/lists/list-page.js';
import { TaskBoxes } from '../src/tasks/lists/task-boxes.js';
import { TaskCounter } from '../src/tasks/lists/task-counter.js';
import { TaskLists } from '../src/tasks/lists/task-lists.js';
import { TASK_COLUMNS } from '../src/tasks/task-rows.js';
import { Clock } from '../src/time/clock.js';
import { idOf } from './support/district.js';
import { entriesRead } from './support/entries-read.js';
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
  /** Who sent it. */
  creator: string | null;
  person: string | null;
  due: Date;
  overseen: boolean;
  dispatch: string | null;
  /** At the door of elm-1, for its building as a whole, or at no place. */
  place: 'door' | 'building' | null;
}

/** What somebody once followed: what has ended, too. */
const followed = (rows: readonly Row[]) => rows.filter((_, index) => index % 100 === 0).slice(0, MOST_FOLLOWED);

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
    creator: index % 10 === 1 ? 'worker.elm-1' : null,
    person: index % 1_000 === 0 ? 'elm-1-person-0' : null,
    // One in thirty is overdue; all different, so that the order is known.
    due: new Date(now.getTime() + ((index * 7919) % 20_000) * 0.09 * HOUR - 60 * HOUR),
    overseen: index % 400 === 0,
    dispatch: index % 3 === 0 ? (dispatches[index % 10] ?? null) : null,
    place: index % 500 === 0 ? 'door' : index % 500 === 100 ? 'building' : null,
  }));

function columnsOf(row: Row, { district, street, community, grid }: UnitNumbers, now: Date): SqlValue[] {
  return [
    ...[row.id, row.type, row.plugin, '上门', 'Visit', row.status, district, street, community, grid],
    ...[
      null,
      row.place === null ? null : idOf('elm-1-building'),
      row.place === 'door' ? idOf('elm-1-household') : null,
    ],
    ...[row.person === null ? null : idOf(row.person)],
    ...[row.assignee, row.creator].map((name) => (name === null ? null : idOf(name))),
    ...[row.due, now, now, '{}', 1, row.dispatch, row.overseen, 0],
  ];
}

describe.each(dialects)('lists of tasks, on %s', (dialect) => {
  let platform: TestPlatform;
  let rows: Row[];
  let ended: Row[];
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
      rows.map((row) => [
        ...columnsOf(row, units.numbersOf(unitOf(row.grid).number), now),
        new Date('9999-12-31T00:00:00.000Z'),
      ]),
    );
    // As many have ended, each an hour before the one that follows it in the order of deadlines.
    ended = rowsAt(now).map((row, index) => ({
      ...row,
      status: endedStatuses[index % endedStatuses.length] ?? 'closed',
    }));
    await platform.database.insertMany(
      'tasks_archive',
      [...TASK_COLUMNS, 'closed_at', 'reference'],
      ended.map((row) => [...columnsOf(row, units.numbersOf(unitOf(row.grid).number), now), row.due, null]),
    );
    await platform.database.insertMany(
      'task_followers',
      ['account_id', 'task_id'],
      [...followed(rows).slice(0, MOST_FOLLOWED / 2), ...followed(ended).slice(0, MOST_FOLLOWED / 2)].map(({ id }) => [
        ...[idOf('worker.elm-1'), id],
      ]),
    );
    if (dialect !== 'mysql') return;
    await platform.database.query('ANALYZE TABLE tasks_open, tasks_archive, task_followers', [], () => null);
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

  const tomorrow = () => startOfDay(addDays(platform.application.get(Clock).today(), 1), 'Asia/Shanghai');

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
    ['what is due today', { due: 'today' }, (row, now) => toDo(row) && row.due >= now && row.due < tomorrow()],
    ['a door', { household: idOf('elm-1-household') }, ({ place }) => place === 'door'],
    ['a building and its doors', { building: idOf('elm-1-building') }, ({ place }) => place !== null],
    ['what is due soon', { due: 'soon' }, (row, now) => toDo(row) && row.due >= now && row.due < soon()],
    ['oversight', { overseen: true }, (row) => row.overseen],
    ['what nobody has', { unassigned: true }, (row) => row.assignee === null],
    ['a colleague', { assignee: idOf('worker.oak-1') }, (row) => row.assignee === 'worker.oak-1'],
    ['a resident', { person: idOf('elm-1-person-0') }, (row) => row.person === 'elm-1-person-0'],
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

  const inBox: Record<TaskBox, (row: Row, all: readonly Row[]) => boolean> = {
    mine: ({ assignee }) => assignee === 'worker.elm-1',
    unit: ({ grid: name }) => name.startsWith('elm'),
    sent: ({ creator }) => creator === 'worker.elm-1',
    following: (row, all) =>
      followed(all)
        .slice(0, MOST_FOLLOWED / 2)
        .includes(row),
  };

  it.each(taskBoxSchema.options)('show what of %s has ended, the latest first, over pages', async (box) => {
    const lists = platform.application.get(TaskLists);
    for (const status of [[...endedStatuses], ['refused' as const]]) {
      const query = filterOf({ box, status });
      const first = await lists.list(community(), { ...query, limit: PAGE });
      const second =
        first.next === null
          ? { items: [] }
          : await lists.list(community(), { ...query, limit: PAGE, cursor: first.next });
      const expected = ended
        .filter((row) => inBox[box](row, ended) && status.some((each) => each === row.status))
        .sort((one, other) => other.due.getTime() - one.due.getTime());
      expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(
        expected.slice(0, 2 * PAGE).map(({ id }) => id),
      );
    }
  });

  it('count each box up to the cap', async () => {
    const counts = await platform.application.get(TaskCounter).counts(district(), 'sent');
    const number = (box: TaskBox) => Math.min(COUNT_CAP, rows.filter((row) => inBox[box](row, rows)).length);
    expect(counts).toMatchObject({ mine: number('mine'), unit: COUNT_CAP, sent: number('sent'), following: 100 });
  });

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
  const pageRead = (caller: StaffCaller, filter: TaskFilter) => {
    const { sql, parameters } = partsOf(caller, filter);
    return reads(() => platform.database.query(sql, parameters, () => null));
  };
  const partsOf = (caller: StaffCaller, filter: TaskFilter) => {
    const statement = pageOfParts(
      platform.application.get(TaskBoxes).partsOf(caller, filter.box, filter.unit),
      platform.application.get(ListFilters).of(filter),
      filter.status?.some(isEnded)
        ? { table: 'tasks_archive', sort: 'closed_at', direction: 'DESC', limit: PAGE + 1 }
        : {
            table: 'tasks_open',
            sort: 'due_at',
            direction: filter.sort === '-dueAt' ? 'DESC' : 'ASC',
            limit: PAGE + 1,
          },
    );
    if (statement === null) throw new Error('There is nothing to read');
    const start = statement.sql.indexOf('FROM (') + 'FROM ('.length;
    return { sql: statement.sql.slice(start, statement.sql.indexOf(') t\n')), parameters: statement.parameters };
  };
  const reads = (work: () => Promise<unknown>) => entriesRead(platform, work);

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
    ['what is due today in the district', district, { box: 'unit', due: 'today' }, 150],
    ['what is due soon in the district', district, { box: 'unit', due: 'soon' }, 150],
    ['what one sent', community, { box: 'sent' }, 25],
    ['what one sent, latest first', community, { box: 'sent', sort: '-dueAt' }, 25],
    ['a colleague of a community', community, { box: 'unit', assignee: idOf('worker.oak-1') }, 25],
    ['a colleague in the district', district, { box: 'unit', assignee: idOf('worker.oak-1') }, 25],
    ['what of mine has ended', grid, { box: 'mine', status: [...endedStatuses] }, 25],
    ['what of a grid has ended', grid, { box: 'unit', status: [...endedStatuses] }, 25],
    ['what of a community has ended', community, { box: 'unit', status: [...endedStatuses] }, 25],
    ['what of the district has ended', district, { box: 'unit', status: [...endedStatuses] }, 25],
    ['what was refused in the district', district, { box: 'unit', status: ['refused'] }, 500],
    ['what one sent has ended', community, { box: 'sent', status: [...endedStatuses] }, 25],
  ] as const)('read %s from its index, without sorting it', async (_, caller, narrowed, most) => {
    const filter = filterOf({ ...narrowed } as Partial<TaskFilter>);
    const read = await pageRead(caller(), filter);
    expect(read).toBeGreaterThan(PAGE);
    expect(read).toBeLessThanOrEqual(most);
    const { sql, parameters } = partsOf(caller(), filter);
    const plan = await platform.database.query(`EXPLAIN ${sql}`, parameters, (row) => ({
      table: row.textOrNull('table'),
      extra: row.textOrNull('Extra') ?? '',
    }));
    const reading = plan.filter(({ table }) => table === 'tasks_open' || table === 'tasks_archive');
    expect(reading.length).toBeGreaterThan(0);
    for (const { extra } of reading) expect(extra).not.toContain('filesort');
  });

  // What one follows and what is about one resident are few, and put in order after they were read.
  it.each([
    ['what one follows', community, { box: 'following' }, 3 * MOST_FOLLOWED],
    ['what one follows and has ended', community, { box: 'following', status: [...endedStatuses] }, 3 * MOST_FOLLOWED],
    ['the tasks of a door', community, { box: 'unit', household: idOf('elm-1-household') }, 100],
    ['the tasks of a building', community, { box: 'unit', building: idOf('elm-1-building') }, 200],
    ['the tasks of a door, in the district', district, { box: 'unit', household: idOf('elm-1-household') }, 100],
    ['the tasks of a building, in the district', district, { box: 'unit', building: idOf('elm-1-building') }, 200],
    [
      'the ended tasks of a door',
      district,
      { box: 'unit', household: idOf('elm-1-household'), status: [...endedStatuses] },
      100,
    ],
    [
      'the ended tasks of a building',
      district,
      { box: 'unit', building: idOf('elm-1-building'), status: [...endedStatuses] },
      200,
    ],
    ['the tasks of a resident', community, { box: 'unit', person: idOf('elm-1-person-0') }, 25],
    [
      'the tasks of a resident that have ended',
      community,
      { box: 'unit', person: idOf('elm-1-person-0'), status: ['closed'] },
      25,
    ],
  ] as const)('read %s by their ids, and nothing else', async (_, caller, narrowed, most) => {
    const read = await pageRead(caller(), filterOf({ ...narrowed } as Partial<TaskFilter>));
    expect(read).toBeGreaterThan(0);
    expect(read).toBeLessThanOrEqual(most);
  });

  it('are counted without reading more than the cap of any box', async () => {
    const counter = platform.application.get(TaskCounter);
    const read = await reads(() => counter.counts(district(), 'unit'));
    const { mine, unit, sent, following } = await counter.counts(district(), 'unit');
    // Each that is counted is one entry, and once looked up among the sources; what one follows is read by ids.
    expect(read).toBeLessThanOrEqual(2 * (mine + unit + sent + following) + 3 * MOST_FOLLOWED);
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
});
