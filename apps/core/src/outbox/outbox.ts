import { Injectable } from '@nestjs/common';
import { newId } from '@yige/contracts';
import { Database } from '@yige/database';
import { PluginDirectory } from '../plugins/plugin-directory.js';
import { Clock } from '../time/clock.js';

export interface PublishedEvent {
  type: string;
  /** What it is about, e.g. `tasks/<id>`. */
  subject: string;
  /** Identifiers only, never data of people. */
  data: Record<string, string | null>;
  /** Only this plugin is told, if it subscribes; left out: all that do. */
  pluginId?: string;
}

/**
 * Tells plugins what happened. Event and deliveries are rows of the change's own unit of work: they exist exactly if
 * the change does, and whoever is killed afterwards, the next process delivers them.
 */
@Injectable()
export class Outbox {
  private readonly listeners: (() => void)[] = [];

  constructor(
    private readonly database: Database,
    private readonly plugins: PluginDirectory,
    private readonly clock: Clock,
  ) {}

  /** Must be called inside the unit of work of the change. */
  publish(event: PublishedEvent): Promise<void> {
    return this.publishAll([event]);
  }

  /** Many at once, in two statements for some hundred of them. */
  async publishAll(events: readonly PublishedEvent[]): Promise<void> {
    if (!this.database.inTransaction()) throw new Error('An event is published in the unit of work of its change');
    const now = this.clock.now();
    const heard = events
      .map((event) => ({ ...event, id: newId(), subscribers: this.subscribersOf(event) }))
      .filter(({ subscribers }) => subscribers.length > 0);
    if (heard.length === 0) return;
    await this.database.insertMany(
      'outbox_events',
      ['id', 'type', 'subject', 'data', 'occurred_at'],
      heard.map(({ id, type, subject, data }) => [id, type, subject, JSON.stringify(data), now]),
    );
    await this.database.insertMany(
      'outbox_deliveries',
      ['event_id', 'plugin_id', 'attempts', 'next_at'],
      heard.flatMap(({ id, subscribers }) => subscribers.map((plugin) => [id, plugin, 0, now])),
    );
    this.database.afterCommit(() => {
      for (const listener of this.listeners) listener();
    });
  }

  private subscribersOf({ type, pluginId }: PublishedEvent): string[] {
    const concerned = pluginId === undefined ? this.plugins.all().map((plugin) => plugin.id) : [pluginId];
    return concerned.filter((plugin) => this.plugins.newest(plugin)?.events.subscribes.includes(type));
  }

  /** Calls back after each commit that left something to deliver. */
  onPublished(listener: () => void): void {
    this.listeners.push(listener);
  }
}
