import type { PluginProgram } from '@yige/plugin-sdk/server';
import { plugin } from '../plugin.js';
import {
  DisputeCounterEntity,
  DisputeEntity,
  InvitationEntity,
  OfficerEntity,
  PartyEntity,
  StepEntity,
} from './disputes/entities.js';
import { disputeMigration, rentedHomeMigration } from './migration.js';
import { PolicingModule } from './policing.module.js';
import { HomeCheckEntity, RentedHomeEntity } from './rented-homes/entities.js';

/** The plugin's server as the SDK runs it. */
export const program: PluginProgram = {
  plugin,
  module: PolicingModule,
  entities: [
    ...[DisputeCounterEntity, DisputeEntity, PartyEntity, StepEntity, OfficerEntity, InvitationEntity],
    ...[RentedHomeEntity, HomeCheckEntity],
  ],
  migrations: [disputeMigration, rentedHomeMigration],
  personColumns: [
    { table: 'dispute_parties', key: 'id' },
    { table: 'rented_homes' },
    { table: 'home_checks', key: 'id' },
  ],
  // A file stays with its committee and a home where it is, whoever moves; both follow their units.
  unitRows: [
    { table: 'disputes', key: 'id' },
    { table: 'rented_homes', key: 'person_id' },
    { table: 'home_checks', key: 'id' },
  ],
};
