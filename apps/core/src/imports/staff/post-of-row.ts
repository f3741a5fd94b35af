import { newId } from '@yige/contracts';
import { roleBodies } from '../../access/roles.js';
import { OPEN_END } from '../../org/entities.js';
import type { PostPlace } from '../../staff/appointments/appointment-rules.js';
import { type PostHolder, placeOf } from '../../staff/appointments/post-places.js';
import type { PostTerm } from '../../staff/appointments/post-term.js';
import { plainText } from '../plain-text.js';
import type { ReadStaff } from './read-staff.js';

/** The post that a row gives, and what the rules want to know of its place; null where nothing there has that name. */
export function postOfRow(
  row: ReadStaff,
  accountId: string,
  holders: readonly PostHolder[],
): { proposed: PostTerm; place: PostPlace } | null {
  const holder = row.organisation === null ? onlyBody(row, holders) : named(row.organisation, holders);
  if (holder === null) return null;
  const idOf = (what: PostHolder['what']) => (holder?.what === what ? holder.id : null);
  const [bodyId, agencyId, partnerId] = [idOf('body'), idOf('agency'), idOf('partner')];
  const place = placeOf(
    {
      bodyId: bodyId ?? undefined,
      agencyId: agencyId ?? undefined,
      partnerId: partnerId ?? undefined,
    },
    row.unit.level,
    holders,
  );
  const proposed: PostTerm = {
    ...{ id: newId(), accountId, unitNumber: row.unit.number, role: row.role, kind: row.kind },
    ...{ bodyId, agencyId, partnerId, secondedFrom: null, basis: row.basis },
    ...{ validFrom: row.validFrom, validTo: OPEN_END },
  };
  return { proposed, place };
}

/** An agency that serves several units stands there once for each. */
function named(name: string, holders: readonly PostHolder[]): PostHolder | null {
  const found = new Map(
    holders.filter((holder) => plainText(holder.name) === plainText(name)).map((holder) => [holder.id, holder]),
  );
  const [first] = found.values();
  return found.size === 1 && first !== undefined ? first : null;
}

/** Where the unit has one body for the post, it is that one; otherwise the rules ask for it. */
function onlyBody({ role }: ReadStaff, holders: readonly PostHolder[]): PostHolder | undefined {
  const fitting = holders.filter((holder) => holder.what === 'body' && roleBodies[role]?.includes(holder.kind));
  return fitting.length === 1 ? fitting[0] : undefined;
}
