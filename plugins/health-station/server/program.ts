import type { PluginProgram } from '@yige/plugin-sdk/server';
import { plugin } from '../plugin.js';
import { HealthStationModule } from './health-station.module.js';
import { firstMigration, ledgerMigration } from './migration.js';
import { FollowUpEntity, ReadingEntity } from './readings/entities.js';
import { PatientEntity } from './register/entities.js';

/** The plugin's server as the SDK runs it. */
export const program: PluginProgram = {
  plugin,
  module: HealthStationModule,
  entities: [PatientEntity, ReadingEntity, FollowUpEntity],
  migrations: [firstMigration, ledgerMigration],
  personColumns: [{ table: 'patients' }, { table: 'readings', key: 'id' }, { table: 'follow_ups', key: 'id' }],
  // A patient's place in the register follows them; what was measured stays with the unit where it was.
  unitRows: [
    { table: 'patients', key: 'person_id', person: 'person_id' },
    { table: 'readings', key: 'id' },
    { table: 'follow_ups', key: 'id' },
  ],
};
