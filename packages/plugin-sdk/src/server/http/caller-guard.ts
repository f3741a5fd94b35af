import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { requestProblems } from '@yige/contracts';
import type { FastifyRequest } from 'fastify';
import { bringsFile } from '../files/incoming-file.js';
import { CoreTokens } from '../platform/core-tokens.js';
import { Caller, rememberCaller } from './caller.js';
import { isPlatformRoute, pluginRouteOf } from './plugin-route.js';

/** Lets in only what core vouches for: a user's or a device's token of this plugin, and the permission that the route names. */
@Injectable()
export class CallerGuard implements CanActivate {
  constructor(private readonly tokens: CoreTokens) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const handler = context.getHandler();
    if (isPlatformRoute(handler)) return true;
    const route = pluginRouteOf(handler);
    if (route === undefined) throw requestProblems['request.forbidden']();
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const { claims, token } = await this.tokens.verify(request.headers.authorization, 'user', 'service');
    const caller = new Caller(claims, token);
    if (!caller.can(route.permission)) throw requestProblems['request.forbidden']();
    if (route.upload === undefined && bringsFile(request)) throw requestProblems['request.mediaType']();
    rememberCaller(request, caller);
    return true;
  }
}
