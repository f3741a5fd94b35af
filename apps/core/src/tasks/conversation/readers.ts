import { Injectable } from '@nestjs/common';
import { corePermissions, type StaffPick } from '@yige/contracts';
import { ownersSeen } from '../../access/body-rule.js';
import { assignedOnlyRoles } from '../../access/roles.js';
import { innermostOf } from '../../access/scope.js';
import { UnitDirectory } from '../../org/unit-directory.js';
import { PluginDirectory } from '../../plugins/plugin-directory.js';
import { CurrentAbsences } from '../absences/current-absences.js';
import { namePrefix, picks } from '../handling/pick.js';
import { type PostHolder, StaffPosts } from '../handling/staff-posts.js';
import { postReaches } from '../task-access.js';
import type { TaskRow } from '../task-rows.js';

/** Who may read a task: the rule of `TaskAccess.mayRead`, asked about others than the caller. */
@Injectable()
export class Readers {
  constructor(
    private readonly staff: StaffPosts,
    private readonly absences: CurrentAbsences,
    private readonly plugins: PluginDirectory,
    private readonly units: UnitDirectory,
  ) {}

  /** Those of the accounts who may read it today. */
  async among(task: TaskRow, accountIds: readonly string[]): Promise<PostHolder[]> {
    return this.readersOf(task, await this.staff.of(accountIds));
  }

  /** For a picker; `without` is who picks. */
  async pick(task: TaskRow, q: string | undefined, without: string | null): Promise<StaffPick[]> {
    const line = [...this.units.lineOf(innermostOf(task.units))].map(({ number }) => number);
    const { createdBy, summary } = task;
    const named = [createdBy, summary.assignee?.id].filter((id) => id !== null && id !== undefined);
    const [around, concerned] = await Promise.all([
      this.staff.within(line, corePermissions.taskRead, namePrefix(q)),
      this.staff.of(named),
    ]);
    // Whoever is concerned comes with all their posts, so last.
    const everybody = new Map([...around, ...concerned].map((holder) => [holder.id, holder]));
    const readers = await this.readersOf(task, [...everybody.values()]);
    return picks(
      readers.filter(({ id }) => id !== without),
      line,
      q,
    );
  }

  private async readersOf(task: TaskRow, holders: readonly PostHolder[]): Promise<PostHolder[]> {
    const { assignee } = task.summary;
    const absences = await this.absences.of(assignee === null ? [] : [assignee.id]);
    const deputyId = assignee === null ? null : (absences.get(assignee.id)?.deputy.id ?? null);
    const permission = this.plugins.permissionToSee(task.summary.type);
    return holders.filter(({ id, posts }) => {
      if (permission === null && id === task.createdBy) return true;
      const reading = posts.filter(({ permissions }) => permissions.has(corePermissions.taskRead));
      if (id === assignee?.id && ownersSeen(reading).has(task.summary.body)) return reading.length > 0;
      if (permission === null && id === deputyId) return reading.some((post) => postReaches(post, task));
      return reading
        .filter(({ role }) => !assignedOnlyRoles.has(role))
        .filter(({ permissions }) => permission === null || permissions.has(permission))
        .some((post) => postReaches(post, task));
    });
  }
}
