import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { type CloudEvent, cloudEventSchema, pluginEndpoints } from '@yige/contracts';
import { backOff, Database, Worker } from '@yige/database';
import { Webhook } from 'standardwebhooks';
import { Log } from '../logging/log.js';
import { PluginClients } from '../oauth/plugin-clients.js';
import { PluginDirectory } from '../plugins/plugin-directory.js';
import { Breakers } from '../plugins/traffic/breakers.js';
import { Clock } from '../time/clock.js';
import { Outbox } from './outbox.js';

/** How long a worker has to deliver what it took, before another may take it, in milliseconds. */
const LEASE = 30_000;
const AT_ONCE = 20;
const TIMEOUT = 5_000;

interface Delivery {
  eventId: string;
  pluginId: string;
  attempts: number;
  event: CloudEvent;
}

/** Delivers events as signed webhooks (Standard Webhooks), at least once; plugins take each only once by its id. */
@Injectable()
export class Deliveries implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly worker: Worker;

  constructor(
    private readonly database: Database,
    private readonly clients: PluginClients,
    private readonly plugins: PluginDirectory,
    private readonly breakers: Breakers,
    private readonly clock: Clock,
    private readonly log: Log,
    outbox: Outbox,
  ) {
    this.worker = new Worker('outbox', () => this.round(), log.logger);
    outbox.onPublished(() => this.worker.nudge());
  }

  onApplicationBootstrap(): void {
    this.worker.start();
  }

  onModuleDestroy(): Promise<void> {
    return this.worker.stop();
  }

  private async round(): Promise<boolean> {
    const taken = await this.take();
    await Promise.all(taken.map((delivery) => this.deliver(delivery)));
    return taken.length === AT_ONCE;
  }

  /** Takes what is due by moving its time past the lease; SKIP LOCKED lets several cores share the work. */
  private take(): Promise<Delivery[]> {
    return this.database.transaction(async () => {
      const now = this.clock.now();
      const due = await this.database.query(
        `SELECT d.event_id, d.plugin_id, d.attempts, e.type, e.subject, e.data, e.occurred_at
         FROM outbox_deliveries d JOIN outbox_events e ON e.id = d.event_id
         WHERE d.next_at <= ? ORDER BY d.next_at, d.event_id LIMIT ${AT_ONCE}
         ${this.database.dialect === 'mysql' ? 'FOR UPDATE SKIP LOCKED' : ''}`,
        [now],
        (row): Delivery => ({
          eventId: row.text('event_id'),
          pluginId: row.text('plugin_id'),
          attempts: row.integer('attempts'),
          event: cloudEventSchema.parse({
            specversion: '1.0',
            id: row.text('event_id'),
            source: '/core',
            type: row.text('type'),
            subject: row.text('subject'),
            time: row.instant('occurred_at').toISOString(),
            datacontenttype: 'application/json',
            data: JSON.parse(row.text('data')),
          }),
        }),
      );
      for (const delivery of due) await this.postpone(delivery, LEASE);
      return due;
    });
  }

  private async deliver(delivery: Delivery): Promise<void> {
    try {
      await this.send(delivery);
    } catch (error) {
      this.log.logger.warn({ err: error, plugin: delivery.pluginId, event: delivery.eventId }, 'event not delivered');
      await this.postpone({ ...delivery, attempts: delivery.attempts + 1 }, backOff(delivery.attempts));
      return;
    }
    await this.database.transaction(async () => {
      const { eventId, pluginId } = delivery;
      await this.database.execute('DELETE FROM outbox_deliveries WHERE event_id = ? AND plugin_id = ?', [
        eventId,
        pluginId,
      ]);
      await this.database.execute(
        'DELETE FROM outbox_events WHERE id = ? AND NOT EXISTS (SELECT 1 FROM outbox_deliveries WHERE event_id = ?)',
        [eventId, eventId],
      );
    });
  }

  private async send({ pluginId, event }: Delivery): Promise<void> {
    const plugin = this.plugins.newestInUse(pluginId);
    if (plugin === null) throw new Error(`${pluginId} is not enabled`);
    const body = JSON.stringify(event);
    const now = this.clock.now();
    const signature = new Webhook(await this.clients.webhookSecret(pluginId)).sign(event.id, now, body);
    const response = await this.breakers.run(plugin, () =>
      fetch(new URL(pluginEndpoints.events, plugin.baseUrl), {
        method: 'POST',
        body,
        redirect: 'error',
        signal: AbortSignal.timeout(TIMEOUT),
        headers: {
          'content-type': 'application/cloudevents+json',
          'webhook-id': event.id,
          'webhook-timestamp': String(Math.floor(now.getTime() / 1_000)),
          'webhook-signature': signature,
        },
      }),
    );
    await response.body?.cancel();
    if (!response.ok) throw new Error(`the plugin answered ${response.status}`);
  }

  private async postpone({ eventId, pluginId, attempts }: Delivery, delay: number): Promise<void> {
    await this.database.execute(
      'UPDATE outbox_deliveries SET next_at = ?, attempts = ? WHERE event_id = ? AND plugin_id = ?',
      [new Date(this.clock.now().getTime() + delay), attempts, eventId, pluginId],
    );
  }
}
