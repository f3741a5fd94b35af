import type { PluginProgram } from '@yige/plugin-sdk/server';
import { plugin } from '../plugin.js';
import { ActivityEntity, ShiftEntity, SignUpEntity } from './activities/entities.js';
import { BankAccountEntity, BankEntryEntity, BankTransactionEntity } from './bank/entities.js';
import { HelpRequestEntity } from './help/entities.js';
import { CorrectionDemandEntity, ServiceRecordEntity } from './hours/entities.js';
import { firstMigration } from './migration.js';
import { VolunteeringModule } from './volunteering.module.js';
import { VolunteerEntity } from './volunteers/entities.js';

/** The plugin's server as the SDK runs it. */
export const program: PluginProgram = {
  plugin,
  module: VolunteeringModule,
  entities: [
    ...[VolunteerEntity, ActivityEntity, ShiftEntity, SignUpEntity, ServiceRecordEntity, CorrectionDemandEntity],
    ...[BankAccountEntity, BankTransactionEntity, BankEntryEntity, HelpRequestEntity],
  ],
  migrations: [firstMigration],
  personColumns: [
    { table: 'volunteers' },
    { table: 'sign_ups', key: 'id' },
    { table: 'service_records', key: 'id' },
    { table: 'bank_accounts', key: 'id' },
    { table: 'help_requests', key: 'id' },
    { table: 'help_requests', column: 'volunteer_id', key: 'id' },
    { table: 'help_requests', column: 'payer_id', key: 'id' },
  ],
  // A volunteer's place in the register follows them; what was planned and done stays with the unit where it was.
  unitRows: [
    { table: 'volunteers', key: 'person_id', person: 'person_id' },
    { table: 'activities', key: 'id' },
    { table: 'service_records', key: 'id' },
    { table: 'help_requests', key: 'id' },
  ],
};
