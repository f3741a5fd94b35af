import { Injectable } from '@nestjs/common';
import { type CloudEvent, coreEvents, Database, OnEvent } from '@yige/plugin-sdk/server';
import { z } from 'zod';

const personDataSchema = z.object({ personId: z.string() });

/** Whatever knows of a person. */
const TABLES = [
  ...(['elders', 'due_visits', 'visits', 'attempts'] as const),
  ...(['assessments', 'assessment_drafts', 'assessment_reads'] as const),
] as const;

/** Follows the registry when somebody leaves it. */
@Injectable()
export class Departures {
  constructor(private readonly database: Database) {}

  /** Nobody visits or assesses who moved away or died; should they come back, the next round enrols them anew. */
  @OnEvent(coreEvents.personSealed)
  sealed({ data }: CloudEvent): Promise<void> {
    return this.forget(data, 'elders', 'due_visits', 'assessment_drafts');
  }

  /** What is kept of visits and assessments goes with the registry's record. */
  @OnEvent(coreEvents.personErased)
  erased({ data }: CloudEvent): Promise<void> {
    return this.forget(data, ...TABLES);
  }

  private async forget(data: CloudEvent['data'], ...tables: (typeof TABLES)[number][]): Promise<void> {
    const { personId } = personDataSchema.parse(data);
    for (const table of tables) await this.database.execute(`DELETE FROM ${table} WHERE person_id = ?`, [personId]);
  }
}
