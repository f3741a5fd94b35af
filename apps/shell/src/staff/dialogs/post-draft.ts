import type { NewAppointment, Role } from '@yige/contracts';
import { endAfter } from '../last-day.js';

/** A post as it is being filled in. */
export interface PostDraft {
  key: number;
  unitId: string | null;
  role: Role | null;
  bodyId: string | null;
  agencyId: string | null;
  partnerId: string | null;
  kind: 'regular' | 'concurrent';
  validFrom: string;
  lastDay: string;
  basis: string;
}

export function emptyDraft(key: number, today: string, kind: PostDraft['kind']): PostDraft {
  return {
    ...{ key, kind, unitId: null, role: null, bodyId: null, agencyId: null, partnerId: null },
    ...{ validFrom: today, lastDay: '', basis: '' },
  };
}

/** What is sent, once unit, role and first day are there. */
export function newAppointmentOf(draft: PostDraft): NewAppointment | null {
  const { unitId, role, bodyId, agencyId, partnerId, kind, validFrom, lastDay, basis } = draft;
  if (unitId === null || role === null || validFrom === '') return null;
  return {
    ...{ unitId, role, kind, validFrom },
    ...(bodyId === null ? {} : { bodyId }),
    ...(agencyId === null ? {} : { agencyId }),
    ...(partnerId === null ? {} : { partnerId }),
    ...(lastDay === '' ? {} : { validTo: endAfter(lastDay) }),
    ...(basis.trim() === '' ? {} : { basis: basis.trim() }),
  };
}
