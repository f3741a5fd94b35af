import { type Admission, type AdmissionApplication, addDays } from '@yige/contracts';

/** The form as it stands: every field is text until it is handed in, money in yuan. */
export interface ApplicationDraft {
  type: string;
  name: string;
  basisDocument: string;
  basisAuthority: string;
  duty: AdmissionApplication['duty'];
  unitIds: string[];
  firstDay: string;
  lastDay: string;
  period: AdmissionApplication['frequency']['period'];
  rounds: string;
  each: string;
  per: AdmissionApplication['funding']['per'];
  amount: string;
  budget: string;
  reason: string;
  evidence: string;
}

/** A draft to begin with: empty, or the terms of an admission that is mended or renewed. */
export function draftOf(earlier: Admission | null, today: string): ApplicationDraft {
  const funding = earlier?.funding;
  const money = funding === undefined || funding.per === 'nothing' ? null : funding;
  return {
    type: earlier?.type ?? '',
    name: earlier?.name ?? '',
    basisDocument: earlier?.basisDocument ?? '',
    basisAuthority: earlier?.basisAuthority ?? '',
    duty: earlier?.duty ?? 'assist',
    unitIds: earlier?.units.map(({ id }) => id) ?? [],
    firstDay: earlier?.validFrom ?? today,
    lastDay: earlier === null ? '' : addDays(earlier.validTo, -1),
    period: earlier?.frequency.period ?? 'month',
    rounds: String(earlier?.frequency.rounds ?? 1),
    each: String(earlier?.frequency.each ?? 1),
    per: funding?.per ?? 'unit',
    amount: money === null ? '' : yuan(money.amountFen),
    budget: money === null ? '' : yuan(money.budgetFen),
    reason: funding?.per === 'nothing' ? funding.reason : '',
    evidence: earlier?.evidence.join('\n') ?? '',
  };
}

/** What is handed in; null while something is missing. */
export function applicationOf(draft: ApplicationDraft): AdmissionApplication | null {
  if (missingIn(draft).length > 0) return null;
  const { type, name, basisDocument, basisAuthority, duty, unitIds, firstDay, lastDay, period, per } = draft;
  return {
    ...{ type, name, basisDocument, basisAuthority, duty, unitIds },
    validFrom: firstDay,
    validTo: addDays(lastDay, 1),
    frequency: { period, rounds: Number(draft.rounds), each: Number(draft.each) },
    funding:
      per === 'nothing'
        ? { per, reason: draft.reason }
        : { per, amountFen: fen(draft.amount) ?? 0, budgetFen: fen(draft.budget) ?? 0 },
    evidence: draft.evidence
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  };
}

/** Names of the fields that still want something. */
export function missingIn(draft: ApplicationDraft): (keyof ApplicationDraft)[] {
  const texts = ['type', 'name', 'basisDocument', 'basisAuthority', 'firstDay', 'lastDay'] as const;
  const rounds = /^[1-9]\d{0,3}$/.test(draft.rounds);
  const each = /^([12]?[1-9]|[123]0|31)$/.test(draft.each);
  const money = (['amount', 'budget'] as const).filter((field) => (fen(draft[field]) ?? 0) <= 0);
  return [
    ...texts.filter((field) => draft[field].trim() === ''),
    ...(draft.unitIds.length === 0 ? (['unitIds'] as const) : []),
    ...(rounds ? [] : (['rounds'] as const)),
    ...(each ? [] : (['each'] as const)),
    ...(draft.per === 'nothing' ? (draft.reason.trim().length < 4 ? (['reason'] as const) : []) : money),
  ];
}

/** Yuan with at most two decimals as integer fen; null for anything else. */
export function fen(text: string): number | null {
  const found = /^(\d{1,8})(?:\.(\d{1,2}))?$/.exec(text.trim());
  if (found === null) return null;
  const [, whole = '0', cents = ''] = found;
  return Number(whole) * 100 + Number(cents.padEnd(2, '0'));
}

function yuan(amountFen: number): string {
  return (amountFen / 100).toFixed(2);
}
