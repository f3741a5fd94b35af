import { Injectable } from '@nestjs/common';
import { type CloudEvent, coreEvents, Database, OnEvent } from '@yige/plugin-sdk/server';
import { z } from 'zod';

const personDataSchema = z.object({ personId: z.string() });

/** Follows the registry when somebody leaves it. */
@Injectable()
export class Departures {
  constructor(private readonly database: Database) {}

  /** Nobody visits who moved away or died; should they come back, the next round enrols them anew. */
  @OnEvent(coreEvents.personSealed)
  sealed({ data }: CloudEvent): Promise<void> {
    return this.forget(data, 'elders', 'due_visits');
  }

  /** What is kept of visits goes with the registry's record. */
  @OnEvent(coreEvents.personErased)
  erased({ data }: CloudEvent): Promise<void> {
    return this.forget(data, 'elders', 'due_visits', 'visits', 'attempts');
  }

  private async forget(
    data: CloudEvent['data'],
    ...tables: ('elders' | 'due_visits' | 'visits' | 'attempts')[]
  ): Promise<void> {
    const { personId } = personDataSchema.parse(data);
    for (const table of tables) await this.database.execute(`DELETE FROM ${table} WHERE person_id = ?`, [personId]);
  }
}
