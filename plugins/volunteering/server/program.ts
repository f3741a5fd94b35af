import type { PluginProgram } from '@yige/plugin-sdk/server';
import { plugin } from '../plugin.js';
import { firstMigration } from './migration.js';
import { NoteEntity } from './notes/entities.js';
import { NotesModule } from './notes.module.js';

/** The plugin's server as the SDK runs it. */
export const program: PluginProgram = {
  plugin,
  module: NotesModule,
  entities: [NoteEntity],
  migrations: [firstMigration],
  personColumns: [{ table: 'notes', key: 'id' }],
  // A note stays with the unit in which it was written, wherever a reorganisation puts that.
  unitRows: [{ table: 'notes', key: 'id' }],
};
