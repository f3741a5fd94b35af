import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { Controller, Req, Res } from '@nestjs/common';
import {
  cloudEventSchema,
  defineProblems,
  type PluginHealth,
  requestProblems,
  type TaskResultAnswer,
  taskResultDeliverySchema,
} from '@yige/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Webhook, WebhookVerificationError } from 'standardwebhooks';
import { z } from 'zod';
import { EventInbox } from '../events/event-inbox.js';
import { PlatformRoute } from '../http/plugin-route.js';
import { taken } from '../http/taken.js';
import { PluginArtefact } from '../plugin-artefact.js';
import { PluginConfiguration } from '../plugin-configuration.js';
import { TaskResults } from '../tasks/task-results.js';
import { CoreTokens } from './core-tokens.js';

const problems = defineProblems({
  'webhook.forged': [401, '事件签名不对', 'The event’s signature is not valid'],
  'task.mismatch': [422, '任务编号不一致', 'The task’s id differs between path and body'],
});

const taskPathSchema = z.object({ id: z.string() });

/** What core calls: manifest, files, health, events, results. Never reachable through the gateway. */
@Controller()
export class PlatformController {
  private readonly webhook: Webhook;

  constructor(
    private readonly artefact: PluginArtefact,
    private readonly tokens: CoreTokens,
    private readonly results: TaskResults,
    private readonly events: EventInbox,
    configuration: PluginConfiguration,
  ) {
    this.webhook = new Webhook(configuration.webhookSecret);
  }

  /** Byte by byte as it was built: that is what is signed. */
  @PlatformRoute('GET', '/yige/v1/manifest')
  async manifest(@Res() reply: FastifyReply): Promise<void> {
    await reply.type('application/json').send(this.artefact.manifestBytes);
  }

  @PlatformRoute('GET', '/yige/v1/signature')
  async signature(@Res() reply: FastifyReply): Promise<void> {
    if (this.artefact.signature === null) throw requestProblems['request.notFound']();
    await reply.type('application/json').send(this.artefact.signature);
  }

  /** Migrations are done before the server listens. */
  @PlatformRoute('GET', '/yige/v1/health')
  health(): PluginHealth {
    const { id, version } = this.artefact.manifest;
    return { status: 'ready', id, version, migrated: true };
  }

  @PlatformRoute('GET', '/web/*')
  async web(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { '*': path } = z.object({ '*': z.string() }).parse(request.params);
    // Only listed files are read, so no path can lead outside.
    const asset = this.artefact.manifest.web.assets.find((listed) => listed.path === path);
    if (asset === undefined) throw requestProblems['request.notFound']();
    await reply.type('application/octet-stream').send(createReadStream(join(this.artefact.webDirectory, asset.path)));
  }

  @PlatformRoute('POST', '/yige/v1/events')
  async event(@Req() request: FastifyRequest): Promise<{ received: true }> {
    await this.events.receive(taken('body', cloudEventSchema, this.verified(request)));
    return { received: true };
  }

  @PlatformRoute('POST', '/yige/v1/tasks/:id/result')
  async result(@Req() request: FastifyRequest): Promise<TaskResultAnswer> {
    await this.tokens.verify(request.headers.authorization, 'platform');
    const delivery = taken('body', taskResultDeliverySchema, request.body);
    if (delivery.task.id !== taskPathSchema.parse(request.params).id) throw problems['task.mismatch']();
    return this.results.take(delivery);
  }

  /** The body, if core signed it just now (Standard Webhooks: id, time and body, HMAC-SHA-256). */
  private verified(request: FastifyRequest): unknown {
    const body = typeof request.body === 'string' ? request.body : '';
    const header = (name: string) => String(request.headers[name] ?? '');
    try {
      return this.webhook.verify(body, {
        'webhook-id': header('webhook-id'),
        'webhook-timestamp': header('webhook-timestamp'),
        'webhook-signature': header('webhook-signature'),
      });
    } catch (cause) {
      if (cause instanceof WebhookVerificationError) throw problems['webhook.forged']({ cause });
      if (cause instanceof SyntaxError) throw requestProblems['request.malformed']({ cause });
      throw cause;
    }
  }
}
