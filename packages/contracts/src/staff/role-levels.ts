import type { Role } from '../identity/permissions.js';
import type { UnitLevel } from '../org/unit.js';

/** Levels of the units in which a role may be held. A community without grids has its workers itself. */
export const roleLevels: Record<Role, readonly UnitLevel[]> = {
  systemAdministrator: ['district'],
  securityAdministrator: ['district'],
  auditAdministrator: ['district'],
  districtOfficial: ['district'],
  streetOfficial: ['street'],
  communitySecretary: ['community'],
  communityWorker: ['community'],
  gridWorker: ['grid', 'community'],
  gridHead: ['grid'],
  stationDoctor: ['community', 'street'],
  policeOfficer: ['community', 'street'],
  bureauOfficial: ['district'],
  committeeDirector: ['community'],
  committeeMember: ['community'],
  supervisor: ['community'],
  mediator: ['community'],
  propertyManager: ['community', 'grid'],
  ownersRepresentative: ['community', 'grid'],
  admissionOfficer: ['district'],
  financeOfficer: ['district'],
  leadingGroupMember: ['district'],
  dutyOfficer: ['district'],
  pluginOperator: ['district'],
};
