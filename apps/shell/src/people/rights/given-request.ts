import {
  type Applicant,
  type IdentityCheck,
  type NewRightsRequest,
  newRightsRequestSchema,
  type RightsRequestKind,
} from '@yige/contracts';

/** The form as it is filled in. */
export interface GivenRequest {
  kind: RightsRequestKind;
  applicant: Applicant;
  identityCheck: IdentityCheck | null;
  representative: string;
  basis: string;
  wish: string;
  subject: string | null;
}

/** What it comes to, by the same check as core's; null while something is missing. */
export function requestOf(given: GivenRequest): NewRightsRequest | null {
  const { kind, applicant, identityCheck, representative, basis, wish, subject } = given;
  const other = applicant !== 'self';
  const parsed = newRightsRequestSchema.safeParse({
    kind,
    applicant,
    identityCheck,
    representative: other ? representative : null,
    basis: other ? basis : null,
    ...(kind === 'correction' ? { wish } : {}),
    ...(kind === 'consentWithdrawal' || kind === 'consentRenewal' ? { subject } : {}),
  });
  return parsed.success ? parsed.data : null;
}
