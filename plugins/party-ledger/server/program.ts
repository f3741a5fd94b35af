import type { PluginProgram } from '@yige/plugin-sdk/server';
import { plugin } from '../plugin.js';
import { DuesBaseEntity, DuesEntity, PaymentEntity } from './dues/entities.js';
import {
  AttendanceEntity,
  MeetingEntity,
  MeetingFileEntity,
  MissedMeetingEntity,
  ResolutionEntity,
} from './meetings/entities.js';
import { MemberEntity, MemberReadEntity, MemberSpanEntity } from './members/entities.js';
import { firstMigration, meetingFilesMigration, missedMigration, readsMigration } from './migration.js';
import { OrganisationEntity, TermEntity, TermPostEntity } from './organisations/entities.js';
import { PartyLedgerModule } from './party-ledger.module.js';

/** The plugin's server as the SDK runs it. */
export const program: PluginProgram = {
  plugin,
  module: PartyLedgerModule,
  entities: [
    ...[OrganisationEntity, TermEntity, TermPostEntity, MemberEntity, MemberSpanEntity, MemberReadEntity],
    ...[DuesBaseEntity, DuesEntity, PaymentEntity, MeetingEntity, AttendanceEntity, ResolutionEntity],
    ...[MissedMeetingEntity, MeetingFileEntity],
  ],
  migrations: [firstMigration, readsMigration, missedMigration, meetingFilesMigration],
  personColumns: [{ table: 'members', key: 'id' }],
  // Members belong to their organisation, wherever they live: their rows follow its unit, and not the resident.
  unitRows: ['organisations', 'members', 'dues', 'payments', 'meetings', 'missed_meetings'].map((table) => ({
    table,
    key: 'id',
  })),
};
