import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { requestProblems, type SearchAnswer, type SearchQuery, searchAnswerSchema } from '@yige/contracts';
import { type Handler, searchHandlers } from '../handlers.js';
import { RunningPlugin } from '../tasks/task-results.js';

/** Brings core's searches to the plugin's method for them. */
@Injectable()
export class PluginSearch implements OnModuleInit {
  private handler: Handler<true> | undefined;

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly plugin: RunningPlugin,
  ) {}

  /** Who declares a search has one method for it, and who doesn't has none, or the plugin doesn't start. */
  onModuleInit(): void {
    const handlers = searchHandlers(this.discovery);
    const wanted = this.plugin.definition.search === undefined ? 0 : 1;
    if (handlers.length !== wanted) {
      const names = handlers.map(({ name }) => name).join(', ') || 'none';
      throw new Error(
        `Refusing to start: plugin.ts asks for ${wanted} ${wanted === 1 ? 'method' : 'methods'} with @Search(), and there is ${names}`,
      );
    }
    [this.handler] = handlers;
  }

  async find(query: SearchQuery): Promise<SearchAnswer> {
    if (this.handler === undefined) throw requestProblems['request.notFound']();
    return searchAnswerSchema.parse({ items: await this.handler.call(query) });
  }
}
