import { Controller, Inject } from '@nestjs/common';
import { corePermissions, type Place, type Portal, routes } from '@yige/contracts';
import { BreakGlass } from '../access/break-glass/break-glass.js';
import { type Caller, CurrentCaller, holds, postsOf } from '../access/caller.js';
import { Configuration } from '../config/configuration.js';
import { Implement } from '../http/implement.js';
import { describeCaller } from '../identity/me.js';
import { UnitDirectory } from '../org/unit-directory.js';
import { WorkingDayNotices } from '../time/working-day-notices.js';
import { PLATFORM_VERSION } from '../version.js';
import { PortalPlugins } from './portal-plugins.js';

/** A rail holds no more; what has no room in it stands under the apps. */
const RAIL = 5;
/** Places that give way, the first one first, where the daily work of a post fills the rail. */
const GIVING_WAY: readonly Place[] = ['admissions', 'dispatches', 'matters', 'buildings', 'staff', 'organisation'];

/** Places of the rail, in their order, and what opens them; several permissions may open one. */
const PLACES: readonly [Place, string][] = [
  ['inbox', corePermissions.taskRead],
  ['visits', corePermissions.taskAct],
  ['people', corePermissions.personRead],
  ['dispatches', corePermissions.taskDispatch],
  ['ledgers', corePermissions.ledgerRead],
  ['dashboard', corePermissions.taskRead],
  ['buildings', corePermissions.walkRoundWalk],
  ['matters', corePermissions.matterRead],
  ['organisation', corePermissions.orgUnitManage],
  ['organisation', corePermissions.reorganisationApprove],
  ['staff', corePermissions.staffRead],
  ['admissions', corePermissions.admissionRead],
  ['plugins', corePermissions.pluginRead],
  ['security', corePermissions.securityManage],
  ['audit', corePermissions.auditRead],
];

@Controller()
export class PortalController {
  constructor(
    private readonly directory: UnitDirectory,
    private readonly configuration: Configuration,
    private readonly breakGlass: BreakGlass,
    private readonly notices: WorkingDayNotices,
    @Inject(PortalPlugins) private readonly plugins: PortalPlugins,
  ) {}

  @Implement(routes.portal.get)
  async get(@CurrentCaller() caller: Caller): Promise<Portal> {
    return {
      ...describeCaller(this.plugins.asInSession(caller)),
      ...placesOf(caller),
      plugins: this.plugins.visibleTo(caller),
      taskTypes: this.plugins.taskTypesFor(caller),
      breakGlass: await this.breakGlass.of(caller),
      timeZone: this.configuration.timeZone,
      workingDayNotices: [...this.notices.given],
      district: this.directory.district?.name ?? '',
      version: PLATFORM_VERSION,
      ...(this.configuration.development ? { development: true } : {}),
    };
  }
}

function placesOf(caller: Caller): Pick<Portal, 'places' | 'morePlaces'> {
  const places = new Set(
    PLACES.filter(([place, permission]) =>
      place === 'visits' ? holdsAtDoors(caller, permission) : holds(caller, permission),
    ).map(([place]) => place),
  );
  const all = [...places];
  for (const place of GIVING_WAY) if (places.size > RAIL) places.delete(place);
  return { places: [...places], morePlaces: all.filter((place) => !places.has(place)) };
}

/** Doors are walked by those who work in a community or a grid, not by those above it. */
function holdsAtDoors(caller: Caller, permission: string): boolean {
  return postsOf(caller).some(
    ({ permissions, scope }) =>
      permissions.has(permission) && scope.some(({ level }) => level === 'community' || level === 'grid'),
  );
}
