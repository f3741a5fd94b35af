import type { Installation, Plugin, PluginServerState, PluginVersion } from '@yige/contracts';
import { describe, expect, it } from 'vitest';
import {
  cellsOf,
  failuresOf,
  isSought,
  lossOf,
  obstacleTo,
  pilotsOf,
  roleOf,
  type Standing,
  standingOf,
  versionAlong,
} from './plugin-standing.js';

const district = { id: 'district', name: '青禾区', level: 'district' } as const;
const willows = { id: 'willows', name: '柳岸街道', level: 'street' } as const;
const stones = { id: 'stones', name: '石桥街道', level: 'street' } as const;
const garden = { id: 'garden', name: '杏园社区', level: 'community' } as const;

const signature = {
  keyId: 'a'.repeat(64),
  owner: '区卫健局',
  signedAt: '2026-11-06T07:02:00.000Z',
  files: 42,
  withdrawn: false,
};

function version(name: string, changes: Partial<PluginVersion> = {}): PluginVersion {
  return {
    version: name,
    baseUrl: 'http://127.0.0.1:9000',
    sdk: '^1.4.0',
    changes: null,
    registeredAt: '2026-11-06T07:20:00.000Z',
    signature,
    communities: 0,
    asks: 0,
    unfit: null,
    server: null,
    recent: { calls: 0, errors: 0 },
    ...changes,
  };
}

function plugin(changes: Partial<Plugin> = {}): Plugin {
  return {
    id: 'health-station',
    name: { 'zh-CN': '社区卫生站', en: 'Health station' },
    glyph: '卫',
    color: 'health',
    bureau: { 'zh-CN': '区卫健局', en: 'Health bureau' },
    enabledVersion: '2.3.1',
    units: [],
    versions: [version('2.4.0'), version('2.3.1'), version('2.2.8')],
    reachable: true,
    lastReachableAt: null,
    lastError: null,
    recentP95: null,
    removedAt: null,
    paused: null,
    configurable: false,
    ...changes,
  };
}

const placed = (
  unit: typeof willows | typeof stones | typeof garden | typeof district,
  of: string | null,
  day = 9,
) => ({
  unit,
  version: of,
  since: `2026-11-${String(day).padStart(2, '0')}T01:00:00.000Z`,
  by: '潘启明',
});

const why = { 'zh-CN': '需要 SDK ^9', en: 'It needs SDK ^9' };
const server = (state: PluginServerState) => ({ state, detail: null, lastReadyAt: null });

it.each([' ', '卫生', 'HEALTH-s', '卫健局'])('%s finds it', (sought) => {
  expect([isSought(plugin(), sought), isSought(plugin(), `${sought}警`)]).toEqual([true, false]);
});

describe('what units lose', () => {
  const change = (before: string | null, after: string | null, unit: typeof willows | typeof garden = willows) => ({
    ...{ unit, before, after },
  });
  it.each([
    ['nothing by a newer version', [change('2.3.1', '2.4.0')], null],
    ['nothing where they had none', [change(null, '2.2.8'), change(null, null)], null],
    ['what a newer version had', [change('2.4.0', '2.3.1'), change('2.2.8', '2.3.1', garden)], ['down', willows]],
    ['the plugin, which is the graver', [change('2.3.1', '2.2.8'), change('2.3.1', null, garden)], ['take', garden]],
  ] as const)('%s', (_, changes, lost) => {
    expect(lossOf(plugin(), changes)).toEqual(lost && { kind: lost[0], units: [lost[1]] });
  });
});

describe('what a unit has by its place', () => {
  const piloted = plugin({ units: [placed(willows, '2.4.0'), placed(stones, null)] });
  it.each([
    ['its own', ['willows', 'district'], '2.4.0'],
    ['that of the unit above', ['garden', 'willows', 'district'], '2.4.0'],
    ['none, as the unit above', ['garden', 'stones', 'district'], null],
    ['the general one', ['garden', 'reeds', 'district'], '2.3.1'],
  ])('%s', (_, path, expected) => {
    expect(versionAlong(piloted, path)).toBe(expected);
  });
});

