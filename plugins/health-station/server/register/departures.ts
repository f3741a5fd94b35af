import { Injectable } from '@nestjs/common';
import { type CloudEvent, coreEvents, Database, OnEvent } from '@yige/plugin-sdk/server';
import { z } from 'zod';

const personDataSchema = z.object({ personId: z.string() });

/** Whatever knows of a person. */
const TABLES = ['patients', 'readings', 'follow_ups', 'physicals', 'screened', 'screenings'] as const;

/** Follows the registry when somebody leaves it. */
@Injectable()
export class Departures {
  constructor(private readonly database: Database) {}

  /** Nobody follows up who moved away or died; should they come back, the doctor enrols them anew. */
  @OnEvent(coreEvents.personSealed)
  sealed({ data }: CloudEvent): Promise<void> {
    return this.forget(data, 'patients', 'screened');
  }

  /** What is kept of their health goes with the registry's record. */
  @OnEvent(coreEvents.personErased)
  erased({ data }: CloudEvent): Promise<void> {
    return this.forget(data, ...TABLES);
  }

  private async forget(data: CloudEvent['data'], ...tables: (typeof TABLES)[number][]): Promise<void> {
    const { personId } = personDataSchema.parse(data);
    for (const table of tables) await this.database.execute(`DELETE FROM ${table} WHERE person_id = ?`, [personId]);
  }
}
