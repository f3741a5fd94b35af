import { Injectable } from '@nestjs/common';
import { coreEvents, corePermissions } from '@yige/contracts';
import { Database } from '@yige/database';
import { Outbox } from '../outbox/outbox.js';
import { PluginDirectory } from '../plugins/plugin-directory.js';
import { Clock } from '../time/clock.js';

/**
 * Tells the plugins that may read people, and subscribe, that something changed. Events carry ids only: what became of
 * it each plugin reads with its own rights. An enabled plugin is enabled in every unit.
 */
@Injectable()
export class RegistryEvents {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly plugins: PluginDirectory,
    private readonly clock: Clock,
  ) {}

  /** Inside the unit of work of the change; also marks the person for `updatedSince`. */
  async personChanged(personId: string): Promise<void> {
    await this.database.execute('UPDATE people SET updated_at = ? WHERE id = ?', [this.clock.now(), personId]);
    await this.publish(coreEvents.personChanged, `people/${personId}`, { personId });
  }

  async personMoved(personId: string): Promise<void> {
    await this.publish(coreEvents.personMoved, `people/${personId}`, { personId });
  }

  /** What became of a record as a whole. */
  async recordChanged(
    type: typeof coreEvents.personSealed | typeof coreEvents.personUnsealed | typeof coreEvents.personErased,
    personId: string,
  ): Promise<void> {
    await this.publish(type, `people/${personId}`, { personId });
  }

  async householdChanged(householdId: string): Promise<void> {
    await this.publish(coreEvents.householdChanged, `households/${householdId}`, { householdId });
  }

  private async publish(type: string, subject: string, data: Record<string, string>): Promise<void> {
    for (const { pluginId, manifest } of this.plugins.allEnabled()) {
      if (!manifest.grants.includes(corePermissions.personRead)) continue;
      await this.outbox.publish({ type, subject, data, pluginId });
    }
  }
}
