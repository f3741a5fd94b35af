import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import type { CloudEvent } from '@yige/contracts';
import { PluginFiles } from '../files/plugin-files.js';
import { eventHandlers, type Handler } from '../handlers.js';
import { PersonReferences } from '../people/person-references.js';
import { Received } from '../received/received.js';
import { Settings } from '../settings/settings.js';
import { UnitMoves } from '../units/unit-moves.js';

/** Brings each event to all its handlers, exactly once, in one unit of work. */
@Injectable()
export class EventInbox implements OnModuleInit {
  private handlers: Handler<string>[] = [];

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly received: Received,
    private readonly people: PersonReferences,
    private readonly units: UnitMoves,
    private readonly files: PluginFiles,
    private readonly settings: Settings,
  ) {}

  onModuleInit(): void {
    this.handlers = eventHandlers(this.discovery);
  }

  async receive(event: CloudEvent): Promise<void> {
    // Of this process: a delivery that is repeated after another process took it must not be lost on it.
    this.settings.hear(event);
    await this.received.once(
      'event',
      event.id,
      () => null,
      async () => {
        await this.people.follow(event);
        await this.units.hear(event);
        await this.files.follow(event);
        for (const handler of this.handlers.filter(({ key }) => key === event.type)) await handler.call(event);
        return null;
      },
    );
  }
}
