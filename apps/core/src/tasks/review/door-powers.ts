import { Injectable } from '@nestjs/common';
import type { DoorPower } from '@yige/contracts';
import { type Caller, postsOf } from '../../access/caller.js';
import { scopeIncludes } from '../../access/scope.js';
import { PluginDirectory } from '../../plugins/plugin-directory.js';
import type { TaskRow } from '../task-rows.js';

/** What somebody may do with a task at the door (上门权限). */
@Injectable()
export class DoorPowers {
  constructor(private readonly plugins: PluginDirectory) {}

  /** Whoever holds the type's qualification where the task lies does it whole; everybody else what the type declares. */
  of(caller: Caller, task: TaskRow): DoorPower {
    if (this.isQualified(caller, task)) return 'complete';
    return this.plugins.taskTypeAt(task.summary.type, task.units)?.declaration.doorPower ?? 'complete';
  }

  /** A type that names no qualification has nobody who is qualified for it. */
  isQualified(caller: Caller, { units, summary }: TaskRow): boolean {
    const qualification = this.plugins.taskTypeAt(summary.type, units)?.declaration.qualification;
    if (qualification === undefined) return false;
    return postsOf(caller).some(
      ({ permissions, scope }) =>
        permissions.has(qualification) && scopeIncludes({ kind: 'units', units: scope }, units),
    );
  }
}
