import {
  applicantSchema,
  identityCheckSchema,
  type RightsRequest,
  rightsRequestKindSchema,
  rightsRequestStateSchema,
} from '@yige/contracts';
import { NO_DEADLINE, type RawRow } from '@yige/database';
import { z } from 'zod';
import type { UnitNumbers } from '../../access/scope.js';
import { readUnitNumbers } from '../person-rows.js';

export const DETAILS_PURPOSE = 'rights_requests.details';
export const ANSWER_PURPOSE = 'rights_requests.answer';

/** Requests with their person as p, through whom they belong to a unit; of who was merged, with the one who goes on. */
export const REQUEST_SQL = `
  SELECT r.id, p.id AS person_id, r.kind, r.applicant, r.identity_check, r.subject, r.details_sealed, r.state, r.received_at,
         r.due_at, r.task_id, r.answered_at, r.answer_sealed, p.name AS person_name,
         p.district_id, p.street_id, p.community_id, p.grid_id,
         s.display_name AS received_by_name, a.display_name AS answered_by_name
  FROM rights_requests r
  LEFT JOIN person_merges m ON m.from_id = r.person_id AND m.undone_at IS NULL
  JOIN people p ON p.id = COALESCE(m.into_id, r.person_id)
  LEFT JOIN accounts s ON s.id = r.received_by LEFT JOIN accounts a ON a.id = r.answered_by`;

/** What of a request is sealed. */
export const requestDetailsSchema = z.object({
  representative: z.string().nullable(),
  basis: z.string().nullable(),
  wish: z.string().nullable(),
});
export type RequestDetails = z.infer<typeof requestDetailsSchema>;

export interface RequestRow {
  request: Omit<RightsRequest, keyof RequestDetails | 'answer' | 'subject' | 'unitName' | 'actions'>;
  subject: string | null;
  detailsSealed: string | null;
  answerSealed: string | null;
  taskId: string | null;
  units: UnitNumbers;
}

export function readRequest(row: RawRow): RequestRow {
  const dueAt = row.instant('due_at');
  return {
    request: {
      id: row.text('id'),
      personId: row.text('person_id'),
      personName: row.text('person_name'),
      kind: rightsRequestKindSchema.parse(row.text('kind')),
      applicant: applicantSchema.parse(row.text('applicant')),
      identityCheck: identityCheckSchema.parse(row.text('identity_check')),
      state: rightsRequestStateSchema.parse(row.text('state')),
      receivedAt: row.instant('received_at').toISOString(),
      receivedBy: row.textOrNull('received_by_name') ?? '',
      ...(dueAt.getTime() === NO_DEADLINE.getTime() ? {} : { dueAt: dueAt.toISOString() }),
      answeredAt: row.instantOrNull('answered_at')?.toISOString() ?? null,
      answeredBy: row.textOrNull('answered_by_name'),
    },
    subject: row.textOrNull('subject'),
    detailsSealed: row.textOrNull('details_sealed'),
    answerSealed: row.textOrNull('answer_sealed'),
    taskId: row.textOrNull('task_id'),
    units: readUnitNumbers(row),
  };
}
