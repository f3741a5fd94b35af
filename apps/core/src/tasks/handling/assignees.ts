import { Injectable } from '@nestjs/common';
import { type AssigneePick, type AssigneeStanding, corePermissions } from '@yige/contracts';
import { innermostOf } from '../../access/scope.js';
import { UnitDirectory } from '../../org/unit-directory.js';
import { CurrentAbsences } from '../absences/current-absences.js';
import { taskProblems } from '../problems.js';
import { postReaches } from '../task-access.js';
import type { TaskRow } from '../task-rows.js';
import { namePrefix, picks } from './pick.js';
import { type PostHolder, StaffPosts } from './staff-posts.js';

/** Whoever has a task: where they do it, and whether they are there. */
export interface Assignee {
  standing: AssigneeStanding;
  /** Numbers of the units in which a post of theirs does this task. */
  units: ReadonlySet<number>;
}

/** Who does a task, and who could. */
@Injectable()
export class Assignees {
  constructor(
    private readonly staff: StaffPosts,
    private readonly absences: CurrentAbsences,
    private readonly directory: UnitDirectory,
  ) {}

  /** Null: nobody has it. */
  async of(task: TaskRow): Promise<Assignee | null> {
    const { assignee } = task.summary;
    if (assignee === null) return null;
    const [holders, absences] = await Promise.all([this.staff.of([assignee.id]), this.absences.of([assignee.id])]);
    const posts = holders.flatMap((holder) => this.postsFor(task, holder));
    const absence = absences.get(assignee.id);
    return { standing: standingOf(posts.length > 0, absence), units: new Set(posts.map(({ unit }) => unit.number)) };
  }

  /** Without whoever has it. Somebody seconded away is not among them, and somebody seconded in is. */
  async candidates(task: TaskRow, q: string | undefined): Promise<AssigneePick[]> {
    const line = [...this.directory.lineOf(innermostOf(task.units))].map(({ number }) => number);
    const around = await this.staff.within(line, corePermissions.taskAct, namePrefix(q));
    const others = around.filter(({ id }) => id !== task.summary.assignee?.id);
    const found = picks(this.able(task, others), line, q);
    const absences = await this.absences.of(found.map(({ id }) => id));
    return found.map((pick) => {
      const absence = absences.get(pick.id);
      return {
        ...pick,
        absence: absence === undefined ? null : { until: absence.lastDay, deputy: absence.deputy.name },
      };
    });
  }

  /** 422 for somebody to whom the task cannot be given. */
  async expectCandidate(task: TaskRow, accountId: string): Promise<{ id: string; name: string }> {
    const [able] = this.able(task, await this.staff.of([accountId]));
    if (able !== undefined) return { id: able.id, name: able.name };
    throw taskProblems['task.assigneeUnknown']({
      errors: [
        {
          pointer: '/body/assigneeId',
          code: 'notInPost',
          message: {
            'zh-CN': '这个人今天没有办这件任务的岗位，请另选一位',
            en: 'None of their posts of today does this task: choose somebody else',
          },
        },
      ],
    });
  }

  private able(task: TaskRow, holders: readonly PostHolder[]): PostHolder[] {
    return holders
      .map((holder) => ({ ...holder, posts: this.postsFor(task, holder) }))
      .filter(({ posts }) => posts.length > 0);
  }

  /** Posts by which somebody does the task once it is theirs. */
  private postsFor(task: TaskRow, { posts }: PostHolder) {
    return posts.filter((post) => post.permissions.has(corePermissions.taskAct) && postReaches(post, task));
  }
}

function standingOf(
  inPost: boolean,
  absence: { lastDay: string; deputy: { id: string; name: string } } | undefined,
): AssigneeStanding {
  if (!inPost) return { state: 'leftPost' };
  if (absence === undefined) return { state: 'atWork' };
  return { state: 'away', until: absence.lastDay, deputy: absence.deputy };
}
