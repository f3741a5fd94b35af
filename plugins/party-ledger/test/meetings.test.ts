import { addDays, addMonths, newId } from '@yige/plugin-sdk/server';
import type { TestPlatform } from '@yige/plugin-sdk/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { attendeesSchema, meetingFileSchema, meetingListSchema, overviewSchema } from '../contract/meetings.js';
import { meetingsLedger } from '../ledgers/meetings.js';
import { membersLedger } from '../ledgers/members.js';
import { organisationsLedger } from '../ledgers/organisations.js';
import { periodOf } from '../rules/organisation-life.js';
import { figuresOf, type YearMeeting, yearRowsOf } from '../server/meetings/year-slots.js';
import {
  Community,
  codeOf,
  createTestPlatform,
  program,
  readerOf,
  THIS_MONTH,
  TODAY,
  testDialects,
} from './support.js';

describe('what the year shows', () => {
  const slot = { kind: 'branchMeeting', every: 'quarter', period: '2026-Q3', month: 9, times: 1 } as const;
  const when = { today: '2026-11-26', soonDays: 7, foundedOn: '2010-01-01' };
  const meeting = (on: string, held = true): YearMeeting => ({
    organisationId: 'a',
    kind: 'branchMeeting',
    period: '2026-Q3',
    held,
    on,
  });
  const shown = (meetings: YearMeeting[], today = when.today) =>
    yearRowsOf([slot], meetings, { ...when, today })[0]?.slots[0];

  it.each([
    ['held in time', [meeting('2026-08-11')], '2026-11-26', 'done', 8],
    ['made up later', [meeting('2026-10-09')], '2026-11-26', 'madeUp', 10],
    ['never held', [], '2026-11-26', 'missed', 9],
    ['never held, though planned', [meeting('2026-09-24', false)], '2026-11-26', 'missed', 9],
    ['a week before the end', [], '2026-09-23', 'near', 9],
    ['eight days before the end', [], '2026-09-22', 'planned', 9],
    ['planned for soon', [meeting('2026-08-12', false)], '2026-08-06', 'near', 8],
    ['planned and passed', [meeting('2026-08-12', false)], '2026-08-20', 'near', 8],
    ['planned for later', [meeting('2026-08-12', false)], '2026-07-20', 'planned', 8],
  ] as const)('%s', (_what, meetings, today, state, month) => {
    expect(shown([...meetings], today)).toMatchObject({ state, month });
  });

  it('a month is done when every group has met', () => {
    const groups = { ...slot, kind: 'groupMeeting', every: 'month', period: '2026-08', month: 8, times: 2 } as const;
    const met = (...ids: string[]) =>
      yearRowsOf(
        [groups],
        ids.map((organisationId) => ({
          ...meeting('2026-08-15'),
          organisationId,
          kind: 'groupMeeting',
          period: '2026-08',
        })),
        when,
      );
    expect(met('a', 'a')[0]?.slots[0]).toMatchObject({ state: 'missed', held: 1 });
    expect(met('a', 'b')[0]?.slots[0]).toMatchObject({ state: 'done', held: 2 });
    expect(figuresOf(met('a'))).toEqual({ asked: 2, held: 1, madeUp: 0, missed: 1, left: 0 });
  });

  it('asks for nothing of before the branch was founded', () => {
    expect(yearRowsOf([slot], [], { ...when, foundedOn: '2026-10-01' })).toEqual([]);
  });
});

