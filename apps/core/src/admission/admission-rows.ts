import {
  type AdmissionStepEntry,
  type AdmissionSummary,
  admissionDutySchema,
  admissionFrequencySchema,
  admissionFundingSchema,
  admissionStatusSchema,
  admissionStepSchema,
} from '@yige/contracts';
import type { RawRow } from '@yige/database';
import { z } from 'zod';

/** An admission as its row tells, without what the directories of plugins and units know. */
export interface AdmissionRow extends Omit<AdmissionSummary, 'typeTitle' | 'bureau' | 'inForce'> {
  pluginId: string;
  agencyId: string | null;
  evidence: string[];
  renews: string | null;
  promisedFen: number;
  version: number;
}

export const ADMISSION_SQL = 'SELECT a.* FROM admissions a';

export function readAdmission(row: RawRow): AdmissionRow {
  const per = row.text('funding_per');
  return {
    id: row.text('id'),
    pluginId: row.text('plugin_id'),
    agencyId: row.textOrNull('agency_id'),
    type: row.text('type'),
    name: row.text('name'),
    basisDocument: row.text('basis_document'),
    basisAuthority: row.text('basis_authority'),
    duty: admissionDutySchema.parse(row.text('duty')),
    validFrom: row.text('valid_from'),
    validTo: row.text('valid_to'),
    frequency: admissionFrequencySchema.parse({
      ...{ period: row.text('period'), rounds: row.integer('rounds'), each: row.integer('times_each') },
    }),
    funding: admissionFundingSchema.parse(
      per === 'nothing'
        ? { per, reason: row.text('unfunded_reason') }
        : { per, amountFen: row.integer('amount_fen'), budgetFen: row.integer('budget_fen') },
    ),
    evidence: row.json('evidence', (value) => z.array(z.string()).parse(value)),
    status: admissionStatusSchema.parse(row.text('status')),
    renews: row.textOrNull('renews'),
    promisedFen: row.integer('promised_fen'),
    version: row.integer('version'),
  };
}

export function readStep(row: RawRow): AdmissionStepEntry {
  return {
    id: row.text('id'),
    at: row.instant('at').toISOString(),
    account: { id: row.text('account_id'), name: row.text('account_name') },
    step: admissionStepSchema.parse(row.text('step')),
    status: admissionStatusSchema.parse(row.text('status')),
    note: row.textOrNull('note'),
  };
}

/** Published, and the day lies in its time. */
export function isInForce({ status, validFrom, validTo }: AdmissionRow, day: string): boolean {
  return status === 'published' && validFrom <= day && validTo > day;
}
