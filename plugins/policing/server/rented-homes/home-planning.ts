import { Injectable } from '@nestjs/common';
import {
  addDays,
  Clock,
  type CloudEvent,
  coreEvents,
  Database,
  instantAt,
  Log,
  OnEvent,
  oneOf,
  People,
  PluginConfiguration,
  Recurring,
  TaskOutbox,
} from '@yige/plugin-sdk/server';
import { z } from 'zod';

/** How far ahead tasks are asked for, in days: workers see the next two weeks. */
const AHEAD = 14;
/** Due by the end of office hours. */
const DUE_TIME = '18:00';
const AT_ONCE = 200;

const taskDataSchema = z.object({ taskId: z.string() });

interface DueHome {
  personId: string;
  householdId: string | null;
  nextCheckDue: string;
  planRound: number;
}

/** Asks for a look at each rented home as its cycle comes round, each due day once. */
@Injectable()
export class HomePlanning {
  constructor(
    private readonly database: Database,
    private readonly people: People,
    private readonly tasks: TaskOutbox,
    private readonly clock: Clock,
    private readonly configuration: PluginConfiguration,
    private readonly log: Log,
  ) {}

  @Recurring({ name: 'rented-homes', every: 'week', on: 1, at: '07:40' })
  async run(): Promise<void> {
    let planned = 0;
    for (let more = true; more; ) {
      const due = await this.due();
      const [still, gone] = await this.parted(due);
      planned += await this.database.transaction(async () => {
        await this.leave(gone);
        return this.ask(still);
      });
      more = due.length === AT_ONCE;
    }
    this.log.logger.info({ planned }, 'looks at rented homes planned');
  }

  /** One that was called off is planned anew by the next round. */
  @OnEvent(coreEvents.taskCancelled)
  async cancelled({ data }: CloudEvent): Promise<void> {
    const { taskId } = taskDataSchema.parse(data);
    const [kind, personId] = (await this.tasks.keyOf(taskId))?.split(':') ?? [];
    if (kind !== 'home' || personId === undefined) return;
    await this.database.execute(
      'UPDATE rented_homes SET planned_for = NULL, plan_round = plan_round + 1 WHERE person_id = ?',
      [personId],
    );
  }

  private due(): Promise<DueHome[]> {
    return this.database.query(
      `SELECT person_id, household_id, next_check_due, plan_round FROM rented_homes
       WHERE next_check_due <= ? AND (planned_for IS NULL OR planned_for <> next_check_due)
       ORDER BY next_check_due, person_id LIMIT ${AT_ONCE}`,
      [addDays(this.clock.today(), AHEAD)],
      (row) => ({
        personId: row.text('person_id'),
        householdId: row.textOrNull('household_id'),
        nextCheckDue: row.text('next_check_due'),
        planRound: row.integer('plan_round'),
      }),
    );
  }

  /** Whose resident lives there still, and whose does not. */
  private async parted(homes: readonly DueHome[]): Promise<[still: DueHome[], gone: DueHome[]]> {
    const people = await this.people.among(homes.map(({ personId }) => personId));
    const lives = ({ personId, householdId }: DueHome) => {
      const person = people.get(personId);
      return person !== undefined && (person.door?.householdId ?? null) === householdId;
    };
    return [homes.filter(lives), homes.filter((home) => !lives(home))];
  }

  private async leave(homes: readonly DueHome[]): Promise<void> {
    if (homes.length === 0) return;
    const { sql, parameters } = oneOf(
      'person_id',
      homes.map(({ personId }) => personId),
    );
    await this.database.execute(`DELETE FROM rented_homes WHERE ${sql}`, parameters);
  }

  /** The wish and the mark that it was made are one unit of work; the key makes a second wish the first one. */
  private async ask(homes: readonly DueHome[]): Promise<number> {
    for (const { personId, nextCheckDue } of homes) {
      await this.database.execute('UPDATE rented_homes SET planned_for = ? WHERE person_id = ?', [
        nextCheckDue,
        personId,
      ]);
    }
    return this.tasks.createMany(
      homes.map(({ personId, nextCheckDue, planRound }) => ({
        key: `home:${personId}:${nextCheckDue}:${planRound}`,
        task: {
          type: 'policing:rentedHomeCheck',
          personId,
          dueAt: instantAt(nextCheckDue, DUE_TIME, this.configuration.timeZone).toISOString(),
          // All looks of a period are one round of the bureau's admission.
          round: 'rented-homes',
        },
      })),
    );
  }
}
