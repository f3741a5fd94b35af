import { Injectable } from '@nestjs/common';
import type { UnitPath } from '@yige/plugin-sdk/server';
import type { OrganisationKind } from '../../contract/organisations.js';
import { OrganisationKeeping } from '../organisations/organisation-keeping.js';

/** A branch of the demo with its groups, and how many members it gets. */
export interface DemoBranch {
  id: string;
  /** Where members are put: the groups, or the branch itself. */
  holders: readonly string[];
  members: number;
  /** Months of this year in which a meeting was missed; one of them is made up later. */
  missed: readonly number[];
}

/** 一 to 四 as branches in residential blocks, one for an enterprise, one joint branch with too few. */
const BRANCHES = [
  { name: '爱民佳苑第一党支部', kind: 'branch', place: 'community', groups: 2, members: 29, missed: [8] },
  { name: '爱民佳苑第二党支部', kind: 'branch', place: 'community', groups: 3, members: 47, missed: [] },
  { name: '爱民佳苑第三党支部', kind: 'branch', place: 'community', groups: 2, members: 34, missed: [5, 7] },
  { name: '爱民佳苑退休党员支部', kind: 'branch', place: 'community', groups: 2, members: 41, missed: [] },
  { name: '爱民街商户联合党支部', kind: 'jointBranch', place: 'other', groups: 0, members: 6, missed: [10] },
  { name: '清河物业党支部', kind: 'branch', place: 'other', groups: 0, members: 5, missed: [] },
] as const;
const GROUPS = ['第一党小组', '第二党小组', '第三党小组'];
const FOUNDED = '2012-03-01';

/** Founds the demo's organisations in three levels: committee, branches in the blocks, groups on the stairways. */
@Injectable()
export class DemoBranches {
  constructor(private readonly keeping: OrganisationKeeping) {}

  async found(units: UnitPath): Promise<DemoBranch[]> {
    const found = (kind: OrganisationKind, name: string, parentId: string | null, place: 'community' | 'other') => {
      const jointUnits = kind === 'jointBranch' ? 3 : 0;
      return this.keeping.found({ kind, name, parentId, place, jointUnits, foundedOn: FOUNDED }, units);
    };
    const committee = await found('partyCommittee', '爱民佳苑社区党委', null, 'community');
    const branches: DemoBranch[] = [];
    for (const { name, kind, place, groups, members, missed } of BRANCHES) {
      const id = await found(kind, name, committee, place);
      const holders: string[] = [];
      for (const group of GROUPS.slice(0, groups)) {
        holders.push(
          await found('group', `${name.replace('爱民佳苑', '').replace('党支部', '支部')}${group}`, id, place),
        );
      }
      branches.push({ id, holders: holders.length > 0 ? holders : [id], members, missed });
    }
    return branches;
  }
}
