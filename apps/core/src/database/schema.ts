import type { EntityClass, Migration } from '@yige/database';
import { accessEntities } from '../access/entities.js';
import { accessMigration } from '../access/migration.js';
import { admissionDocumentEntities } from '../admission/documents/entities.js';
import { admissionDocumentsMigration } from '../admission/documents/migration.js';
import { admissionEntities } from '../admission/entities.js';
import { fundingMigration } from '../admission/funding/migration.js';
import { admissionGateMigration } from '../admission/gate-migration.js';
import { admissionMigration } from '../admission/migration.js';
import { outsideRefusalMigration } from '../admission/refusals/migration.js';
import { auditChainMigration } from '../audit/chain-migration.js';
import { auditEntities } from '../audit/entities.js';
import { auditMigration } from '../audit/migration.js';
import { dispatchEntities } from '../dispatch/entities.js';
import { dispatchMigration } from '../dispatch/migration.js';
import { fileEntities } from '../files/entities.js';
import { photosMigration } from '../files/migration.js';
import { identityEntities } from '../identity/entities.js';
import { identityMigration } from '../identity/migration.js';
import { securityMigration } from '../identity/security-migration.js';
import { standingVersionMigration } from '../identity/standing-migration.js';
import { importEntities } from '../imports/entities.js';
import { firstPasswordsMigration } from '../imports/first-passwords-migration.js';
import { importMigration } from '../imports/migration.js';
import { ledgerEntities } from '../ledgers/sealing/entities.js';
import { ledgerMigration } from '../ledgers/sealing/migration.js';
import { liveEntities } from '../live/entities.js';
import { liveMigration } from '../live/migration.js';
import { matterEntities } from '../matters/entities.js';
import { matterMigration } from '../matters/migration.js';
import { pluginsPhotosMigration } from '../matters/photos/plugins-photos-migration.js';
import { noticeEntities } from '../notices/entities.js';
import { reminderMigration } from '../notices/migration.js';
import { oauthEntities } from '../oauth/entities.js';
import { oauthMigration } from '../oauth/migration.js';
import { serviceMigration } from '../oauth/service-migration.js';
import { appointmentsMigration } from '../org/appointments-migration.js';
import { organisationEntities } from '../org/entities.js';
import { organisationMigration } from '../org/migration.js';
import { reorganisationEntities } from '../org/reorganisation/entities.js';
import { reorganisationMigration } from '../org/reorganisation/migration.js';
import { structureMigration } from '../org/structure-migration.js';
import { organisationVersionMigration } from '../org/version-migration.js';
import { outboxEntities } from '../outbox/entities.js';
import { outboxMigration } from '../outbox/migration.js';
import { pluginEntities } from '../plugins/entities.js';
import { formerPlacesMigration } from '../plugins/former-places-migration.js';
import { installationBureausMigration } from '../plugins/installation/bureaus-migration.js';
import { ungatedConfirmationsMigration } from '../plugins/installation/confirmations-migration.js';
import { pluginMigration } from '../plugins/migration.js';
import { pluginPauseMigration } from '../plugins/pause-migration.js';
import { pluginSettingEntities } from '../plugins/settings/entities.js';
import { pluginSettingsMigration } from '../plugins/settings/migration.js';
import { trafficEntities } from '../plugins/traffic/entities.js';
import { trafficMigration } from '../plugins/traffic/migration.js';
import { otherServerMigration } from '../plugins/traffic/other-server-migration.js';
import { pluginTrustEntities } from '../plugins/trust/entities.js';
import { pluginTrustMigration } from '../plugins/trust/migration.js';
import { pluginVersionsMigration } from '../plugins/versions-migration.js';
import { duplicatesMigration } from '../registry/duplicates/migration.js';
import { registryEntities } from '../registry/entities.js';
import { factConsentMigration } from '../registry/facts/consent-migration.js';
import { diaryAddendaMigration } from '../registry/households/addenda-migration.js';
import { diaryUnitsMigration } from '../registry/households/diary-units-migration.js';
import { registryMigration } from '../registry/migration.js';
import { registryModelMigration } from '../registry/model-migration.js';
import { walkFindingsMigration } from '../registry/places/findings-migration.js';
import { buildingPositionsMigration } from '../registry/places/position-migration.js';
import { retentionEntities } from '../registry/retention/entities.js';
import { retentionMigration } from '../registry/retention/migration.js';
import { rightsEntities } from '../registry/rights/entities.js';
import { rightsMigration } from '../registry/rights/migration.js';
import { readsOfReaderMigration } from '../registry/rights/reads-migration.js';
import { secretsEntities } from '../secrets/entities.js';
import { keyRotationMigration } from '../secrets/migration.js';
import { staffEntities } from '../staff/entities.js';
import { staffMigration } from '../staff/migration.js';
import { conversationMigration } from '../tasks/conversation-migration.js';
import { taskEntities } from '../tasks/entities.js';
import { escalationMigration } from '../tasks/escalation/migration.js';
import { inboxMigration } from '../tasks/inbox-migration.js';
import { listsMigration } from '../tasks/lists-migration.js';
import { taskMigration } from '../tasks/migration.js';
import { tasksOfPlacesMigration } from '../tasks/places-migration.js';
import { reviewMigration } from '../tasks/review/migration.js';
import { visitEntities } from '../visits/entities.js';
import { visitsMigration } from '../visits/migration.js';
import { wholePlacesMigration } from '../visits/whole-places-migration.js';

