import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Actor, addWorkingDays, residenceCheckTask, startOfDay } from '@yige/contracts';
import { Database, placeholders } from '@yige/database';
import type { UnitNumbers } from '../access/scope.js';
import { Configuration } from '../config/configuration.js';
import { RegistryEvents } from '../registry/registry-events.js';
import { CoreTasks } from '../tasks/core-tasks.js';
import { Clock } from '../time/clock.js';

const PLATFORM: Actor = { kind: 'platform', id: 'visits', name: '走访' };

/**
 * Work for a community: somebody at a door heard that the household has moved. It ends when the registry is told where
 * they live now, or when somebody meets them there after all.
 */
@Injectable()
export class ResidenceChecks implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly tasks: CoreTasks,
    private readonly registry: RegistryEvents,
    private readonly clock: Clock,
    private readonly configuration: Configuration,
  ) {}

  onModuleInit(): void {
    this.registry.onMoved((personIds) => this.settleMoved(personIds));
  }

  /** Once for a household, whoever says it how often. */
  async open(
    { householdId, personIds, units }: { householdId: string; personIds: readonly string[]; units: UnitNumbers },
    actor: Actor,
  ): Promise<void> {
    const [personId] = personIds;
    if (personId === undefined || (await this.among(personIds)).length > 0) return;
    const day = addWorkingDays(this.clock.today(), residenceCheckTask.workingDays + 1);
    await this.tasks.open(
      {
        type: residenceCheckTask.type,
        title: residenceCheckTask.title,
        // Residences are the community's to keep, not the grid's.
        units: { ...units, grid: null },
        personId,
        dueAt: startOfDay(day, this.configuration.timeZone),
        payload: { householdId },
      },
      actor,
    );
  }

  private async settleMoved(personIds: readonly string[]): Promise<void> {
    const checks = await this.database.query(
      `SELECT t.id, t.payload, p.household_id FROM tasks_open t JOIN people p ON p.id = t.person_id
       WHERE t.person_id IN (${placeholders(personIds)}) AND t.type = ?`,
      [...personIds, residenceCheckTask.type],
      (row) => ({
        id: row.text('id'),
        doubted: row.json('payload', (value) => residenceCheckTask.payloadSchema.parse(value)).householdId,
        home: row.textOrNull('household_id'),
      }),
    );
    for (const { id, doubted, home } of checks) if (home !== doubted) await this.tasks.close(id, PLATFORM);
  }

  /** Inside a unit of work: they were met where they were said to have left. */
  async settle(personIds: readonly string[], actor: Actor): Promise<void> {
    for (const id of await this.among(personIds)) await this.tasks.close(id, actor);
  }

  private async among(personIds: readonly string[]): Promise<string[]> {
    if (personIds.length === 0) return [];
    return this.database.query(
      `SELECT id FROM tasks_open WHERE person_id IN (${placeholders(personIds)}) AND type = ?`,
      [...personIds, residenceCheckTask.type],
      (row) => row.text('id'),
    );
  }
}