describe('how a plugin does', () => {
  it.each<[string, Partial<Plugin>, Standing]>([
    ['everybody has it and it answers', {}, 'ordinary'],
    ['before the first call nothing is known against it', { reachable: null }, 'ordinary'],
    [
      'a server of it does not answer',
      { reachable: false, versions: [version('2.3.1', { server: server('unreachable') })] },
      'unreachable',
    ],
    [
      'another version answers in its place',
      { reachable: false, versions: [version('2.3.1', { server: server('other') })] },
      'unready',
    ],
    ['the platform does not run what units have', { versions: [version('2.3.1', { unfit: why })] }, 'unfit'],
    ['the platform does not run what nobody has', { versions: [version('2.4.0', { unfit: why })] }, 'ordinary'],
    ['it answers as fast as it may', { recentP95: 1_000 }, 'ordinary'],
    ['it answers later', { recentP95: 1_200 }, 'slow'],
    ['it was removed', { enabledVersion: null, versions: [], removedAt: '2026-11-26T08:00:00.000Z' }, 'removed'],
    ['nobody has it', { enabledVersion: null, reachable: false }, 'disabled'],
    ['it is paused', { paused: { since: '2026-11-20T01:00:00.000Z', by: '徐睿', reason: '搬迁' } }, 'paused'],
    ['nobody has it, and it waits', { enabledVersion: null, versions: [version('1.0.0', { asks: 1 })] }, 'pending'],
    ['only some units have it', { enabledVersion: null, units: [placed(willows, '2.4.0')] }, 'ordinary'],
  ])('%s', (_, changes, standing) => {
    expect(standingOf(plugin(changes))).toBe(standing);
  });
});

describe('pilots', () => {
  it('are the versions that units have apart from the general one, since the first of them', () => {
    const units = [placed(willows, '2.4.0', 12), placed(garden, '2.4.0', 9), placed(stones, null)];
    expect(pilotsOf(plugin({ units }))).toEqual([
      { version: '2.4.0', units: [willows, garden], since: '2026-11-09T01:00:00.000Z' },
    ]);
  });

  it('a unit that keeps the general version is none', () => {
    expect(pilotsOf(plugin({ units: [placed(willows, '2.3.1')] }))).toEqual([]);
  });
});

describe('cells', () => {
  it('a part has its own version or the general one; a unit within a part follows', () => {
    const units = [placed(willows, '2.4.0'), placed(garden, null)];
    expect(cellsOf(plugin({ units }), [district], [willows, stones])).toEqual([
      { unit: willows, version: '2.4.0', own: true },
      { unit: stones, version: '2.3.1', own: false },
      { unit: garden, version: null, own: true },
    ]);
  });

  it('what the district itself has goes before the general version', () => {
    expect(cellsOf(plugin({ units: [placed(district, null)] }), [district], [stones])).toEqual([
      { unit: stones, version: null, own: false },
    ]);
  });
});

describe('versions', () => {
  const asking = version('2.5.0', { asks: 2 });
  const compromised = version('2.3.1', { signature: { ...signature, withdrawn: true } });
  const whole = plugin({
    versions: [asking, version('2.4.0'), version('2.3.1'), version('2.2.8')],
    units: [placed(willows, '2.4.0')],
  });

  it.each([
    ['2.5.0', 'pending'],
    ['2.4.0', 'pilot'],
    ['2.3.1', 'general'],
    ['2.2.8', 'kept'],
  ] as const)('%s is %s', (name, role) => {
    const one = whole.versions.find((other) => other.version === name);
    expect(one && roleOf(whole, one)).toBe(role);
  });

  it('are ready where nothing is in use', () => {
    const [first = asking] = plugin().versions;
    expect(roleOf({ ...plugin({ enabledVersion: null }), versions: [first] }, first)).toBe('ready');
  });

  it('are withdrawn with their key, whoever has them', () => {
    expect(roleOf(plugin({ versions: [compromised] }), compromised)).toBe('withdrawn');
  });

  it.each([
    ['asks', asking],
    ['withdrawn', compromised],
    [null, version('1.0.0')],
  ] as const)('what is in the way: %s', (obstacle, one) => {
    expect(obstacleTo(one)).toBe(obstacle);
  });
});

it('a version counts as failed by its last attempt, and not where it is there', () => {
  const attempt = (id: string, of: string | null, state: Installation['state']): Installation => ({
    id,
    source: 'url',
    baseUrl: 'http://127.0.0.1:9000',
    plugin:
      of === null ? null : { id: 'health-station', version: of, name: plugin().name, glyph: '卫', color: 'health' },
    stage: 'compatibility',
    state,
    problem: null,
    files: { verified: 0, total: 0 },
    startedBy: '潘启明',
    startedAt: '2026-11-06T07:20:00.000Z',
    changedAt: '2026-11-06T07:20:00.000Z',
  });
  const attempts = [
    attempt('4', null, 'failed'),
    attempt('3', '2.6.0', 'cancelled'),
    attempt('2', '2.5.0', 'failed'),
    attempt('1', '2.6.0', 'failed'),
    attempt('0', '2.4.0', 'failed'),
  ];
  expect(failuresOf(plugin(), attempts).map(({ id }) => id)).toEqual(['2']);
});
