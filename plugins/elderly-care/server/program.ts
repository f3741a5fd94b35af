import type { PluginProgram } from '@yige/plugin-sdk/server';
import { plugin } from '../plugin.js';
import { ElderlyCareModule } from './elderly-care.module.js';
import { attemptsMigration, firstMigration, ledgerMigration } from './migration.js';
import { ElderEntity } from './register/entities.js';
import { AttemptEntity, DueVisitEntity, VisitEntity } from './visits/entities.js';

/** The plugin's server as the SDK runs it. */
export const program: PluginProgram = {
  plugin,
  module: ElderlyCareModule,
  entities: [ElderEntity, VisitEntity, DueVisitEntity, AttemptEntity],
  migrations: [firstMigration, attemptsMigration, ledgerMigration],
  personColumns: [
    { table: 'elders' },
    { table: 'visits', key: 'id' },
    { table: 'due_visits', key: 'id' },
    { table: 'attempts', key: 'id' },
  ],
  // An elder's place in the register follows them; a visit or an attempt stays with the unit that made it.
  unitRows: [
    { table: 'elders', key: 'person_id', person: 'person_id' },
    { table: 'visits', key: 'id' },
    { table: 'attempts', key: 'id' },
  ],
};