/** What the features keep in core's database. */
export const entities: EntityClass[] = [
  ...identityEntities,
  ...organisationEntities,
  ...reorganisationEntities,
  ...registryEntities,
  ...rightsEntities,
  ...retentionEntities,
  ...fileEntities,
  ...secretsEntities,
  ...oauthEntities,
  ...pluginEntities,
  ...pluginTrustEntities,
  ...trafficEntities,
  ...pluginSettingEntities,
  ...outboxEntities,
  ...taskEntities,
  ...auditEntities,
  ...staffEntities,
  ...accessEntities,
  ...importEntities,
  ...admissionEntities,
  ...admissionDocumentEntities,
  ...noticeEntities,
  ...dispatchEntities,
  ...liveEntities,
  ...matterEntities,
  ...visitEntities,
  ...ledgerEntities,
];

export const migrations: Migration[] = [
  identityMigration,
  organisationMigration,
  registryMigration,
  oauthMigration,
  pluginMigration,
  outboxMigration,
  taskMigration,
  auditMigration,
  appointmentsMigration,
  structureMigration,
  organisationVersionMigration,
  reorganisationMigration,
  staffMigration,
  securityMigration,
  serviceMigration,
  accessMigration,
  auditChainMigration,
  keyRotationMigration,
  registryModelMigration,
  importMigration,
  duplicatesMigration,
  rightsMigration,
  photosMigration,
  retentionMigration,
  admissionMigration,
  firstPasswordsMigration,
  inboxMigration,
  dispatchMigration,
  conversationMigration,
  listsMigration,
  liveMigration,
  matterMigration,
  visitsMigration,
  reviewMigration,
  pluginVersionsMigration,
  pluginTrustMigration,
  trafficMigration,
  pluginSettingsMigration,
  buildingPositionsMigration,
  ledgerMigration,
  walkFindingsMigration,
  factConsentMigration,
  readsOfReaderMigration,
  admissionGateMigration,
  outsideRefusalMigration,
  fundingMigration,
  otherServerMigration,
  ungatedConfirmationsMigration,
  formerPlacesMigration,
  pluginsPhotosMigration,
  pluginPauseMigration,
  installationBureausMigration,
  reminderMigration,
  admissionDocumentsMigration,
  wholePlacesMigration,
  standingVersionMigration,
  diaryAddendaMigration,
  diaryUnitsMigration,
  escalationMigration,
  tasksOfPlacesMigration,
];
