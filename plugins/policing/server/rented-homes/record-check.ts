import { Injectable } from '@nestjs/common';
import {
  addDays,
  Clock,
  type CloudEvent,
  coreEvents,
  Database,
  innermostOf,
  newId,
  OnEvent,
  PluginProblem,
  Settings,
  type TaskDelivery,
  TaskOutbox,
  TaskResult,
  Visits,
  visitEventDataSchema,
} from '@yige/plugin-sdk/server';
import type { CheckOutcome, HomeCheckResult } from '../../contract/rented-homes.js';
import { plugin } from '../../plugin.js';
import { pointsOf } from '../../rules/rented-homes.js';
import { HomeCheckEntity, RentedHomeEntity } from './entities.js';

/** Takes what was seen at rented homes. Each method runs in one unit of work, exactly once. */
@Injectable()
export class RecordCheck {
  constructor(
    private readonly database: Database,
    private readonly tasks: TaskOutbox,
    private readonly visits: Visits,
    private readonly clock: Clock,
    private readonly settings: Settings,
  ) {}

  @TaskResult('rentedHomeCheck')
  async record(delivery: TaskDelivery<HomeCheckResult>): Promise<{ reference: string }> {
    const { task, result, submittedBy, submittedAt } = delivery;
    const { personId, units } = task;
    const home = personId === null ? null : await this.homeOf(personId);
    if (home === null) {
      throw new PluginProblem(422, 'rentedHome.notRegistered', {
        title: { 'zh-CN': '这处住房不在出租房登记里', en: 'This home is not in the register of rented homes' },
      });
    }
    const outcome = outcomeOf(result);
    const check = Object.assign(new HomeCheckEntity(), {
      ...{ id: newId(), taskId: task.id, personId: home.personId, ...units, outcome, ...seenOf(outcome, result) },
      ...{ checkedAt: new Date(submittedAt), checkedBy: submittedBy.id, checkedByName: submittedBy.name },
    });
    await this.database.repository(HomeCheckEntity).insert(check);
    await this.moveOn(home, check, pointsOf(result).join(' '));
    return { reference: `home-checks/${check.id}` };
  }

  /** The task stays open: it is the plan of the next attempt, so none is made beside it. */
  @OnEvent(coreEvents.visitAttempted)
  async attempted({ data }: CloudEvent): Promise<void> {
    const { visitId, taskId } = visitEventDataSchema.parse(data);
    const [kind, personId] = (await this.tasks.keyOf(taskId))?.split(':') ?? [];
    const home = kind !== 'home' || personId === undefined ? null : await this.homeOf(personId);
    if (home === null) return;
    const { capturedAt, author } = await this.visits.get(visitId);
    const { districtId, streetId, communityId, gridId } = home;
    const check = Object.assign(new HomeCheckEntity(), {
      ...{ id: newId(), taskId, personId: home.personId, districtId, streetId, communityId, gridId },
      ...{ outcome: 'notMet', ...seenOf('notMet', {}) },
      ...{ checkedAt: new Date(capturedAt), checkedBy: author.id, checkedByName: author.name },
    });
    await this.database.repository(HomeCheckEntity).insert(check);
    const { rentedHomeRetryDays } = await this.settings.of(plugin, innermostOf(home));
    const next = addDays(this.clock.dayOf(check.checkedAt), rentedHomeRetryDays);
    await this.database.execute('UPDATE rented_homes SET next_check_due = ?, planned_for = ? WHERE person_id = ?', [
      next,
      next,
      home.personId,
    ]);
  }

  private homeOf(personId: string): Promise<RentedHomeEntity | null> {
    return this.database.repository(RentedHomeEntity).findOneBy({ personId });
  }

  /**
   * Nobody met: somebody tries again soon. Not agreed to: nobody presses, the next cycle asks again. What comes in late, from a
   * phone without network, puts nothing back.
   */
  private async moveOn(home: RentedHomeEntity, { outcome, checkedAt }: HomeCheckEntity, points: string): Promise<void> {
    const { rentedHomeCycleDays, rentedHomeRetryDays } = await this.settings.of(plugin, innermostOf(home));
    const on = this.clock.dayOf(checkedAt);
    const next = addDays(on, outcome === 'notMet' ? rentedHomeRetryDays : rentedHomeCycleDays);
    if (next > home.nextCheckDue || outcome === 'notMet') {
      await this.database.execute('UPDATE rented_homes SET next_check_due = ? WHERE person_id = ?', [
        next,
        home.personId,
      ]);
    }
    if (outcome !== 'seen' || (home.lastCheckOn !== null && home.lastCheckOn > on)) return;
    await this.database.execute('UPDATE rented_homes SET last_check_on = ?, points = ? WHERE person_id = ?', [
      on,
      points,
      home.personId,
    ]);
  }
}

function outcomeOf({ personMet, consent }: HomeCheckResult): CheckOutcome {
  if (personMet !== 'door') return 'notMet';
  return consent === 'given' ? 'seen' : 'refused';
}

/** What was looked at; all of it null where nothing was. */
export function seenOf(outcome: CheckOutcome, seen: Partial<HomeCheckResult>) {
  if (outcome !== 'seen') return { contractOnFile: null, pledgeSigned: null, letSeparately: null, hazards: null };
  return {
    contractOnFile: seen.contract === 'onFile',
    pledgeSigned: seen.pledge === 'signed',
    letSeparately: (seen.letSeparately ?? []).join(' '),
    hazards: (seen.hazards ?? []).join(' '),
  };
}
