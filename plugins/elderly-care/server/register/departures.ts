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
  async sealed({ data }: CloudEvent): Promise<void> {
    await this.forget('elders', data);
    await this.forget('due_visits', data);
  }

  /** What is kept of visits goes with the registry's record. */
  @OnEvent(coreEvents.personErased)
  async erased({ data }: CloudEvent): Promise<void> {
    for (const table of ['elders', 'due_visits', 'visits', 'attempts'] as const) await this.forget(table, data);
  }

  private async forget(
    table: 'elders' | 'due_visits' | 'visits' | 'attempts',
    data: CloudEvent['data'],
  ): Promise<void> {
    const { personId } = personDataSchema.parse(data);
    await this.database.execute(`DELETE FROM ${table} WHERE person_id = ?`, [personId]);
  }
}
