import { Controller, Req } from '@nestjs/common';
import { localeOfHeader, type RouteInput, type RouteOutput, routes } from '@yige/contracts';
import type { FastifyRequest } from 'fastify';
import { type Caller, CurrentCaller } from '../../access/caller.js';
import { Implement, Input } from '../../http/implement.js';
import { pageOf } from '../../http/page.js';
import { describeInstallation, type InstallationRow } from './installation-rows.js';
import { Installations } from './installations.js';

@Controller()
export class InstallationsController {
  constructor(private readonly installations: Installations) {}

  @Implement(routes.plugins.register)
  async register(
    @CurrentCaller() caller: Caller,
    @Input() { body }: RouteInput<typeof routes.plugins.register>,
    @Req() request: FastifyRequest,
  ): Promise<RouteOutput<typeof routes.plugins.register>> {
    return { installation: described(await this.installations.register(caller, body), request) };
  }

  @Implement(routes.plugins.upload)
  async upload(
    @CurrentCaller() caller: Caller,
    @Input() { query: { baseUrl, ungated = '' } }: RouteInput<typeof routes.plugins.upload>,
    @Req() request: FastifyRequest,
  ): Promise<RouteOutput<typeof routes.plugins.upload>> {
    const names = ungated.split(',').filter((name) => name !== '');
    const installation = await this.installations.upload(caller, { baseUrl, ungated: names }, request);
    return { installation: described(installation, request) };
  }

  @Implement(routes.plugins.installations)
  async list(
    @CurrentCaller() caller: Caller,
    @Input() { query: { plugin, cursor, limit } }: RouteInput<typeof routes.plugins.installations>,
    @Req() request: FastifyRequest,
  ): Promise<RouteOutput<typeof routes.plugins.installations>> {
    const { items, next } = pageOf(await this.installations.list(caller, plugin, cursor, limit), limit, ({ id }) => id);
    return { items: items.map((row) => described(row, request)), next };
  }

  @Implement(routes.plugins.installation)
  async get(
    @CurrentCaller() caller: Caller,
    @Input() { params }: RouteInput<typeof routes.plugins.installation>,
    @Req() request: FastifyRequest,
  ): Promise<RouteOutput<typeof routes.plugins.installation>> {
    return described(await this.installations.get(caller, params.id), request);
  }

  @Implement(routes.plugins.retry)
  async retry(
    @CurrentCaller() caller: Caller,
    @Input() { params, body }: RouteInput<typeof routes.plugins.retry>,
    @Req() request: FastifyRequest,
  ): Promise<RouteOutput<typeof routes.plugins.retry>> {
    return described(await this.installations.retry(caller, params.id, body.ungated), request);
  }

  @Implement(routes.plugins.cancel)
  cancel(
    @CurrentCaller() caller: Caller,
    @Input() { params }: RouteInput<typeof routes.plugins.cancel>,
  ): Promise<void> {
    return this.installations.cancel(caller, params.id);
  }
}

function described(row: InstallationRow, request: FastifyRequest) {
  return describeInstallation(row, localeOfHeader(request.headers['accept-language']));
}
