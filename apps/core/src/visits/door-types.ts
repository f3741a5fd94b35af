import { Injectable } from '@nestjs/common';
import { type KnownTaskType, PluginDirectory } from '../plugins/plugin-directory.js';

/** Which kinds of work reach a door. */
@Injectable()
export class DoorTypes {
  constructor(private readonly plugins: PluginDirectory) {}

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
}
