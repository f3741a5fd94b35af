import type { Appointment, Role, StaffMember } from '@yige/contracts';

export const ADMINISTRATOR_ROLES = [
  'systemAdministrator',
  'securityAdministrator',
  'auditAdministrator',
] as const satisfies readonly Role[];

export type AdministratorRole = (typeof ADMINISTRATOR_ROLES)[number];

/** The post as administrator that somebody holds or is about to; nobody has two. */
export function administratorPostOf({ appointments }: StaffMember): Appointment | undefined {
  return appointments.find(
    ({ role, state }) =>
      ADMINISTRATOR_ROLES.some((each) => each === role) && (state === 'current' || state === 'upcoming'),
  );
}
