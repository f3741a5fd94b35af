import type { PluginProgram } from '@yige/plugin-sdk/server';
import { plugin } from '../plugin.js';
import { HealthStationModule } from './health-station.module.js';
import { firstMigration, ledgerMigration, screeningMigration, settledMigration } from './migration.js';
import { FollowUpEntity, PhysicalEntity, ReadingEntity } from './readings/entities.js';
import { PatientEntity } from './register/entities.js';
import { ScreenedEntity, ScreeningEntity } from './screening/entities.js';

/** The plugin's server as the SDK runs it. */
export const program: PluginProgram = {
  plugin,
  module: HealthStationModule,
  entities: [PatientEntity, ReadingEntity, FollowUpEntity, PhysicalEntity, ScreenedEntity, ScreeningEntity],
  migrations: [firstMigration, ledgerMigration, screeningMigration, settledMigration],
  personColumns: [
    { table: 'patients' },
    { table: 'readings', key: 'id' },
    { table: 'follow_ups', key: 'id' },
    { table: 'physicals', key: 'id' },
    { table: 'screened' },
    { table: 'screenings', key: 'id' },
  ],
  // A resident's place in register and screening follows them; what was measured stays with the unit where it was.
  unitRows: [
    { table: 'patients', key: 'person_id', person: 'person_id' },
    { table: 'readings', key: 'id' },
    { table: 'follow_ups', key: 'id' },
    { table: 'physicals', key: 'id' },
    { table: 'screened', key: 'person_id', person: 'person_id' },
    { table: 'screenings', key: 'id' },
  ],
};
