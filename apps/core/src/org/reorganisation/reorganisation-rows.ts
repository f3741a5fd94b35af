import {
  fieldErrorSchema,
  type Reorganisation,
  type ReorganisationState,
  type ReorganisationSummary,
  reorganisationChangeSchema,
  reorganisationPreviewSchema,
  reorganisationStateSchema,
  reorganisationSummarySchema,
} from '@yige/contracts';
import type { RawRow } from '@yige/database';
import { z } from 'zod';

export const SUMMARY_COLUMNS = `
  r.id, r.state, r.effective_on, r.document_number, r.document_title, r.document_issuer, r.document_date, r.reason,
  r.outline, r.failure, r.proposed_by, r.proposed_by_name, r.proposed_at, r.decided_by, r.decided_by_name, r.decided_at,
  r.decision_note, r.applied_at, r.finished_at, r.units_done, r.units_total, r.rows_moved`;

export type StoredSummary = Omit<ReorganisationSummary, 'may'>;

export function readSummary(row: RawRow): StoredSummary {
  const decidedBy = row.textOrNull('decided_by');
  return {
    id: row.text('id'),
    state: reorganisationStateSchema.parse(row.text('state')),
    effectiveOn: row.text('effective_on'),
    basis: {
      number: row.text('document_number'),
      title: row.text('document_title'),
      issuer: row.text('document_issuer'),
      date: row.text('document_date'),
    },
    reason: row.text('reason'),
    outline: row.json('outline', (value) => reorganisationSummarySchema.shape.outline.parse(value)),
    proposedBy: { id: row.text('proposed_by'), name: row.text('proposed_by_name') },
    proposedAt: row.instant('proposed_at').toISOString(),
    decidedBy: decidedBy === null ? null : { id: decidedBy, name: row.textOrNull('decided_by_name') ?? '' },
    decidedAt: row.instantOrNull('decided_at')?.toISOString() ?? null,
    decisionNote: row.textOrNull('decision_note'),
    progress:
      row.instantOrNull('applied_at') === null
        ? null
        : {
            done: row.integer('units_done'),
            total: row.integer('units_total'),
            rows: row.integer('rows_moved'),
            finishedAt: row.instantOrNull('finished_at')?.toISOString() ?? null,
          },
    failure: row.jsonOrNull('failure', (value) => z.array(fieldErrorSchema).parse(value)),
  };
}

export const DETAIL_COLUMNS = `${SUMMARY_COLUMNS}, r.changes, r.decisions, r.preview`;

export type StoredReorganisation = StoredSummary &
  Pick<Reorganisation, 'changes' | 'preview'> & { decisions: Record<string, string> };

export function readReorganisation(row: RawRow): StoredReorganisation {
  return {
    ...readSummary(row),
    changes: row.json('changes', (value) => z.array(reorganisationChangeSchema).parse(value)),
    decisions: row.json('decisions', (value) => z.record(z.string(), z.string()).parse(value)),
    preview: row.json('preview', (value) => reorganisationPreviewSchema.parse(value)),
  };
}

/** States in which an operation still holds its units. */
export const UNFINISHED: ReadonlySet<ReorganisationState> = new Set<ReorganisationState>([
  'proposed',
  'approved',
  'executing',
]);
