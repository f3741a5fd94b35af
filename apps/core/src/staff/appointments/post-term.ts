import { type AppointmentKind, appointmentKindSchema, type Role, roleSchema } from '@yige/contracts';
import type { RawRow, SqlValue } from '@yige/database';

/** An appointment as the rules see it: who holds which post, in what kind, from when until when. */
export interface PostTerm {
  id: string;
  accountId: string;
  unitNumber: number;
  role: Role;
  kind: AppointmentKind;
  bodyId: string | null;
  agencyId: string | null;
  partnerId: string | null;
  secondedFrom: string | null;
  basis: string | null;
  validFrom: string;
  /** 9999-12-31 while it has no end. */
  validTo: string;
}

export const TERM_COLUMNS = [
  ...['id', 'account_id', 'unit_number', 'role', 'kind', 'body_id', 'agency_id', 'partner_id'],
  ...['seconded_from', 'basis', 'valid_from', 'valid_to'],
] as const;

/** The columns of an appointment that goes by an alias. */
export function termColumns(alias: string): string {
  return TERM_COLUMNS.map((name) => `${alias}.${name}`).join(', ');
}

export function readTerm(row: RawRow): PostTerm {
  return {
    id: row.text('id'),
    accountId: row.text('account_id'),
    unitNumber: row.integer('unit_number'),
    role: roleSchema.parse(row.text('role')),
    kind: appointmentKindSchema.parse(row.text('kind')),
    bodyId: row.textOrNull('body_id'),
    agencyId: row.textOrNull('agency_id'),
    partnerId: row.textOrNull('partner_id'),
    secondedFrom: row.textOrNull('seconded_from'),
    basis: row.textOrNull('basis'),
    validFrom: row.text('valid_from'),
    validTo: row.text('valid_to'),
  };
}

export function termValues(term: PostTerm): SqlValue[] {
  return [
    ...[term.id, term.accountId, term.unitNumber, term.role, term.kind, term.bodyId, term.agencyId, term.partnerId],
    ...[term.secondedFrom, term.basis, term.validFrom, term.validTo],
  ];
}

/** Whether two spans of days, `validTo` excluded, share a day. An appointment that was withdrawn has none. */
export function overlap(one: Span, other: Span): boolean {
  if (one.validTo <= one.validFrom || other.validTo <= other.validFrom) return false;
  return one.validFrom < other.validTo && other.validFrom < one.validTo;
}

export interface Span {
  validFrom: string;
  validTo: string;
}

export function holdsOn({ validFrom, validTo }: Span, day: string): boolean {
  return validFrom <= day && day < validTo;
}
