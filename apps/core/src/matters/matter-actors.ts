import { Injectable } from '@nestjs/common';
import type { Actor } from '@yige/contracts';
import { actorOf, type Caller } from '../access/caller.js';
import { PluginDirectory } from '../plugins/plugin-directory.js';

/** Who does something with a matter, by the name that others know: of a plugin that acts for itself that of its bureau. */
@Injectable()
export class MatterActors {
  constructor(private readonly plugins: PluginDirectory) {}

  of(caller: Caller): Actor {
    const actor = actorOf(caller);
    return actor.kind === 'plugin' ? { ...actor, name: this.nameOfPlugin(actor.id) } : actor;
  }

  nameOfPlugin(id: string): string {
    return this.plugins.newest(id)?.bureau.name['zh-CN'] ?? id;
  }
}
