import type { AdmissionApplication } from '@yige/contracts';
import type { SqlValue } from '@yige/database';

/** The columns that an application decides; the others tell who it is and how far. */
export const APPLICATION_COLUMNS = [
  ...['type', 'name', 'basis_document', 'basis_authority', 'duty', 'valid_from', 'valid_to', 'period', 'rounds'],
  'times_each',
  ...['funding_per', 'amount_fen', 'budget_fen', 'unfunded_reason', 'evidence'],
] as const;

export function applicationValues(application: AdmissionApplication): SqlValue[] {
  const { type, name, basisDocument, basisAuthority, duty, validFrom, validTo, frequency, funding } = application;
  const money = funding.per === 'nothing' ? [0, 0, funding.reason] : [funding.amountFen, funding.budgetFen, null];
  return [
    ...[type, name, basisDocument, basisAuthority, duty, validFrom, validTo, frequency.period, frequency.rounds],
    frequency.each,
    ...[funding.per, ...money, JSON.stringify(application.evidence)],
  ];
}
