import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import {
  type Actor,
  type AgencyKind,
  type BodyKind,
  type BureauColor,
  type PartnerKind,
  type Role,
  requestProblems,
  type UnitLevel,
} from '@yige/contracts';
import type { FastifyRequest } from 'fastify';
import type { Restriction } from '../identity/restriction.js';
import type { Scope, ScopeUnit } from './scope.js';

/** A post that the caller holds today. `number` is the unit's internal one and never leaves core. */
export interface CallerPost {
  id: string;
  role: Role;
  unit: { id: string; number: number; name: string; level: UnitLevel };
  /** Name of the community where the unit is a grid of it. */
  community: string | null;
  /** The body, agency or partner in which the post is; all null for one of the unit itself. */
  body: { id: string; kind: BodyKind } | null;
  agency: { id: string; kind: AgencyKind; bureau: BureauColor } | null;
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
  /** When they last proved on this session who they are. */
  confirmedAt: Date;
  /** What they must do before anything else. */
  restriction: Restriction | null;
  /**
   * The posts that count: all that are held today, or the one under which the session acts; with the emergency access
   * that lasts, as a post in the unit for which it was taken.
   */
  posts: readonly CallerPost[];
  heldPosts: readonly CallerPost[];
  actingPostId: string | null;
  breakGlass: BrokenGlass | null;
  /** Accounts of those who are away today and whose deputy they are. */
  standsInFor: readonly string[];
}

/** An emergency access that lasts: one permission, in one unit more. */
export interface BrokenGlass {
  id: string;
  permission: string;
  unit: number;
}

/**
 * A plugin's server. Alone it has its own grants, each in the units whose version of it asks for that; acting for a user
 * it has the rights that both have.
 */
export interface PluginCaller {
  kind: 'plugin';
  pluginId: string;
  grants: ReadonlySet<string>;
  enabledIn: Scope;
  /** The part of it whose version asks for a grant. */
  grantedIn: (permission: string) => Scope;
  onBehalfOf: { accountId: string; name: string; posts: readonly CallerPost[] } | null;
}

/** A device or a system of an integrator: reads and calls plugins by itself, within the units that were named for it. */
export interface ServiceCaller {
  kind: 'service';
  serviceAccountId: string;
  name: string;
  grants: ReadonlySet<string>;
  units: readonly ScopeUnit[];
}

export type Caller = StaffCaller | PluginCaller | ServiceCaller;

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

/** The caller of a route that only people use: one's own account, one's own logins. */
export function staffOf(caller: Caller): StaffCaller {
  if (caller.kind !== 'staff') throw requestProblems['request.forbidden']();
  return caller;
}

/** The posts through which a caller sees the district; none for a plugin or a service that acts alone. */
export function postsOf(caller: Caller): readonly CallerPost[] {
  if (caller.kind === 'staff') return caller.posts;
  if (caller.kind === 'service') return [];
  return caller.onBehalfOf?.posts ?? [];
}

/** The account behind the call, if a person is. */
export function accountOf(caller: Caller): { id: string; name: string } | null {
  if (caller.kind === 'staff') return { id: caller.accountId, name: caller.name };
  if (caller.kind === 'service') return null;
  return caller.onBehalfOf === null ? null : { id: caller.onBehalfOf.accountId, name: caller.onBehalfOf.name };
}

/** Who answers for what the caller does. */
export function actorOf(caller: Caller): Actor {
  const account = accountOf(caller);
  if (account !== null) return { kind: 'staff', ...account };
  if (caller.kind === 'plugin') return { kind: 'plugin', id: caller.pluginId, name: caller.pluginId };
  if (caller.kind === 'service') return { kind: 'service', id: caller.serviceAccountId, name: caller.name };
  throw new TypeError('A member of staff has an account');
}

export function holds(caller: Caller, permission: string): boolean {
  if (caller.kind === 'service') return caller.grants.has(permission);
  if (caller.kind === 'plugin') {
    if (!caller.grants.has(permission)) return false;
    if (caller.onBehalfOf === null) return true;
  }
  return postsOf(caller).some(({ permissions }) => permissions.has(permission));
}
