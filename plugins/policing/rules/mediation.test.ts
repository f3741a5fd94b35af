import { expect, it } from 'vitest';
import { disputeCategoriesOn } from './dispute-categories.js';
import { type DisputeStanding, obstacleOf, obstacleTo, possibleSteps, stateAfter } from './dispute-steps.js';
import { localSettings } from './local-settings.js';
import { mayAccept, mayRefuse, mediationRules, mediationRulesOn } from './mediation.js';

const DAY = '2026-11-26';

const fresh: DisputeStanding = {
  ...{ state: 'received', source: 'partyRequest', pendingWith: 'nobody', extended: false },
  ...{ confirmation: null, effectiveOn: null, confirmationDueOn: null },
};

// rules.md: "refuse what a court, the police or another organ has accepted, unless it entrusted or transferred the dispute."
it.each([
  ['partyRequest', 'nobody', true],
  ['partyRequest', 'court', false],
  ['partyRequest', 'police', false],
  ['committeeFound', 'otherOrgan', false],
  ['courtEntrusted', 'court', true],
  ['courtEntrusted', 'police', false],
  ['policeReferral', 'police', true],
  ['policeReferral', 'court', false],
  ['organTransfer', 'otherOrgan', true],
  ['organTransfer', 'nobody', true],
] as const)('what came by %s while %s has accepted it may be accepted: %s', (source, pendingWith, may) => {
  expect(mayAccept({ source, pendingWith })).toBe(may);
  expect(obstacleTo('accept', { ...fresh, source, pendingWith })).toBe(may ? null : 'acceptedElsewhere');
});

it.each([
  ['partyRequest', 'court', true],
  ['courtEntrusted', 'court', false],
  ['courtEntrusted', 'police', true],
  ['policeReferral', 'police', false],
  ['organTransfer', 'otherOrgan', false],
  // 人民调解法 art. 17: "当事人一方明确拒绝调解的，不得调解".
  ['courtEntrusted', 'unwilling', true],
  ['policeReferral', 'reserved', true],
] as const)('what came by %s may be refused because of %s: %s', (source, ground, may) => {
  expect(mayRefuse(source, ground)).toBe(may);
  const step = { kind: 'refuse', ground, reason: '写明' } as const;
  expect(obstacleOf(step, DAY, { ...fresh, source })).toBe(may ? null : 'handedOver');
});

// The issue: "disputes from intake (with the lawful refusals) through mediation and agreement to the return visit".
it.each([
  ['received', ['accept', 'refuse', 'withdraw']],
  ['refused', []],
  ['accepted', ['session', 'extend', 'fail', 'withdraw']],
  ['mediating', ['session', 'agree', 'extend', 'fail', 'withdraw']],
  ['failed', ['close']],
  ['withdrawn', ['close']],
  ['closed', []],
] as const)('of a dispute that is %s: %o', (state, steps) => {
  expect(possibleSteps({ ...fresh, state }, DAY)).toEqual(steps);
});

it.each([
  ['agreed', ['visit', 'askConfirmation']],
  ['visited', ['close', 'visit', 'askConfirmation']],
  ['closed', ['askConfirmation']],
] as const)('of one that was agreed and is %s: %o', (state, steps) => {
  const agreed = { ...fresh, state, effectiveOn: '2026-11-01', confirmationDueOn: '2026-12-01' };
  expect(possibleSteps(agreed, DAY)).toEqual(steps);
});

it.each([
  ['accept', 'received', 'accepted'],
  ['session', 'accepted', 'mediating'],
  ['session', 'mediating', 'mediating'],
  ['extend', 'accepted', 'accepted'],
  ['agree', 'mediating', 'agreed'],
  ['askConfirmation', 'visited', 'visited'],
  ['visit', 'agreed', 'visited'],
  ['close', 'withdrawn', 'closed'],
] as const)('%s makes of %s %s', (kind, before, after) => {
  expect(stateAfter(kind, before)).toBe(after);
});

it('it is extended once', () => {
  expect(obstacleTo('extend', { ...fresh, state: 'mediating', extended: true })).toBe('extendedBefore');
});

// rules.md: "joint judicial confirmation within 30 days of the agreement".
it.each([
  ['2026-10-31', 'confirmationEarly'],
  ['2026-11-01', null],
  ['2026-12-01', null],
  ['2026-12-02', 'confirmationLate'],
] as const)('asked on %s for an agreement of 1 November: %s', (on, obstacle) => {
  const dispute = { ...fresh, state: 'agreed', effectiveOn: '2026-11-01', confirmationDueOn: '2026-12-01' } as const;
  expect(obstacleOf({ kind: 'askConfirmation', court: '青禾区人民法院', jointly: true }, on, dispute)).toBe(obstacle);
  expect(possibleSteps(dispute, on).includes('askConfirmation')).toBe(on <= '2026-12-01');
});

it('a court decides on what it was asked for, once', () => {
  const agreed = { ...fresh, state: 'agreed', effectiveOn: '2026-11-01' } as const;
  expect(obstacleTo('decideConfirmation', agreed)).toBe('confirmationNotAsked');
  expect(obstacleTo('decideConfirmation', { ...agreed, confirmation: 'asked' })).toBeNull();
  expect(obstacleTo('decideConfirmation', { ...agreed, confirmation: 'confirmed' })).toBe('confirmationNotAsked');
  expect(obstacleTo('askConfirmation', { ...agreed, confirmation: 'asked' })).toBe('confirmationAsked');
});

// rules.md: "generally closed within 1 month (人民调解工作若干规定 art. 33)"; "within 30 days of the agreement".
it('a month is thirty days, and so is the time for the court', () => {
  expect(mediationRulesOn(DAY)).toMatchObject({ mediationDays: 30, confirmationDays: 30 });
});

it('the newest rules that apply on a day count; before the first, the first', () => {
  const [known] = mediationRules;
  if (known === undefined) throw new RangeError('no rules');
  const later = { ...known, validFrom: '2027-01-01', mediationDays: 20 };
  expect(mediationRulesOn('2026-12-31', [known, later]).mediationDays).toBe(30);
  expect(mediationRulesOn('2027-01-01', [known, later]).mediationDays).toBe(20);
  expect(mediationRulesOn('1990-01-01', [known, later])).toBe(known);
});

it('until an office sets another, disputes have what the rule gives them; none may take longer', () => {
  const ofName = new Map<string, (typeof localSettings)[number]>(localSettings.map((field) => [field.name, field]));
  expect(ofName.get('mediationDays')).toMatchObject({ default: 30, maximum: 30 });
});

// rules.md: "Categories: 婚姻家庭, 邻里, 房屋宅基地, 合同, 生产经营, 损害赔偿, 山林土地, 征地拆迁, 劳动, 计划生育, 村务, 环境, 交通, 医疗, 物业, 其他."
it('the sixteen categories', () => {
  expect(
    disputeCategoriesOn(DAY)
      .categories.map(({ title }) => title['zh-CN'])
      .join('、'),
  ).toBe(
    '婚姻家庭、邻里、房屋宅基地、合同、生产经营、损害赔偿、山林土地、征地拆迁、劳动、计划生育、村务、环境、交通、医疗、物业、其他',
  );
});
