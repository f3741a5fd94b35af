import type { MatterAction, MatterStage } from '@yige/contracts';
import { describe, expect, it } from 'vitest';
import { actionsIn, levelAbove, levelAt, levelBelow, type Part, unitsAt } from './stages.js';

const able = (stage: MatterStage, ...parts: Part[]) => actionsIn(stage, new Set(parts));

// rules.md, "City/grid event life cycle": collect → open case → dispatch → handle → feed back → verify and close → evaluate.
it.each<[MatterStage, Part, MatterAction[]]>([
  ['openCase', 'unit', ['openCase', 'transfer', 'decline']],
  ['dispatch', 'unit', ['dispatch', 'passUp', 'transfer', 'sendBack']],
  ['handle', 'unit', ['recall']],
  ['handle', 'handler', ['feedBack', 'start', 'transfer', 'sendBack']],
  ['feedBack', 'handler', ['feedBack', 'transfer', 'sendBack']],
  ['feedBack', 'unit', ['recall']],
  ['verify', 'verifier', ['verify', 'reject']],
  ['evaluate', 'reporter', ['confirm', 'reopen']],
  ['openCase', 'withdrawer', ['withdraw']],
])('in %s the %s may %j', (stage, part, actions) => {
  expect(able(stage, part)).toEqual(actions);
});

it.each<[MatterStage, Part[]]>([
  ['openCase', ['verifier', 'handler', 'reporter']],
  ['dispatch', ['verifier', 'handler', 'reporter', 'withdrawer']],
  ['handle', ['verifier', 'reporter']],
  ['verify', ['unit', 'handler', 'reporter']],
  ['evaluate', ['unit', 'verifier', 'handler']],
  ['closed', ['unit', 'verifier', 'handler', 'reporter']],
])('in %s nothing is left to %j', (stage, parts) => {
  expect(able(stage, ...parts)).toEqual([]);
});

describe('levels', () => {
  const whole = { district: 1, street: 2, community: 3, grid: 4 };
  // R2: a street office is abolished and its communities report to the district directly.
  const streetless = { ...whole, street: null };
  it('go up one by one, and past one that is missing', () => {
    expect(levelAbove(whole, 'community')).toBe('street');
    expect(levelAbove(streetless, 'community')).toBe('district');
    expect(levelAbove(whole, 'district')).toBeNull();
  });
  it('go down the same way, to no grid', () => {
    expect(levelBelow(whole, 'district')).toBe('street');
    expect(levelBelow(streetless, 'district')).toBe('community');
    expect(levelBelow(whole, 'community')).toBeNull();
    expect(levelBelow({ ...whole, street: null, community: null }, 'district')).toBeNull();
  });
  it('stand where the level is, or at the next above', () => {
    expect(levelAt(whole, 'community')).toBe('community');
    expect(levelAt(streetless, 'street')).toBe('district');
    expect(levelAt({ ...streetless, community: null }, 'community')).toBe('district');
    expect(unitsAt(whole, 'street')).toEqual({ district: 1, street: 2, community: null, grid: null });
  });
});
