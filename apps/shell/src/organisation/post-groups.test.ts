import { type BodyKind, newId, type UnitPost } from '@yige/contracts';
import { expect, it } from 'vitest';
import { postGroups } from './post-groups.js';

interface PostFields {
  name: string;
  unit?: string;
  body?: BodyKind;
  agency?: string;
  partner?: string;
}

function post({ name, unit = '爱民佳苑社区', body, agency, partner }: PostFields): UnitPost {
  return {
    id: newId(),
    account: { id: newId(), name },
    role: 'communityWorker',
    title: { 'zh-CN': '社区工作者', en: 'Community worker' },
    unit: { id: newId(), name: unit, level: 'community' },
    body: body === undefined ? null : { id: body, kind: body, name: body },
    agency: agency === undefined ? null : { id: agency, name: agency },
    partner: partner === undefined ? null : { id: partner, name: partner },
    validFrom: '2024-01-01',
  };
}

it('bodies stand first in their usual order, then the unit itself, agencies and partners', () => {
  const groups = postGroups([
    post({ name: '甲', partner: '物业' }),
    post({ name: '乙', agency: '警务室' }),
    post({ name: '丙' }),
    post({ name: '丁', body: 'workStation' }),
    post({ name: '戊', body: 'partyOrganisation' }),
  ]);
  expect(groups.map(({ name }) => name)).toEqual(['partyOrganisation', 'workStation', null, '警务室', '物业']);
});

it('people of one body stand by their unit, grid 2 before grid 10', () => {
  const [group] = postGroups([
    post({ name: '甲', unit: '第 10 网格', body: 'workStation' }),
    post({ name: '乙', unit: '第 2 网格', body: 'workStation' }),
  ]);
  expect(group?.posts.map(({ account }) => account.name)).toEqual(['乙', '甲']);
});
