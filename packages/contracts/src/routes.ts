import { healthRoutes } from './health/routes.js';
import { sessionRoutes } from './identity/session.js';
import { oauthRoutes } from './oauth/token.js';
import { normRoutes } from './org/norms.js';
import { orgRoutes } from './org/routes.js';
import { agencyRoutes, bodyRoutes, partnerRoutes, premisesRoutes } from './org/structure-routes.js';
import { pluginRoutes } from './plugins/routes.js';
import { portalRoutes } from './portal/portal.js';
import { householdRoutes } from './registry/household-routes.js';
import { buildingRoutes, walkRoundRoutes } from './registry/place-routes.js';
import { peopleRoutes } from './registry/routes.js';
import { keyRoutes } from './secrets/key-routes.js';
import { taskRoutes } from './tasks/routes.js';

/** Every operation of the public API. What is not here does not exist: core mounts it, the client calls it. */
export const routes = {
  health: healthRoutes,
  sessions: sessionRoutes,
  oauth: oauthRoutes,
  portal: portalRoutes,
  org: orgRoutes,
  bodies: bodyRoutes,
  agencies: agencyRoutes,
  partners: partnerRoutes,
  premises: premisesRoutes,
  norms: normRoutes,
  people: peopleRoutes,
  households: householdRoutes,
  buildings: buildingRoutes,
  walkRounds: walkRoundRoutes,
  keys: keyRoutes,
  tasks: taskRoutes,
  plugins: pluginRoutes,
};
export type Routes = typeof routes;
