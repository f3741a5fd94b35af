import { Injectable } from '@nestjs/common';
import { corePermissions, type TaskAction } from '@yige/contracts';
import { accountOf, type Caller, holds } from '../access/caller.js';
import { scopeIncludes } from '../access/scope.js';
import { UnitDirectory } from '../org/unit-directory.js';
import { PluginDirectory } from '../plugins/plugin-directory.js';
import { actionsIn } from './state-machine.js';
import { unitScope } from './task-lists.js';
import type { TaskRow } from './task-rows.js';

/** Who sees a task and who may do what with it. */
@Injectable()
export class TaskAccess {
  constructor(
    private readonly units: UnitDirectory,
    private readonly plugins: PluginDirectory,
  ) {}

  mayRead(caller: Caller, task: TaskRow): boolean {
    if (this.isAssignee(caller, task) || this.isSender(caller, task)) return true;
    if (caller.kind === 'plugin' && caller.pluginId !== task.pluginId) return false;
    const confidential = this.plugins.taskType(task.summary.type)?.declaration.confidential ?? false;
    return !confidential && scopeIncludes(unitScope(caller, this.units), task.units);
  }

  /** What the caller may do now, primary action first. */
  actions(caller: Caller, task: TaskRow): TaskAction[] {
    const works = caller.kind === 'staff' && holds(caller, corePermissions.taskAct) && this.mayRead(caller, task);
    return actionsIn(task.status).filter((action) => (action === 'cancel' ? this.isSender(caller, task) : works));
  }

  private isAssignee(caller: Caller, task: TaskRow): boolean {
    const account = accountOf(caller);
    return account !== null && task.summary.assignee?.id === account.id;
  }

  /** Who created it: the plugin, or the member of staff on whose behalf it did. */
  private isSender(caller: Caller, task: TaskRow): boolean {
    if (caller.kind === 'plugin' && caller.onBehalfOf === null) return caller.pluginId === task.pluginId;
    const account = accountOf(caller);
    return account !== null && task.createdBy === account.id;
  }
}
