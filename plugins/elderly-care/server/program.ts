import type { PluginProgram } from '@yige/plugin-sdk/server';
import { plugin } from '../plugin.js';
import { AssessmentDraftEntity, AssessmentEntity, AssessmentReadEntity } from './ability/entities.js';
import { ElderlyCareModule } from './elderly-care.module.js';
import { MatterEntity } from './matters/entities.js';
import { abilityMigration, attemptsMigration, firstMigration, ledgerMigration, mattersMigration } from './migration.js';
import { ElderEntity } from './register/entities.js';
import { AttemptEntity, DueVisitEntity, VisitEntity } from './visits/entities.js';

const abilityEntities = [AssessmentEntity, AssessmentDraftEntity, AssessmentReadEntity];

/** The plugin's server as the SDK runs it. */
export const program: PluginProgram = {
  plugin,
  module: ElderlyCareModule,
  entities: [ElderEntity, VisitEntity, DueVisitEntity, AttemptEntity, MatterEntity, ...abilityEntities],
  migrations: [firstMigration, attemptsMigration, ledgerMigration, abilityMigration, mattersMigration],
  personColumns: [
    { table: 'elders' },
    { table: 'visits', key: 'id' },
    { table: 'due_visits', key: 'id' },
    { table: 'attempts', key: 'id' },
    { table: 'assessments', key: 'id' },
    { table: 'assessment_drafts' },
    { table: 'assessment_reads', key: 'id' },
  ],
  // An elder's place in the register follows them; a visit or an attempt stays with the unit that made it. Assessments have
  // no unit: whoever has the elder today reads them.
  unitRows: [
    { table: 'elders', key: 'person_id', person: 'person_id' },
    { table: 'visits', key: 'id' },
    { table: 'attempts', key: 'id' },
    { table: 'matters', key: 'id' },
  ],
};
