import type { Client, Installation } from '@yige/contracts';
import { eventually } from './test-platform.js';

/** Installs what runs at a URL, and answers the installation once it stands still. */
export async function install(
  system: Client,
  baseUrl: string,
  ungated: readonly string[] = [],
): Promise<Installation> {
  const { installation } = await system.plugins.register({ body: { baseUrl, ungated: [...ungated] } });
  return settled(system, installation.id);
}

/** The installation, once it is done, has failed or waits. */
export async function settled(system: Client, id: string): Promise<Installation> {
  let installation = await system.plugins.installation({ params: { id } });
  await eventually(async () => {
    installation = await system.plugins.installation({ params: { id } });
    return installation.state !== 'running';
  });
  return installation;
}
