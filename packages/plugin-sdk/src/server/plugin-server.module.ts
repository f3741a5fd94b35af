import { type DynamicModule, Injectable, Module, type OnApplicationShutdown, type Type } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, DiscoveryModule } from '@nestjs/core';
import { coreEvents } from '@yige/contracts';
import { Database } from '@yige/database';
import type { PluginDefinition } from '../manifest/define-plugin.js';
import { Clock } from './clock.js';
import { DataController } from './data/data.controller.js';
import { DataRows } from './data/data-rows.js';
import { FileContents } from './data/file-contents.js';
import { EventInbox } from './events/event-inbox.js';
import { FileTags } from './files/file-answer.js';
import { FileFolder } from './files/file-folder.js';
import { FileRows } from './files/file-rows.js';
import { FileSweep } from './files/file-sweep.js';
import { PluginFiles } from './files/plugin-files.js';
import { TaskFiles } from './files/task-files.js';
import { CallerGuard } from './http/caller-guard.js';
import { ProblemFilter } from './http/problem-filter.js';
import { RouteCheck } from './http/route-check.js';
import { SensitiveAnswers } from './http/sensitive-answers.js';
import { Jobs } from './jobs/jobs.js';
import { LedgersController } from './ledgers/ledgers.controller.js';
import { Ledgers } from './ledgers/ledgers.js';
import { Log } from './log.js';
import { Matters } from './matters/matters.js';
import { TaskOutbox } from './outbox/task-outbox.js';
import { type PersonColumn, PersonColumns, PersonReferences } from './people/person-references.js';
import { PersonRows } from './people/person-rows.js';
import { CoreClient } from './platform/core-client.js';
import { CoreTokens } from './platform/core-tokens.js';
import { People } from './platform/people.js';
import { PlatformController } from './platform/platform.controller.js';
import { PluginArtefact } from './plugin-artefact.js';
import { PluginConfiguration } from './plugin-configuration.js';
import { Received } from './received/received.js';
import { RecurringWork } from './schedule/recurring-work.js';
import { Schedules } from './schedule/schedules.js';
import { PluginSearch } from './search/plugin-search.js';
import { SearchController } from './search/search.controller.js';
import { Settings } from './settings/settings.js';
import { RunningPlugin, TaskResults } from './tasks/task-results.js';
import { Tasks } from './tasks/tasks.js';
import { MovedRows } from './units/moved-rows.js';
import { UnitMoves } from './units/unit-moves.js';
import { DeclaredUnitRows, type UnitRows } from './units/unit-rows.js';
import { Visits } from './visits/visits.js';

interface Parts {
  definition: PluginDefinition;
  configuration: PluginConfiguration;
  artefact: PluginArtefact;
  database: Database;
  log: Log;
  module: Type<unknown>;
  personColumns: readonly PersonColumn[];
  unitRows: readonly UnitRows[];
}

/** Closes the database after everything that uses it has stopped. */
@Injectable()
class DatabaseCloser implements OnApplicationShutdown {
  constructor(private readonly database: Database) {}

  onApplicationShutdown(): Promise<void> {
    return this.database.close();
  }
}

@Module({})
class PlatformServicesModule {}

@Module({})
class PluginServerModule {}

/** The plugin's module within everything that the SDK brings. */
export function pluginServer(parts: Parts): DynamicModule {
  const { definition, configuration, artefact, database, log, module, personColumns, unitRows } = parts;
  const services = [
    CoreTokens,
    CoreClient,
    People,
    Clock,
    Received,
    Tasks,
    TaskFiles,
    PluginFiles,
    TaskOutbox,
    Jobs,
    Matters,
    Visits,
    Settings,
  ];
  return {
    module: PluginServerModule,
    imports: [
      DiscoveryModule,
      {
        module: PlatformServicesModule,
        global: true,
        imports: [DiscoveryModule],
        providers: [
          { provide: PluginConfiguration, useValue: configuration },
          { provide: PluginArtefact, useValue: artefact },
          { provide: RunningPlugin, useValue: { definition } },
          { provide: Database, useValue: database },
          { provide: Log, useValue: log },
          DatabaseCloser,
          FileFolder,
          FileRows,
          ...services,
        ],
        exports: [PluginConfiguration, PluginArtefact, RunningPlugin, Database, Log, FileFolder, FileRows, ...services],
      },
      module,
    ],
    controllers: [PlatformController, DataController, LedgersController, SearchController],
    providers: [
      DataRows,
      FileContents,
      FileSweep,
      Ledgers,
      TaskResults,
      EventInbox,
      PluginSearch,
      { provide: PersonColumns, useValue: { columns: withFiles(definition, personColumns) } },
      PersonRows,
      PersonReferences,
      { provide: DeclaredUnitRows, useValue: { tables: unitRows } },
      MovedRows,
      UnitMoves,
      RecurringWork,
      Schedules,
      RouteCheck,
      { provide: APP_GUARD, useClass: CallerGuard },
      { provide: APP_INTERCEPTOR, useClass: SensitiveAnswers },
      { provide: APP_INTERCEPTOR, useClass: FileTags },
      { provide: APP_FILTER, useClass: ProblemFilter },
    ],
  };
}

/** Files about residents follow them as the plugin's own rows do, where the plugin hears of merges. */
function withFiles({ events }: PluginDefinition, columns: readonly PersonColumn[]): readonly PersonColumn[] {
  const hears: readonly string[] = events?.subscribes ?? [];
  const follows = hears.includes(coreEvents.personMerged) && hears.includes(coreEvents.personUnmerged);
  return follows ? [...columns, { table: 'yige_files', key: 'id' }] : columns;
}