describe.each(testDialects())('meetings, on %s', (dialect) => {
  let platform: TestPlatform;
  beforeAll(async () => {
    platform = await createTestPlatform(program, { dialect });
  });
  afterAll(() => platform?.stop());

  const yesterday = addDays(TODAY, -1);
  const listed = async (here: Community, branch: string, kind = 'branchMeeting', day = yesterday) =>
    (
      await here.read(
        `/meetings?organisation=${branch}&kind=${kind}&period=${periodOf('branchMeeting', day)}`,
        meetingListSchema,
      )
    ).items;

  it('count who came and decide by both conditions', async () => {
    const here = new Community(platform);
    const branch = await here.organisation('branch');
    const full = await here.members(branch, 9);
    const probationary = await here.member(branch, {
      standing: 'probationary',
      beginning: 'accepted',
      on: addDays(TODAY, -90),
    });
    const vote = (fields: object) => ({
      decision: 'resolution',
      subject: '年度计划',
      yes: 0,
      no: 0,
      abstained: 0,
      ...fields,
    });
    const answer = await here.meet(branch, {
      presentIds: [...full.slice(0, 5), probationary],
      resolutions: [
        vote({ yes: 5 }),
        vote({ yes: 4, no: 1 }),
        vote({ decision: 'acceptance', yes: 3, writtenYes: 2 }),
        vote({ decision: 'election', yes: 5 }),
      ],
    });
    expect(answer.status).toBe(201);
    const [meeting] = await listed(here, branch);
    expect(meeting).toMatchObject({ asked: 10, present: 6, entitled: 9, entitledPresent: 5 });
    expect(meeting?.resolutions.map(({ quorate, agreed, passed }) => [quorate, agreed, passed])).toEqual([
      [true, true, true],
      [true, false, false],
      [true, true, true],
      [false, true, false],
    ]);
  });

  it('are refused where the votes or those present cannot be', async () => {
    const here = new Community(platform);
    const branch = await here.organisation('branch');
    const ids = await here.members(branch, 4);
    const vote = (fields: object) => ({
      presentIds: ids.slice(0, 3),
      resolutions: [{ decision: 'resolution', subject: '计划', yes: 0, no: 0, abstained: 0, ...fields }],
    });
    expect(await codeOf(await here.meet(branch, vote({ yes: 3, no: 1 })))).toBe('meeting.votesTooMany');
    expect(await codeOf(await here.meet(branch, vote({ writtenYes: 1 })))).toBe('meeting.writtenNotCounted');
    expect(await codeOf(await here.meet(branch, vote({ decision: 'acceptance', writtenYes: 2 })))).toBe(
      'meeting.writtenNotCounted',
    );
    expect(await codeOf(await here.meet(branch, { presentIds: [newId()] }))).toBe('meeting.attendeeUnknown');
    expect(await codeOf(await here.meet(branch, { kind: 'groupMeeting' }))).toBe('meeting.otherOrganisation');
    expect(await codeOf(await here.meet(branch, { heldOn: addDays(TODAY, 1) }))).toBe('day.notYet');
    expect(await codeOf(await here.meet(branch, { period: '2099-Q1' }))).toBe('meeting.periodWrong');
    expect(await listed(here, branch)).toEqual([]);
  });

  it('are recorded once, and take the place of their plan', async () => {
    const here = new Community(platform);
    const branch = await here.organisation('branch');
    const ids = await here.members(branch, 3);
    await here.make('/meetings/plans', { organisationId: branch, kind: 'branchMeeting', on: yesterday });
    await here.make('/meetings/plans', {
      organisationId: branch,
      kind: 'branchMeeting',
      on: yesterday,
      topic: '换了议题',
    });
    expect((await listed(here, branch)).map(({ state, topic }) => [state, topic])).toEqual([['planned', '换了议题']]);
    const id = newId();
    const answers = await Promise.all(Array.from({ length: 4 }, () => here.meet(branch, { id, presentIds: ids })));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
    expect(await codeOf(await here.meet(branch, { id, topic: '别的' }))).toBe('meeting.differs');
    expect((await listed(here, branch)).map(({ state, present }) => [state, present])).toEqual([['held', 3]]);
  });

  it('keep scans of their minutes, for whoever sees the meeting', async () => {
    const here = new Community(platform);
    const branch = await here.organisation('branch');
    const [memberId = ''] = await here.members(branch, 1);
    const meetingId = newId();
    await here.meet(branch, { id: meetingId, presentIds: [memberId] });
    const scan = new File(['%PDF-1.4\n第一党支部\n%%EOF'], '党员大会记录.pdf');
    const add = (id = meetingId, user = here.secretary) =>
      platform.call(`/meetings/${id}/files`, { method: 'POST', file: scan, user });
    const answer = await add();
    expect(answer.status).toBe(201);
    const file = meetingFileSchema.parse(await answer.json());
    expect(await listed(here, branch)).toMatchObject([{ files: [{ name: '党员大会记录.pdf', addedBy: '何文斌' }] }]);
    const path = `/meetings/${meetingId}/files/${file.id}`;
    const read = await here.call('GET', path, undefined, readerOf(here.units));
    expect([read.status, await read.text()]).toEqual([200, await scan.text()]);
    const elsewhere = new Community(platform);
    for (const method of ['GET', 'DELETE']) {
      expect(await codeOf(await elsewhere.call(method, path))).toBe('meeting.fileUnknown');
    }
    expect(await codeOf(await add(meetingId, elsewhere.secretary))).toBe('meeting.unknown');
    await here.make('/meetings/plans', { organisationId: branch, kind: 'appraisal', on: TODAY });
    const planned = await here.database.query(
      "SELECT id FROM meetings WHERE organisation_id = ? AND state = 'planned'",
      [branch],
      (row) => row.text('id'),
    );
    expect(await codeOf(await add(planned[0]))).toBe('meeting.notHeld');
    const more = await Promise.all(Array.from({ length: 11 }, () => add()));
    expect(more.map(({ status }) => status).sort()).toEqual([...Array.from({ length: 9 }, () => 201), 409, 409]);
    expect((await here.call('DELETE', path)).status).toBe(204);
    expect(await codeOf(await here.call('GET', path))).toBe('meeting.fileUnknown');
  });

  it('are planned by those who hold them, and only where the year asks for them', async () => {
    const here = new Community(platform);
    const branch = await here.organisation('branch');
    const group = await here.organisation('group', branch, '第一党小组');
    const plan = (organisationId: string, kind: string) =>
      here.call('POST', '/meetings/plans', { organisationId, kind, on: TODAY });
    expect(await codeOf(await plan(branch, 'groupMeeting'))).toBe('meeting.otherOrganisation');
    expect(await codeOf(await plan(group, 'themeDay'))).toBe('meeting.otherOrganisation');
    expect(await codeOf(await plan(branch, 'election'))).toBe('meeting.notOfYear');
    expect(
      await here.database.query('SELECT id FROM meetings WHERE organisation_id = ?', [branch], () => true),
    ).toEqual([]);
    expect((await plan(branch, 'committeeMeeting')).status).toBe(201);
  });

  it('of the committee ask its elected, of a group its members; the branch’s year shows both', async () => {
    const here = new Community(platform);
    const branch = await here.organisation('branch');
    const group = await here.organisation('group', branch, '第一党小组');
    const ids = await here.members(group, 8);
    await here.elect(branch, ids.slice(0, 5));
    const asked = async (organisation: string, kind: string) =>
      (await here.read(`/attendees?organisation=${organisation}&kind=${kind}&on=${TODAY}`, attendeesSchema)).items
        .length;
    expect([
      await asked(branch, 'committeeMeeting'),
      await asked(branch, 'themeDay'),
      await asked(group, 'groupMeeting'),
    ]).toEqual([5, 8, 8]);
    const lastMonth = addMonths(`${THIS_MONTH}-01`, -1).slice(0, 7);
    await here.meet(group, { kind: 'groupMeeting', heldOn: TODAY, period: lastMonth, presentIds: ids });
    const year = await here.year(`?organisation=${branch}&year=${lastMonth.slice(0, 4)}`);
    const slot = year?.rows
      .find(({ kind }) => kind === 'groupMeeting')
      ?.slots.find(({ period }) => period === lastMonth);
    expect(slot).toMatchObject({ state: 'madeUp', on: TODAY });
    expect(year?.branch).toMatchObject({ members: 8, committeeSize: 5, secretary: expect.stringContaining('党员') });
    expect(year?.figures.asked).toBe(4 + 12 + 12 + 12 + 4 + 1 + 1);
    expect(await codeOf(await here.call('GET', `/year?organisation=${group}`))).toBe('organisation.unknown');
    expect(await new Community(platform).year()).toBeNull();
  });

  it('the dashboard counts and names nobody', async () => {
    const here = new Community(platform);
    const branch = await here.organisation('branch');
    const [id = ''] = await here.members(branch, 2);
    await here.base(id, 'employed', 300_000);
    const overview = await here.read('/overview', overviewSchema);
    expect(overview).toMatchObject({ branches: 1, duesOpen: 1, flagged: 0, findings: 2 });
    expect(overview.missed + overview.dueThisMonth).toBeGreaterThan(0);
  });

  it('the dashboard counts every group’s meeting, and a quarter’s in its last month', async () => {
    const here = new Community(platform);
    const branch = await here.organisation('branch');
    for (const name of ['第一党小组', '第二党小组']) await here.organisation('group', branch, name);
    const month = Number(TODAY.slice(5, 7));
    const quartersOver = Math.floor((month - 1) / 3);
    const { missed, dueThisMonth } = await here.read('/overview', overviewSchema);
    expect(missed).toBe((2 + 1) * (month - 1) + 2 * quartersOver);
    expect(dueThisMonth).toBe(2 + 1 + (month % 3 === 0 ? 2 : 0) + (month === 12 ? 2 : 0));
  });

  it('the dashboard counts a meeting in the month for which it is planned', async () => {
    const here = new Community(platform);
    const branch = await here.organisation('branch');
    const due = async () => (await here.read('/overview', overviewSchema)).dueThisMonth;
    const before = await due();
    await here.make('/meetings/plans', { organisationId: branch, kind: 'appraisal', on: TODAY });
    expect(await due()).toBe(before + (TODAY.slice(5, 7) === '12' ? 0 : 1));
  });

  it('stand in the ledgers beside organisations and members, with no resident’s id', async () => {
    const here = new Community(platform);
    const branch = await here.organisation('branch');
    const resident = here.resident();
    const id = await here.member(branch, { personId: resident.id, on: '2020-01-01' });
    await here.meet(branch, { heldOn: TODAY, presentIds: [id] });
    const unit = { id: here.units.communityId ?? '', level: 'community' as const };
    const meetings = await platform.ledger(meetingsLedger, {
      unit,
      period: THIS_MONTH,
      filter: { kind: 'branchMeeting' },
    });
    expect(meetings).toMatchObject([{ cells: { heldOn: TODAY, asked: 1, present: 1, passed: 0 } }]);
    const year = TODAY.slice(0, 4);
    const members = await platform.ledger(membersLedger, { unit, period: year, filter: { standing: 'full' } });
    expect(members).toMatchObject([{ key: id, personId: null, cells: { name: '陈桂兰', since: '2020-01-01' } }]);
    expect(await platform.ledger(membersLedger, { unit, period: '2019' })).toEqual([]);
    expect(await platform.ledger(organisationsLedger, { unit, period: year })).toMatchObject([
      { key: branch, cells: { name: '第一党支部', members: 1, findings: 2 } },
    ]);
    expect(JSON.stringify([meetings, members])).not.toContain(resident.id);
    const elsewhere = { id: newId(), level: 'community' as const };
    expect(await platform.ledger(membersLedger, { unit: elsewhere, period: year })).toEqual([]);
  });
});
