import { Injectable } from '@nestjs/common';
import type { doorPowerSchema } from '@yige/contracts';
import type { z } from 'zod';
import type { Caller } from '../access/caller.js';
import { scopeIncludes } from '../access/scope.js';
import { UnitDirectory } from '../org/unit-directory.js';
import { type KnownTaskType, PluginDirectory } from '../plugins/plugin-directory.js';
import type { TaskRow } from '../tasks/task-rows.js';

export type DoorPower = z.infer<typeof doorPowerSchema>;

/** Which kinds of work reach a door, and what who stands there may do with them. */
@Injectable()
export class DoorTypes {
  constructor(
    private readonly plugins: PluginDirectory,
    private readonly units: UnitDirectory,
  ) {}

  /** Of enabled plugins; never a confidential one, whatever its declaration says of doors. */
  names(): string[] {
    return this.plugins
      .allEnabled()
      .flatMap(({ pluginId, manifest }) => manifest.taskTypes.map(({ name }) => `${pluginId}:${name}`))
      .filter((name) => this.find(name) !== null);
  }

  find(name: string): KnownTaskType | null {
    const type = this.plugins.taskType(name);
    if (type === null || !type.declaration.doorVisible) return null;
    return this.plugins.permissionToSee(name) === null ? type : null;
  }

  /** Whoever is qualified where the task lies does it whole; all others what its type leaves to them. */
  powerOf(caller: Caller, { units }: TaskRow, { declaration }: KnownTaskType): DoorPower {
    const { qualification, doorPower } = declaration;
    if (qualification === undefined) return doorPower;
    return scopeIncludes(this.units.scopeOf(caller, qualification), units) ? 'complete' : doorPower;
  }
}
