import { type CanActivate, type ExecutionContext, Inject, Injectable, Optional } from '@nestjs/common';
import { requestProblems } from '@yige/contracts';
import type { FastifyRequest } from 'fastify';
import { accessOf, rawRouteOf, routeOf } from '../http/implement.js';
import { Confirmation } from '../identity/confirmation.js';
import { sessionProblems } from '../identity/problems.js';
import { refuseWhileRestricted } from '../identity/restriction.js';
import { SessionAuthentication } from '../identity/session-authentication.js';
import { BreakGlass } from './break-glass/break-glass.js';
import { type Caller, holds, rememberCaller } from './caller.js';

/** Recognises plugins and integrators by `Authorization: Bearer`. */
export abstract class BearerAuthentication {
  abstract authenticate(request: FastifyRequest): Promise<Caller>;
}

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Every request passes here: who is it, and may they use this route at all. Handlers narrow to units. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly sessions: SessionAuthentication,
    private readonly breakGlass: BreakGlass,
    private readonly confirmation: Confirmation,
    @Optional() @Inject(BearerAuthentication) private readonly bearers: BearerAuthentication | null,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const access = accessOf(context.getHandler());
    if (access === undefined) throw requestProblems['request.forbidden']();
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (access.kind === 'public') {
      refuseCrossSite(request);
      return true;
    }
    const route = routeOf(context.getHandler());
    // A stream is opened, and opened anew, by the page alone: that keeps no session alive.
    const isUse = route?.media !== 'text/event-stream' && rawRouteOf(context.getHandler())?.unattended !== true;
    const caller = await this.authenticate(request, isUse);
    if (caller.kind === 'staff') refuseWhileRestricted(caller.restriction, route);
    if (access.kind === 'permission' && !holds(caller, access.permission)) {
      throw requestProblems['request.forbidden']();
    }
    if (route?.stepUp) this.refuseUnconfirmed(caller);
    if (access.kind === 'permission') await this.breakGlass.recordUse(caller, access.permission, request);
    rememberCaller(request, caller);
    return true;
  }

  /** Only a person can confirm that it is them. */
  private refuseUnconfirmed(caller: Caller): void {
    if (caller.kind !== 'staff') throw requestProblems['request.forbidden']();
    if (!this.confirmation.holds(caller)) throw sessionProblems['session.confirmationRequired']();
  }

  private async authenticate(request: FastifyRequest, isUse: boolean): Promise<Caller> {
    const bearer = request.headers.authorization?.startsWith('Bearer ') ?? false;
    if (bearer && this.bearers !== null) return this.bearers.authenticate(request);
    refuseCrossSite(request);
    return this.sessions.authenticate(request, { isUse });
  }
}

/** A page of another site could send a form along with our cookie; browsers say where a request comes from. */
function refuseCrossSite(request: FastifyRequest): void {
  if (SAFE_METHODS.has(request.method)) return;
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw requestProblems['request.crossSite']();
  const { origin, host } = request.headers;
  if (origin !== undefined && (!URL.canParse(origin) || new URL(origin).host !== host)) {
    throw requestProblems['request.crossSite']();
  }
}
