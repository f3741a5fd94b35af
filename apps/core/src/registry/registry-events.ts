import { Injectable } from '@nestjs/common';
import { coreEvents, corePermissions, type LocalizedText, type PersonMergeEventData } from '@yige/contracts';
import { Database } from '@yige/database';
import { PluginGrants } from '../access/plugin-grants.js';
import { Outbox, type PublishedEvent } from '../outbox/outbox.js';
import type { InstalledVersion } from '../plugins/installed-plugins.js';
import { PluginDirectory } from '../plugins/plugin-directory.js';
import { Clock } from '../time/clock.js';

/**
 * Tells the plugins that may read people, and subscribe, that something changed. Events carry ids only: what became of
 * it each plugin reads with its own rights. An enabled plugin is enabled in every unit.
 */
@Injectable()
export class RegistryEvents {
  private readonly moveListeners: ((personIds: readonly string[]) => Promise<void>)[] = [];

  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly plugins: PluginDirectory,
    private readonly grants: PluginGrants,
    private readonly clock: Clock,
  ) {}

  /** Inside the unit of work of the change; also marks the person for `updatedSince`. */
  async personChanged(personId: string): Promise<void> {
    await this.database.execute('UPDATE people SET updated_at = ? WHERE id = ?', [this.clock.now(), personId]);
    await this.publish(coreEvents.personChanged, `people/${personId}`, { personId });
  }

  personMoved(personId: string): Promise<void> {
    return this.peopleMoved([personId]);
  }

  /** Called inside the unit of work of the move, for what in core itself follows people. */
  onMoved(listener: (personIds: readonly string[]) => Promise<void>): void {
    this.moveListeners.push(listener);
  }

  /** What became of a record as a whole. */
  async recordChanged(
    type: typeof coreEvents.personSealed | typeof coreEvents.personUnsealed | typeof coreEvents.personErased,
    personId: string,
  ): Promise<void> {
    await this.publish(type, `people/${personId}`, { personId });
  }

  async personMerged(data: PersonMergeEventData): Promise<void> {
    await this.publish(coreEvents.personMerged, `people/${data.intoId}`, data);
  }

  async personUnmerged(data: PersonMergeEventData): Promise<void> {
    await this.publish(coreEvents.personUnmerged, `people/${data.fromId}`, data);
  }

  /** Plugins that hear of a merge and let their records follow it. */
  followersOfMerges(): LocalizedText[] {
    return this.plugins
      .allInUse()
      .filter((plugin) => this.readsPeople(plugin))
      .filter(({ manifest }) => manifest.events.subscribes.includes(coreEvents.personMerged))
      .map(({ manifest }) => manifest.name);
  }

  async householdChanged(householdId: string): Promise<void> {
    await this.publish(coreEvents.householdChanged, `households/${householdId}`, { householdId });
  }

  /** Those of a whole chunk, whose rows are marked already. */
  async peopleChanged(personIds: readonly string[]): Promise<void> {
    await this.publishAll(
      personIds.map((personId) => ({
        type: coreEvents.personChanged,
        subject: `people/${personId}`,
        data: { personId },
      })),
    );
  }

  async peopleMoved(personIds: readonly string[]): Promise<void> {
    await this.publishAll(
      personIds.map((personId) => ({
        type: coreEvents.personMoved,
        subject: `people/${personId}`,
        data: { personId },
      })),
    );
    for (const listener of this.moveListeners) await listener(personIds);
  }

  async householdsChanged(householdIds: readonly string[]): Promise<void> {
    await this.publishAll(
      householdIds.map((householdId) => ({
        type: coreEvents.householdChanged,
        subject: `households/${householdId}`,
        data: { householdId },
      })),
    );
  }

  /** Once for all who are new with an import. */
  async peopleImported(importId: string): Promise<void> {
    await this.publish(coreEvents.peopleImported, `imports/${importId}`, { importId });
  }

  private async publish(type: string, subject: string, data: Record<string, string>): Promise<void> {
    await this.publishAll([{ type, subject, data }]);
  }

  private async publishAll(events: readonly Omit<PublishedEvent, 'pluginId'>[]): Promise<void> {
    for (const plugin of this.plugins.allInUse()) {
      if (!this.readsPeople(plugin)) continue;
      await this.outbox.publishAll(events.map((event) => ({ ...event, pluginId: plugin.pluginId })));
    }
  }

  private readsPeople({ pluginId, manifest }: InstalledVersion): boolean {
    const { personRead } = corePermissions;
    return manifest.grants.includes(personRead) && this.grants.ofServer(pluginId).has(personRead);
  }
}
