import { DiscoveryService } from '@nestjs/core';
import { newId } from '@yige/contracts';
import { mountedRoutes } from '../server/http/route-check.js';
import type { TestPlatform, TestUser } from './test-platform.js';

/** What `permissionMatrix` found. */
export interface PermissionMatrix {
  /**
   * Each route that the server mounts, with what it needs: `GET /elders/:personId elderly-care:elder.read`, and `sensitive`
   * after it where readers of its answers are noted.
   */
  routes: string[];
  /** Where a route let in somebody whom it should not, or kept out who may; empty when all is well. */
  faults: string[];
}

/**
 * Asks every route of the plugin as nobody, as somebody who holds all permissions of the manifest but the route's own,
 * and as somebody who holds that alone. Ids in paths are nobody's and bodies are empty: whoever may come in is told 404 or
 * 422, and nothing comes of it where the route takes a body.
 */
export async function permissionMatrix(
  platform: TestPlatform,
  permissions: readonly { name: string }[],
): Promise<PermissionMatrix> {
  const names = permissions.map(({ name }) => name);
  const discovery = platform.server.application.get(DiscoveryService, { strict: false });
  const faults: string[] = [];
  const routes: string[] = [];
  for (const { method, path, permission, sensitive } of mountedRoutes(discovery)) {
    const line = `${method} ${path} ${permission}`;
    routes.push(sensitive === true ? `${line} sensitive` : line);
    const address = path.replaceAll(/:[A-Za-z]+/g, () => newId());
    const answered = async (held: readonly string[] | null) => {
      const user: TestUser = { unitId: newId(), level: 'district', permissions: [...(held ?? [])] };
      const { status } = await platform.call(address, {
        method,
        ...(held === null ? {} : { user }),
        ...(method === 'GET' || method === 'DELETE' ? {} : { body: {} }),
      });
      return status;
    };
    if (!names.includes(permission)) faults.push(`${line}: the manifest has no such permission`);
    const nobody = await answered(null);
    if (nobody !== 401) faults.push(`${line}: nobody was answered ${nobody}`);
    const others = await answered(names.filter((name) => name !== permission));
    if (others !== 403) faults.push(`${line}: all other permissions were answered ${others}`);
    const alone = await answered([permission]);
    if (alone === 401 || alone === 403 || alone >= 500) faults.push(`${line}: the permission was answered ${alone}`);
  }
  return { routes, faults };
}
