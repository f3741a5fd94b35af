import {
  type AgencyKind,
  agencyKindSchema,
  type BodyKind,
  type BureauColor,
  bodyKindSchema,
  bureauColorSchema,
  type PartnerKind,
  partnerKindSchema,
  type Role,
  roleSchema,
} from '@yige/contracts';
import type { RawRow, SqlValue } from '@yige/database';
import { givesRights, withRightsOn } from './in-force.js';

/** An appointment of today as a row tells it; the unit directory makes it a post. */
export interface PostRow {
  id: string;
  role: Role;
  unitNumber: number;
  body: { id: string; kind: BodyKind } | null;
  agency: { id: string; kind: AgencyKind; bureau: BureauColor } | null;
  partner: { id: string; kind: PartnerKind } | null;
  /** Units that the agency serves today. */
  served: number[];
  /** It names a body, agency or partner that doesn't exist today. */
  dangling: boolean;
}

/** One row of the join: a post in an agency comes once for each unit that the agency serves. */
export type PostPart = Omit<PostRow, 'served'> & { served: number | null };

/** Posts of the account `a`, with what they belong to, for any statement that knows the account. */
export const POST_COLUMNS = `
  p.id AS post_id, p.role, p.unit_number, p.body_id, b.kind AS body_kind, p.agency_id, g.kind AS agency_kind, g.bureau,
  v.unit_number AS served_number, p.partner_id, n.kind AS partner_kind`;
export const POST_JOINS = `
  LEFT JOIN appointments p ON p.account_id = a.id AND ${givesRights('p')}
  LEFT JOIN org_bodies b ON b.id = p.body_id AND b.valid_from <= ? AND b.valid_to > ?
  LEFT JOIN org_agencies g ON g.id = p.agency_id AND g.valid_from <= ? AND g.valid_to > ?
  LEFT JOIN org_agency_service v ON v.agency_id = g.id AND v.valid_from <= ? AND v.valid_to > ?
  LEFT JOIN org_partners n ON n.id = p.partner_id AND n.valid_from <= ? AND n.valid_to > ?`;

/** The parameters of `POST_JOINS`, in their order. */
export function postParameters(today: string): SqlValue[] {
  return [...withRightsOn(today), ...Array.from({ length: 8 }, () => today)];
}

export function readPostPart(row: RawRow): PostPart | null {
  const id = row.textOrNull('post_id');
  if (id === null) return null;
  const body = part(row, 'body', (kind) => bodyKindSchema.parse(kind));
  const agency = part(row, 'agency', (kind) => agencyKindSchema.parse(kind));
  const partner = part(row, 'partner', (kind) => partnerKindSchema.parse(kind));
  return {
    id,
    role: roleSchema.parse(row.text('role')),
    unitNumber: row.integer('unit_number'),
    body: body.found,
    agency: agency.found === null ? null : { ...agency.found, bureau: bureauColorSchema.parse(row.text('bureau')) },
    partner: partner.found,
    served: row.integerOrNull('served_number'),
    dangling: body.missing || agency.missing || partner.missing,
  };
}

function part<Kind>(row: RawRow, name: string, parse: (kind: string) => Kind) {
  const id = row.textOrNull(`${name}_id`);
  const kind = row.textOrNull(`${name}_kind`);
  return {
    found: id === null || kind === null ? null : { id, kind: parse(kind) },
    missing: id !== null && kind === null,
  };
}

/** Puts the rows of each post together, in the order in which they came. */
export function wholePosts(parts: readonly (PostPart | null)[]): PostRow[] {
  const posts = new Map<string, PostRow>();
  for (const one of parts) {
    if (one === null) continue;
    const post = posts.get(one.id) ?? { ...one, served: [] };
    posts.set(one.id, post);
    if (one.served !== null) post.served.push(one.served);
  }
  return [...posts.values()];
}
