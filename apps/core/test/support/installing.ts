import type { Client, Installation } from '@yige/contracts';
import type { FixturePlugin } from './fixture-plugin.js';
import { eventually, type TestPlatform } from './test-platform.js';

/** The two administrators that a version needs: who installs it, and who says whose signatures count and what it may do. */
export class Administrators {
  private constructor(
    readonly system: Client,
    readonly security: Client,
  ) {}

  static async of(platform: Pick<TestPlatform, 'clientOf'>): Promise<Administrators> {
    return new Administrators(await platform.clientOf('system'), await platform.clientOf('security'));
  }

  async trust({ keys: { publicKey }, id }: FixturePlugin): Promise<string> {
    const { keyId } = await this.security.pluginTrust.trust({ body: { owner: `${id} 局`, publicKey } });
    return keyId;
  }

  /** Installs what runs there and grants what it asks for; answers the installation once it stands still. */
  async install(baseUrl: string, ungated: readonly string[] = []): Promise<Installation> {
    const { installation } = await this.system.plugins.register({ body: { baseUrl, ungated: [...ungated] } });
    return this.granted(installation.id);
  }

  /** The installation, once it stands still although everything that it asks for was granted. */
  async granted(id: string): Promise<Installation> {
    const stopped = await this.settled(id);
    if (stopped.plugin === null || stopped.problem?.code !== 'installation.asksOpen') return stopped;
    await this.grantAll(stopped.plugin.id);
    await eventually(async () => (await this.settled(id)).problem?.code !== 'installation.asksOpen');
    return this.settled(id);
  }

  async grantAll(pluginId: string): Promise<void> {
    const params = { id: pluginId };
    const { items } = await this.security.pluginTrust.permissions({ params });
    const grant = items.filter(({ state }) => state === 'asked').map(({ permission, role }) => ({ permission, role }));
    if (grant.length > 0) await this.security.pluginTrust.decide({ params, body: { grant } });
  }

  /** The installation, once it is done, has failed or waits. */
  async settled(id: string): Promise<Installation> {
    let installation = await this.system.plugins.installation({ params: { id } });
    await eventually(async () => {
      installation = await this.system.plugins.installation({ params: { id } });
      return installation.state !== 'running';
    });
    return installation;
  }
}
