import type { AdmissionApplication } from '@yige/contracts';
import { idOf } from './district.js';

/** What a bureau applies for in tests: one round a month in elm, 300 yuan a community, 3,600 yuan in all. */
export function admissionApplication(changes: Partial<AdmissionApplication> = {}): AdmissionApplication {
  return {
    type: 'fixture:visit',
    name: '入户走访',
    basisDocument: '民政〔2026〕7 号',
    basisAuthority: '市民政局',
    duty: 'lead',
    unitIds: [idOf('elm')],
    validFrom: '2026-01-01',
    validTo: '2099-01-01',
    frequency: { period: 'month', rounds: 1, each: 1 },
    funding: { per: 'unit', amountFen: 30_000, budgetFen: 360_000 },
    evidence: ['走访记录'],
    ...changes,
  };
}
