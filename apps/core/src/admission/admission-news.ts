import { Injectable } from '@nestjs/common';
import {
  type Actor,
  type AdmissionNoticeKind,
  type AdmissionStatus,
  corePermissions,
  roleSchema,
} from '@yige/contracts';
import { Database, placeholders } from '@yige/database';
import { PermissionCatalogue } from '../access/permission-catalogue.js';
import { Notices } from '../notices/notices.js';
import { givesRights, withRightsOn } from '../org/in-force.js';
import { Clock } from '../time/clock.js';
import type { AdmissionRow } from './admission-rows.js';

type Told = Pick<AdmissionRow, 'id' | 'agencyId'>;

/** What a bureau hears at once. */
const NEWS: Partial<Record<AdmissionStatus, AdmissionNoticeKind>> = {
  returned: 'admissionReturned',
  refused: 'admissionRefused',
  published: 'admissionPublished',
};

/** Tells a bureau, that is whoever may apply in it, what became of its applications and admissions. */
@Injectable()
export class AdmissionNews {
  constructor(
    private readonly database: Database,
    private readonly catalogue: PermissionCatalogue,
    private readonly notices: Notices,
    private readonly clock: Clock,
  ) {}

  /** Inside the unit of work of the step. */
  async moved(admission: Told, to: AdmissionStatus, by: Actor): Promise<void> {
    const kind = NEWS[to];
    if (kind !== undefined) await this.tell(admission, kind, by);
  }

  async tell(admission: Told, kind: AdmissionNoticeKind, by: Actor | null): Promise<void> {
    const to = await this.bureau(admission.agencyId);
    await this.notices.giveOfAdmission({ kind, admissionId: admission.id, to, by });
  }

  private async bureau(agencyId: string | null): Promise<string[]> {
    const roles = roleSchema.options.filter((role) => this.catalogue.of(role).has(corePermissions.admissionApply));
    if (roles.length === 0) return [];
    return this.database.query(
      `SELECT DISTINCT a.id FROM accounts a JOIN appointments p ON p.account_id = a.id AND ${givesRights('p')}
       WHERE a.disabled = 0 AND p.role IN (${placeholders(roles)})
         AND p.agency_id ${agencyId === null ? 'IS NULL' : '= ?'}`,
      [...withRightsOn(this.clock.today()), ...roles, ...(agencyId === null ? [] : [agencyId])],
      (row) => row.text('id'),
    );
  }
}
