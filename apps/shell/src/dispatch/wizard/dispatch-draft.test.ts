// @vitest-environment happy-dom
import { dispatchPlanSchema, newId, type UnitReference } from '@yige/contracts';
import { afterEach, describe, expect, it } from 'vitest';
import {
  type DispatchDraft,
  discardDispatchDraft,
  emptyDraft,
  keepDispatchDraft,
  levelsWithin,
  planOf,
  readDispatchDraft,
  targetsFault,
  taskFault,
} from './dispatch-draft.js';

const TODAY = '2026-11-26';
const ZONE = 'Asia/Shanghai';
const district: UnitReference = { id: newId(), name: '青禾区', level: 'district' };
const draft = (changes: Partial<DispatchDraft> = {}): DispatchDraft => ({
  ...emptyDraft(district),
  type: 'elderly-care:visit',
  ...changes,
});

describe('what is missing', () => {
  it.each([
    [{ type: null }, 'blockedType'],
    [{ workingDays: '' }, 'blockedWorkingDays'],
    [{ workingDays: '0' }, 'blockedWorkingDays'],
    [{ workingDays: '251' }, 'blockedWorkingDays'],
    [{ due: 'at', day: '' }, 'blockedDay'],
    [{ due: 'at', day: '2026-02-30' }, 'blockedDay'],
    [{ due: 'at', day: '2026-11-25' }, 'blockedPastDay'],
    [{ due: 'at', day: TODAY }, null],
    [{ due: 'none', workingDays: '' }, null],
  ] as const)('of the task, with %j: %s', (changes, fault) => {
    expect(taskFault(draft(changes), TODAY)).toBe(fault);
    if (fault !== null) expect(planOf(draft(changes), TODAY, ZONE)).toBeNull();
  });

  it.each([
    [{ within: [] }, 'blockedWithin'],
    [{ to: 'units' }, 'blockedUnits'],
    [{ to: 'units', within: [], units: [district] }, null],
    [{ to: 'residents' }, 'blockedQuery'],
    [{ to: 'residents', ageFrom: 'siebzig' }, 'blockedAge'],
    [{ to: 'residents', ageTo: '151' }, 'blockedAge'],
    [{ to: 'residents', ageFrom: '80', ageTo: '70' }, 'blockedAgeOrder'],
    [{ to: 'residents', ageFrom: '70' }, null],
    [{ to: 'residents', anyFact: ['livingAlone'] }, null],
  ] satisfies [Partial<DispatchDraft>, string | null][])('of the targets, with %j: %s', (changes, fault) => {
    expect(targetsFault(draft(changes))).toBe(fault);
    if (fault !== null) expect(planOf(draft(changes), TODAY, ZONE)).toBeNull();
  });
});

describe('the plan', () => {
  it('goes to a level, with the end of a day of the district', () => {
    const plan = planOf(draft({ due: 'at', day: '2026-12-15', title: ' 冬季探访 ' }), TODAY, ZONE);
    expect(plan).toEqual({
      type: 'elderly-care:visit',
      title: { 'zh-CN': '冬季探访', en: '冬季探访' },
      targets: { kind: 'level', level: 'community', withinIds: [district.id] },
      due: { kind: 'at', at: '2026-12-15T15:59:59.999Z' },
    });
    expect(dispatchPlanSchema.safeParse(plan).success).toBe(true);
  });

  it('asks for residents only what was filled in', () => {
    const plan = planOf(draft({ to: 'residents', ageFrom: '70', anyFact: ['livingAlone'] }), TODAY, ZONE);
    expect(plan?.targets).toEqual({
      kind: 'residents',
      withinIds: [district.id],
      query: { ageFrom: 70, anyFact: ['livingAlone'] },
    });
    expect(plan?.due).toEqual({ kind: 'workingDays', days: 10 });
  });

  it.each([
    ['district', ['street', 'community', 'grid']],
    ['community', ['community', 'grid']],
    ['grid', ['grid']],
  ] as const)('of a %s reaches %j', (level, levels) => {
    const grid = { unit: { ...district, level: 'grid' as const } };
    expect(levelsWithin([grid, { unit: { ...district, level } }])).toEqual(levels);
  });

  it('of a community goes to its grids at first', () => {
    expect(emptyDraft({ ...district, level: 'community' }).level).toBe('grid');
  });
});

describe('on the device', () => {
  afterEach(() => localStorage.clear());

  it('each account finds its own draft, and nobody else’s', () => {
    keepDispatchDraft('one', { draft: draft(), step: 2, attempt: newId() });
    expect(readDispatchDraft('one')).toMatchObject({ draft: { type: 'elderly-care:visit' }, step: 2 });
    expect(readDispatchDraft('other')).toBeNull();
    discardDispatchDraft('one');
    expect(readDispatchDraft('one')).toBeNull();
  });

  it('a draft that an older version wrote is none', () => {
    localStorage.setItem('yige.dispatch-draft.one', '{"draft":{},"step":9}');
    expect(readDispatchDraft('one')).toBeNull();
  });
});
