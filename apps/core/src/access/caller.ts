import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Actor, AgencyKind, BodyKind, PartnerKind, Role, UnitLevel } from '@yige/contracts';
import type { FastifyRequest } from 'fastify';
import type { ScopeUnit } from './scope.js';

/** A post that the caller holds today. `number` is the unit's internal one and never leaves core. */
export interface CallerPost {
  id: string;
  role: Role;
  unit: { id: string; number: number; name: string; level: UnitLevel };
  /** Name of the community where the unit is a grid of it. */
  community: string | null;
  /** The body, agency or partner in which the post is; all null for one of the unit itself. */
  body: { id: string; kind: BodyKind } | null;
  agency: { id: string; kind: AgencyKind } | null;
  partner: { id: string; kind: PartnerKind } | null;
  /** Where its permissions hold: its unit, or the units that its agency serves today. */
  scope: readonly ScopeUnit[];
  permissions: ReadonlySet<string>;
}

export interface StaffCaller {
  kind: 'staff';
  accountId: string;
  username: string;
  name: string;
  sessionKey: string;
  posts: readonly CallerPost[];
}

/** A plugin's server. Acting for a user it has the rights that both have; alone it has its own grants everywhere. */
export interface PluginCaller {
  kind: 'plugin';
  pluginId: string;
  grants: ReadonlySet<string>;
  onBehalfOf: { accountId: string; name: string; posts: readonly CallerPost[] } | null;
}

export type Caller = StaffCaller | PluginCaller;

const callers = new WeakMap<FastifyRequest, Caller>();

export function rememberCaller(request: FastifyRequest, caller: Caller): void {
  callers.set(request, caller);
}

export function callerOf(request: FastifyRequest): Caller {
  const caller = callers.get(request);
  if (caller === undefined) throw new TypeError('A public route has no caller');
  return caller;
}

/** The authenticated caller of a route that is not public. */
export const CurrentCaller = createParamDecorator((_data: undefined, context: ExecutionContext) =>
  callerOf(context.switchToHttp().getRequest<FastifyRequest>()),
);

/** The posts through which a caller sees the district; none for a plugin that acts alone. */
export function postsOf(caller: Caller): readonly CallerPost[] {
  if (caller.kind === 'staff') return caller.posts;
  return caller.onBehalfOf?.posts ?? [];
}

/** The account behind the call, if a person is. */
export function accountOf(caller: Caller): { id: string; name: string } | null {
  if (caller.kind === 'staff') return { id: caller.accountId, name: caller.name };
  return caller.onBehalfOf === null ? null : { id: caller.onBehalfOf.accountId, name: caller.onBehalfOf.name };
}

/** Who answers for what the caller does. */
export function actorOf(caller: Caller): Actor {
  const account = accountOf(caller);
  if (account !== null) return { kind: 'staff', ...account };
  if (caller.kind === 'plugin') return { kind: 'plugin', id: caller.pluginId, name: caller.pluginId };
  throw new TypeError('A member of staff has an account');
}

export function holds(caller: Caller, permission: string): boolean {
  if (caller.kind === 'plugin') {
    if (!caller.grants.has(permission)) return false;
    if (caller.onBehalfOf === null) return true;
  }
  return postsOf(caller).some(({ permissions }) => permissions.has(permission));
}
