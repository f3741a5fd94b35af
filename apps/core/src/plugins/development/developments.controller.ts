import { Controller, Req } from '@nestjs/common';
import { type PluginDevelopment, type RouteInput, type RouteOutput, routes } from '@yige/contracts';
import type { FastifyRequest } from 'fastify';
import { type Caller, CurrentCaller, staffOf } from '../../access/caller.js';
import { Implement, Input } from '../../http/implement.js';
import { DevelopmentPortal } from './development-portal.js';
import { Developments } from './developments.js';

const { begin, report, finish, join, list, leave } = routes.pluginDevelopments;

@Controller()
export class DevelopmentsController {
  constructor(
    private readonly portal: DevelopmentPortal,
    private readonly developments: Developments,
  ) {}

  @Implement(begin)
  begin(@Req() request: FastifyRequest, @Input() { body }: RouteInput<typeof begin>): RouteOutput<typeof begin> {
    this.portal.require(request);
    return this.developments.begin(body);
  }

  @Implement(report)
  report(
    @Req() request: FastifyRequest,
    @Input() { params, body: { secret, ...told } }: RouteInput<typeof report>,
  ): Promise<RouteOutput<typeof report>> {
    this.portal.require(request);
    return this.developments.report(params.id, secret, told);
  }

  @Implement(finish)
  finish(@Req() request: FastifyRequest, @Input() { params, body }: RouteInput<typeof finish>): Promise<void> {
    this.portal.require(request);
    return this.developments.finish(params.id, body.secret);
  }

  @Implement(join)
  join(
    @CurrentCaller() caller: Caller,
    @Req() request: FastifyRequest,
    @Input() { body }: RouteInput<typeof join>,
  ): Promise<PluginDevelopment> {
    this.portal.require(request);
    return this.developments.join(staffOf(caller), body.code);
  }

  @Implement(list)
  list(@CurrentCaller() caller: Caller, @Req() request: FastifyRequest): RouteOutput<typeof list> {
    this.portal.require(request);
    return { items: this.developments.list(staffOf(caller)) };
  }

  @Implement(leave)
  leave(
    @CurrentCaller() caller: Caller,
    @Req() request: FastifyRequest,
    @Input() { params }: RouteInput<typeof leave>,
  ): void {
    this.portal.require(request);
    this.developments.leave(staffOf(caller), params.id);
  }
}
