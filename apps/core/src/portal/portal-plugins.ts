import type { PortalPlugin, PortalTaskType } from '@yige/contracts';
import type { Caller } from '../access/caller.js';

/** Tells which plugins a caller gets, and what of them. */
export abstract class PortalPlugins {
  abstract visibleTo(caller: Caller): PortalPlugin[];
  /** The caller with what plugins under development declare for their posts: for what the page shows, and for no check. */
  abstract asInSession(caller: Caller): Caller;
  abstract taskTypesFor(caller: Caller): PortalTaskType[];
}
