import type { ImportFaultCode, StaffField } from '@yige/contracts';
import { type AppointmentCase, appointmentFaults } from '../../staff/appointments/appointment-rules.js';
import type { FaultCode } from '../../staff/appointments/faults.js';

export interface StaffFault {
  field: StaffField;
  code: ImportFaultCode;
}

/** The first thing that forbids the post; `held` where the person has it already; null where it may be given. */
export function staffFault(given: AppointmentCase): StaffFault | 'held' | null {
  const faults = appointmentFaults(given);
  const other = faults.find(({ code }) => code !== 'samePost');
  if (other !== undefined) {
    const fault = FAULTS[other.code];
    if (fault === undefined) throw new RangeError(`A list gives no such post: ${other.code}`);
    return fault;
  }
  return faults.length > 0 ? 'held' : null;
}

const FAULTS: Partial<Record<FaultCode, StaffFault>> = {
  administratorRole: { field: 'role', code: 'administratorRole' },
  administratorHolder: { field: 'username', code: 'administratorHolder' },
  oneself: { field: 'username', code: 'oneself' },
  disabledAccount: { field: 'username', code: 'accountDisabled' },
  wrongLevel: { field: 'unit', code: 'postNotAtLevel' },
  bodyMissing: { field: 'organisation', code: 'organisationMissing' },
  partnerMissing: { field: 'organisation', code: 'organisationMissing' },
  wrongBody: { field: 'organisation', code: 'organisationWrong' },
  wrongAgency: { field: 'organisation', code: 'organisationWrong' },
  wrongPartner: { field: 'organisation', code: 'organisationWrong' },
  secondRegular: { field: 'kind', code: 'secondRegular' },
};
