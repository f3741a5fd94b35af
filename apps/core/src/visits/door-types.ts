import { Injectable } from '@nestjs/common';
import { type KnownTaskType, PluginDirectory } from '../plugins/plugin-directory.js';
import type { TaskRow } from '../tasks/task-rows.js';

/** Which kinds of work reach a door. */
@Injectable()
export class DoorTypes {
  constructor(private readonly plugins: PluginDirectory) {}

  /** Those that reach a door in some unit; never a confidential one, whatever its declaration says of doors. */
  names(): string[] {
    return this.plugins
      .taskTypesInUse()
      .filter((type) => this.reachesDoors(type.name, type))
      .map(({ name }) => name);
  }

  /** The type of a task that is done at the door, as it is where the task lies; null for any other one. */
  of({ summary: { type: name }, units }: Pick<TaskRow, 'summary' | 'units'>): KnownTaskType | null {
    const type = this.plugins.taskTypeAt(name, units);
    return type !== null && this.reachesDoors(name, type) ? type : null;
  }

  private reachesDoors(name: string, { declaration }: KnownTaskType): boolean {
    return declaration.doorVisible && this.plugins.permissionToSee(name) === null;
  }
}
