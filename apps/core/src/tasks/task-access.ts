import { Injectable } from '@nestjs/common';
import { corePermissions, coreTaskSource, isEnded, type TaskAction } from '@yige/contracts';
import { bodyScopesInclude, ownersSeen, seesBody } from '../access/body-rule.js';
import { accountOf, type Caller, type CallerPost } from '../access/caller.js';
import { scopeIncludes } from '../access/scope.js';
import { UnitDirectory } from '../org/unit-directory.js';
import { KeptWhile } from '../plugins/kept-while.js';
import { PluginDirectory } from '../plugins/plugin-directory.js';
import { oversightActionsOf } from './oversight/oversight-actions.js';
import { actionsIn } from './state-machine.js';
import type { TaskRow } from './task-rows.js';
import { type TaskPermission, type TaskScope, taskPosts, taskScope } from './task-scope.js';

/** Who sees a task and who may do what with it. */
@Injectable()
export class TaskAccess {
  /** By permissions: worked out once for a caller, who is one request's, however many tasks are looked at. */
  private readonly scopes = new KeptWhile<Caller, Map<string, TaskScope>>();

  constructor(
    private readonly units: UnitDirectory,
    private readonly plugins: PluginDirectory,
  ) {}

  mayRead(caller: Caller, task: TaskRow): boolean {
    if (caller.kind === 'plugin' && (caller.pluginId !== task.pluginId || !scopeIncludes(caller.enabledIn, task.units)))
      return false;
    if (this.isGivenTo(caller, task, corePermissions.taskRead)) return true;
    const alone = caller.kind === 'plugin' && caller.onBehalfOf === null;
    if (this.isSender(caller, task) && (alone || !this.isConfidential(task))) return true;
    return this.reaches(caller, task, corePermissions.taskRead);
  }

  /** What the caller may do about the state and the clock of the task now, primary action first. */
  actions(caller: Caller, task: TaskRow): TaskAction[] {
    // The platform's own work is done on the screen of its feature.
    if (task.pluginId === coreTaskSource.pluginId) return [];
    const works = this.mayWork(caller, task);
    const moving = actionsIn(task.status).filter((action) => (isSenders(action) ? this.isSender(caller, task) : works));
    return [...moving, ...this.oversight(caller, task)];
  }

  /** Work is done by people, through a post that may act, where that post sees the task. */
  mayWork(caller: Caller, task: TaskRow): boolean {
    if (caller.kind !== 'staff') return false;
    return this.isGivenTo(caller, task, corePermissions.taskAct) || this.reaches(caller, task, corePermissions.taskAct);
  }

  /** Distributes the work of the task's unit. */
  mayAssign(caller: Caller, task: TaskRow): boolean {
    return this.mayDirect(caller, task, corePermissions.taskAssign);
  }

  /** Whoever has the task is away and the caller their deputy, with a post that may do it. */
  isDeputy(caller: Caller, task: TaskRow, permission: TaskPermission = corePermissions.taskAct): boolean {
    const { assignee } = task.summary;
    if (caller.kind !== 'staff' || assignee === null || !caller.standsInFor.includes(assignee.id)) return false;
    if (this.plugins.undeputisedNames().includes(task.summary.type)) return false;
    return taskPosts(caller, permission).some((post) => postReaches(post, task));
  }

  isAssignee(caller: Caller, task: TaskRow): boolean {
    const account = accountOf(caller);
    return account !== null && task.summary.assignee?.id === account.id;
  }

  /** Who created it: the plugin, or the member of staff on whose behalf it did. */
  isSender(caller: Caller, task: TaskRow): boolean {
    if (caller.kind === 'plugin' && caller.onBehalfOf === null) return caller.pluginId === task.pluginId;
    const account = accountOf(caller);
    return account !== null && task.createdBy === account.id;
  }

  /** Having sent one does not open it: who sent a confidential task sees it only with the permission of its type. */
  isConfidential(task: TaskRow): boolean {
    return this.plugins.permissionToSee(task.summary.type) !== null;
  }

  /** By whoever sent it, and whoever oversees tasks where it lies. */
  private oversight(caller: Caller, task: TaskRow): TaskAction[] {
    if (caller.kind !== 'staff' || isEnded(task.status)) return [];
    if (!this.mayDirect(caller, task, corePermissions.taskOversee) && !this.isSender(caller, task)) return [];
    const { overseen } = task.summary;
    return oversightActionsOf({ status: task.status, overseen, isOwn: this.isAssignee(caller, task) });
  }

  /**
   * Has the permission over the task's unit, and sees the task: not always through one post. A secretary directs as head of
   * the community, and sees the work of its station by the post there.
   */
  private mayDirect(caller: Caller, task: TaskRow, permission: string): boolean {
    if (caller.kind !== 'staff' || !this.reaches(caller, task, corePermissions.taskRead)) return false;
    return scopeIncludes(this.units.scopeOf(caller, permission), task.units);
  }

  private reaches(caller: Caller, task: TaskRow, permission: TaskPermission): boolean {
    return this.isDeputy(caller, task, permission) || this.isSeenByPosts(caller, task, permission);
  }

  private isSeenByPosts(caller: Caller, task: TaskRow, permission: TaskPermission): boolean {
    return includes(this.scopeOf(caller, permission, this.plugins.permissionToSee(task.summary.type)), task);
  }

  private scopeOf(caller: Caller, permission: TaskPermission, permissionToSee: string | null): TaskScope {
    const known = this.scopes.of(caller, this.units.state, () => new Map());
    const key = `${permission} ${permissionToSee ?? ''}`;
    const scope = known.get(key) ?? taskScope(caller, this.units, permission, permissionToSee);
    known.set(key, scope);
    return scope;
  }

  /** Assigned to the caller, who holds a post that sees the work of its body. */
  private isGivenTo(caller: Caller, task: TaskRow, permission: TaskPermission): boolean {
    return this.isAssignee(caller, task) && ownersSeen(taskPosts(caller, permission)).has(task.summary.body);
  }
}

/** Whoever sent it decides: to withdraw it, or to send it once more. */
function isSenders(action: TaskAction): boolean {
  return action === 'cancel' || action === 'resend';
}

/** The task lies in the post's units, and is work that the post sees there. */
export function postReaches(post: CallerPost, { units, summary }: TaskRow): boolean {
  return seesBody(post, summary.body) && scopeIncludes({ kind: 'units', units: post.scope }, units);
}

function includes(scope: TaskScope, { units, summary }: TaskRow): boolean {
  return scope.kind === 'everywhere' || bodyScopesInclude(scope.scopes, units, summary.body);
}
