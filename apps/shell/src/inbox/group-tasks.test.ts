import { newId, type TaskSummary } from '@yige/contracts';
import { expect, it } from 'vitest';
import { groupTasks } from './group-tasks.js';

const unit = { id: newId(), name: '第 7 网格', level: 'grid' } as const;
const elderly = {
  pluginId: 'elderly-care',
  name: { 'zh-CN': '居家养老', en: 'Elderly care' },
  glyph: '养',
  color: 'elderly',
} as const;
const police = {
  pluginId: 'policing',
  name: { 'zh-CN': '社区警务', en: 'Policing' },
  glyph: '警',
  color: 'police',
} as const;

function task(fields: { door?: string; dueAt?: string; source?: TaskSummary['source'] }): TaskSummary {
  const { door, dueAt, source = elderly } = fields;
  return {
    id: newId(),
    type: `${source.pluginId}:visit`,
    title: { 'zh-CN': '探访', en: 'Visit' },
    status: 'open',
    source,
    unit,
    units: { districtId: unit.id, streetId: null, communityId: null, gridId: unit.id },
    body: null,
    subject:
      door === undefined
        ? null
        : {
            personId: newId(),
            name: '陈桂兰',
            door: {
              householdId: door,
              buildingId: door.slice(0, 1),
              building: `${door.slice(0, 1)} 栋`,
              entrance: null,
              door,
              text: door,
            },
          },
    assignee: null,
    overseen: false,
    escalation: 0,
    dispatchId: null,
    createdAt: '2026-11-01T00:00:00.000Z',
    updatedAt: '2026-11-01T00:00:00.000Z',
    ...(dueAt === undefined ? {} : { dueAt }),
  };
}
const day = (instant: string) => instant.slice(0, 10);

it('one visit to a door is one group, where its most urgent task stands', () => {
  const tasks = [task({ door: '3-501' }), task({}), task({ door: '7-302' }), task({ door: '3-501', source: police })];
  const groups = groupTasks(tasks, 'household', day);
  expect(groups.map(({ key, tasks: inside }) => [key, inside.length])).toEqual([
    ['3-501', 2],
    ['7-302', 1],
    ['', 1],
  ]);
  expect(groups[0]?.tasks.map(({ source }) => source.glyph)).toEqual(['养', '警']);
});

it.each([
  ['building', ['3', '7', '']],
  ['bureau', ['elderly-care', 'policing']],
  ['type', ['elderly-care:visit', 'policing:visit']],
  ['due', ['2026-11-24', '2026-11-25', '']],
] as const)('groups by %s', (grouping, keys) => {
  const tasks = [
    task({ door: '3-501', dueAt: '2026-11-24T10:00:00.000Z' }),
    task({ door: '7-302', dueAt: '2026-11-25T10:00:00.000Z', source: police }),
    task({ dueAt: '2026-11-25T12:00:00.000Z' }),
    task({ door: '3-502' }),
  ];
  expect(groupTasks(tasks, grouping, day).map(({ key }) => key)).toEqual(keys);
});

it('loses none and doubles none', () => {
  const tasks = Array.from({ length: 50 }, (_, index) => task(index % 3 === 0 ? {} : { door: `${index % 7}-1` }));
  const grouped = groupTasks(tasks, 'household', day).flatMap((group) => group.tasks);
  expect(grouped.map(({ id }) => id).sort()).toEqual(tasks.map(({ id }) => id).sort());
});
