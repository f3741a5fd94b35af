import { type FactClass, factClassSchema, type Role, roleSchema } from '@yige/contracts';
import { describe, expect, it } from 'vitest';
import type { CallerPost, StaffCaller } from '../../access/caller.js';
import { factClassesOfRole, visibleFactClasses } from './fact-rights.js';

const GRID = 7;
const COMMUNITY = 3;
const units = { district: 1, street: 2, community: COMMUNITY, grid: GRID };

function post(role: Role, number: number, level: 'grid' | 'community'): CallerPost {
  const unit = { id: '', number, name: '', level };
  return {
    id: '',
    role,
    unit,
    community: null,
    body: null,
    agency: null,
    partner: null,
    scope: [unit],
    permissions: new Set(),
  };
}

function staff(...posts: CallerPost[]): StaffCaller {
  return {
    kind: 'staff',
    accountId: '',
    username: '',
    name: '',
    sessionKey: '',
    confirmedAt: new Date(),
    restriction: null,
    posts,
    heldPosts: posts,
    actingPostId: null,
    breakGlass: null,
    standsInFor: [],
  };
}

const SENSITIVE: FactClass[] = ['allowance', 'disability', 'ability', 'illness'];

describe('fact class × role', () => {
  // The issue: "a gridWorker (full-time) sees the own grid and living situations; ID number, income and health never by
  // role … A gridHead … no search." Doctors and officers see residents of the units served, sensitive facts not by role.
  it.each<[Role, FactClass[]]>([
    ['gridWorker', ['livingSituation', 'status']],
    ['stationDoctor', ['livingSituation', 'status']],
    ['policeOfficer', ['livingSituation', 'status']],
    ['communityWorker', ['livingSituation', 'status', 'allowance', 'disability', 'ability']],
    ['communitySecretary', ['livingSituation', 'status', 'allowance', 'disability', 'ability']],
    ['streetOfficial', ['livingSituation', 'status', 'allowance', 'disability', 'ability']],
    ['gridHead', []],
    ['systemAdministrator', []],
    ['securityAdministrator', []],
    ['auditAdministrator', []],
    ['districtOfficial', []],
  ])('%s sees %j', (role, classes) => {
    expect([...factClassesOfRole[role]].sort()).toEqual([...classes].sort());
  });

  it('illness is seen by no role, and who reads no residents sees no facts', () => {
    for (const role of roleSchema.options) expect(factClassesOfRole[role]).not.toContain('illness');
    expect(factClassSchema.options).toEqual(expect.arrayContaining(SENSITIVE));
  });

  it('holds where the post is, and nowhere else', () => {
    expect(visibleFactClasses(staff(post('communitySecretary', COMMUNITY, 'community')), units)).toContain(
      'disability',
    );
    expect(visibleFactClasses(staff(post('communitySecretary', 99, 'community')), units).size).toBe(0);
    const both = staff(post('gridWorker', GRID, 'grid'), post('communitySecretary', 99, 'community'));
    expect(visibleFactClasses(both, units)).not.toContain('disability');
  });

  it('a plugin gets no sensitive class, whoever it acts for', () => {
    const posts = [post('communitySecretary', COMMUNITY, 'community')];
    const onBehalfOf = { accountId: '', name: '', posts };
    const everywhere = { kind: 'everywhere' } as const;
    for (const caller of [null, onBehalfOf]) {
      const seen = visibleFactClasses(
        {
          kind: 'plugin',
          pluginId: 'x',
          grants: new Set(),
          enabledIn: everywhere,
          grantedIn: () => everywhere,
          onBehalfOf: caller,
        },
        units,
      );
      expect(SENSITIVE.filter((name) => seen.has(name))).toEqual([]);
    }
  });
});
