import type { PortalPlugin, PortalTaskType } from '@yige/contracts';
import type { Caller } from '../access/caller.js';

/** Tells which plugins a caller gets, and what of them. */
export abstract class PortalPlugins {
  abstract visibleTo(caller: Caller): PortalPlugin[];
  abstract taskTypesFor(caller: Caller): PortalTaskType[];
}
