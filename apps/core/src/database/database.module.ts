import { Global, Injectable, Module, type OnApplicationShutdown } from '@nestjs/common';
import { Database, openDatabase } from '@yige/database';
import { Configuration } from '../config/configuration.js';
import { entities, migrations } from './schema.js';

/** Closes the database after everything that uses it has stopped. */
@Injectable()
class DatabaseCloser implements OnApplicationShutdown {
  constructor(private readonly database: Database) {}

  onApplicationShutdown(): Promise<void> {
    return this.database.close();
  }
}

@Global()
@Module({
  providers: [
    {
      provide: Database,
      inject: [Configuration],
      useFactory: async ({ databaseUrl }: Configuration): Promise<Database> => {
        const database = await openDatabase({ url: databaseUrl, entities, migrations });
        await database.migrate();
        return database;
      },
    },
    DatabaseCloser,
  ],
  exports: [Database],
})
export class DatabaseModule {}
