import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { PluginTokenClaims } from '@yige/contracts';
import type { FastifyRequest } from 'fastify';
import type { UnitScope } from '../scope/unit-scope.js';

/** Who is behind a request, as core vouches for them: a member of staff, or a device or another system by itself. */
export class Caller {
  constructor(
    private readonly claims: PluginTokenClaims,
    /** Passed on to core with calls on behalf of a member of staff; expires within a minute. Core takes none for a service. */
    readonly token: string,
  ) {}

  /** `service`: a service account, which the security administrator gave a permission of this plugin. */
  get kind(): 'staff' | 'service' {
    return this.claims.use === 'service' ? 'service' : 'staff';
  }

  /** Id of the account, of the member of staff or of the service; keep it with what they did. */
  get accountId(): string {
    return this.claims.sub;
  }

  /** As it was when the token was made; somebody's name, so it belongs in no log. */
  get name(): string {
    return this.claims.name;
  }

  /** Whether one of their posts holds the permission anywhere; where, tells `scopeFor`. */
  can(permission: string): boolean {
    return this.claims.posts.some(({ permissions }) => permissions.includes(permission));
  }

  /** The units in which one of the caller's posts holds the permission. */
  scopeFor(permission: string): UnitScope {
    const posts = this.claims.posts.filter(({ permissions }) => permissions.includes(permission));
    return { units: posts.map(({ unitId, level }) => ({ id: unitId, level })) };
  }
}

const callers = new WeakMap<FastifyRequest, Caller>();

export function rememberCaller(request: FastifyRequest, caller: Caller): void {
  callers.set(request, caller);
}

export function callerOf(request: FastifyRequest): Caller {
  const caller = callers.get(request);
  if (caller === undefined) throw new TypeError('This route has no caller');
  return caller;
}

/** The caller of a plugin's route. */
export const CurrentCaller = createParamDecorator(
  (_data: undefined, context: ExecutionContext): Caller =>
    callerOf(context.switchToHttp().getRequest<FastifyRequest>()),
);
