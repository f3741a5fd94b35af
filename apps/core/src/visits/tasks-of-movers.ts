import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database, placeholders } from '@yige/database';
import { RegistryEvents } from '../registry/registry-events.js';

/** Open work about somebody follows them to the door behind which they live now. */
@Injectable()
export class TasksOfMovers implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly registry: RegistryEvents,
  ) {}

  onModuleInit(): void {
    this.registry.onMoved((personIds) => this.follow(personIds));
  }

  private async follow(personIds: readonly string[]): Promise<void> {
    if (personIds.length === 0) return;
    await this.database.execute(
      `UPDATE tasks_open SET
         household_id = (SELECT p.household_id FROM people p WHERE p.id = tasks_open.person_id),
         building_id = (SELECT d.building_id FROM people p JOIN households h ON h.id = p.household_id
                        JOIN dwellings d ON d.id = h.dwelling_id WHERE p.id = tasks_open.person_id)
       WHERE person_id IN (${placeholders(personIds)})`,
      personIds,
    );
  }
}
