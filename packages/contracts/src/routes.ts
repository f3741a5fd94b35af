import { breakGlassRoutes } from './access/break-glass.js';
import { revealRoutes } from './access/reveal.js';
import { accessRoutes } from './access/routes.js';
import { admissionDocumentRoutes, refusalPaperRoutes } from './admission/documents.js';
import { taskFundingRoutes } from './admission/funding.js';
import { admissionExceptionRoutes, taskAdmissionRoutes } from './admission/gate.js';
import { refusalRecordRoutes } from './admission/refusal-record.js';
import { admissionRoutes } from './admission/routes.js';
import { auditRoutes } from './audit/routes.js';
import { dispatchRoutes } from './dispatch/routes.js';
import { exportRoutes } from './exports/routes.js';
import { photoRoutes } from './files/photo-routes.js';
import { healthRoutes } from './health/routes.js';
import { accountSecurityRoutes } from './identity/account-security.js';
import { mySessionRoutes } from './identity/my-sessions.js';
import { passwordRoutes } from './identity/password.js';
import { secondFactorRoutes } from './identity/second-factor.js';
import { securitySettingsRoutes } from './identity/security-settings.js';
import { sessionRoutes } from './identity/session.js';
import { singleSignOnRoutes } from './identity/single-sign-on.js';
import { importRoutes } from './imports/routes.js';
import { ledgerRoutes } from './ledgers/routes.js';
import { liveRoutes } from './live/stream.js';
import { mapRoutes } from './maps/base-map.js';
import { matterPhotoRoutes, matterRoutes } from './matters/routes.js';
import { noticeRoutes } from './notices/routes.js';
import { serviceAccountRoutes } from './oauth/service-account.js';
import { signingKeyRoutes } from './oauth/signing-key.js';
import { oauthRoutes } from './oauth/token.js';
import { normRoutes } from './org/norms.js';
import { reorganisationRoutes } from './org/reorganisation-routes.js';
import { orgRoutes } from './org/routes.js';
import { agencyRoutes, bodyRoutes, partnerRoutes, premisesRoutes } from './org/structure-routes.js';
import { pluginDevelopmentRoutes } from './plugins/development.js';
import { pluginRoutes } from './plugins/routes.js';
import { pluginSettingRoutes } from './plugins/setting-routes.js';
import { pluginTrafficRoutes } from './plugins/traffic.js';
import { pluginTrustRoutes } from './plugins/trust.js';
import { portalRoutes } from './portal/portal.js';
import { duplicateRoutes, mergeRoutes } from './registry/duplicate-routes.js';
import { householdRoutes } from './registry/household-routes.js';
import { buildingRoutes } from './registry/place-routes.js';
import { retentionRoutes } from './registry/retention-routes.js';
import { rightsRoutes } from './registry/rights-routes.js';
import { peopleRoutes } from './registry/routes.js';
import { walkRoundRoutes } from './registry/walk-round-routes.js';
import { searchRoutes } from './search/search.js';
import { keyRoutes } from './secrets/key-routes.js';
import { administratorRoutes, appointmentRoutes } from './staff/appointment-routes.js';
import { staffRoutes } from './staff/routes.js';
import { absenceRoutes } from './tasks/absences.js';
import { taskBatchRoutes } from './tasks/batch.js';
import { taskBulkRoutes } from './tasks/bulk.js';
import { taskAttachmentRoutes, taskCommentRoutes } from './tasks/conversation.js';
import { taskEscalationRoutes } from './tasks/escalation.js';
import { taskHandlingRoutes } from './tasks/handling.js';
import { taskRoutes } from './tasks/routes.js';
import { taskViewRoutes } from './tasks/task-view.js';
import { visitRoutes } from './visits/routes.js';

/** Every operation of the public API. What is not here does not exist: core mounts it, the client calls it. */
export const routes = {
  health: healthRoutes,
  sessions: sessionRoutes,
  mySessions: mySessionRoutes,
  password: passwordRoutes,
  secondFactor: secondFactorRoutes,
  singleSignOn: singleSignOnRoutes,
  securitySettings: securitySettingsRoutes,
  accountSecurity: accountSecurityRoutes,
  serviceAccounts: serviceAccountRoutes,
  signingKeys: signingKeyRoutes,
  oauth: oauthRoutes,
  portal: portalRoutes,
  search: searchRoutes,
  org: orgRoutes,
  reorganisations: reorganisationRoutes,
  bodies: bodyRoutes,
  agencies: agencyRoutes,
  partners: partnerRoutes,
  premises: premisesRoutes,
  norms: normRoutes,
  people: peopleRoutes,
  photos: photoRoutes,
  duplicates: duplicateRoutes,
  merges: mergeRoutes,
  households: householdRoutes,
  buildings: buildingRoutes,
  walkRounds: walkRoundRoutes,
  rights: rightsRoutes,
  retention: retentionRoutes,
  imports: importRoutes,
  exports: exportRoutes,
  keys: keyRoutes,
  staff: staffRoutes,
  appointments: appointmentRoutes,
  administrators: administratorRoutes,
  tasks: taskRoutes,
  taskBatches: taskBatchRoutes,
  dispatches: dispatchRoutes,
  taskHandling: taskHandlingRoutes,
  taskComments: taskCommentRoutes,
  taskAttachments: taskAttachmentRoutes,
  absences: absenceRoutes,
  taskBulk: taskBulkRoutes,
  taskViews: taskViewRoutes,
  taskEscalation: taskEscalationRoutes,
  visits: visitRoutes,
  notices: noticeRoutes,
  live: liveRoutes,
  maps: mapRoutes,
  matters: matterRoutes,
  matterPhotos: matterPhotoRoutes,
  ledgers: ledgerRoutes,
  taskAdmissions: taskAdmissionRoutes,
  admissions: admissionRoutes,
  admissionDocuments: admissionDocumentRoutes,
  refusalPapers: refusalPaperRoutes,
  admissionExceptions: admissionExceptionRoutes,
  refusalRecord: refusalRecordRoutes,
  taskFunding: taskFundingRoutes,
  plugins: pluginRoutes,
  pluginTraffic: pluginTrafficRoutes,
  pluginTrust: pluginTrustRoutes,
  pluginSettings: pluginSettingRoutes,
  pluginDevelopments: pluginDevelopmentRoutes,
  access: accessRoutes,
  breakGlass: breakGlassRoutes,
  reveals: revealRoutes,
  audit: auditRoutes,
};
export type Routes = typeof routes;
