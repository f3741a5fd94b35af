import { Controller } from '@nestjs/common';
import { type Plugin, type RouteInput, type RouteOutput, routes } from '@yige/contracts';
import { actorOf, type Caller, CurrentCaller } from '../access/caller.js';
import { Implement, Input } from '../http/implement.js';
import { pageOf } from '../http/page.js';
import { PluginDirectory, type RegisteredPlugin } from './plugin-directory.js';
import { PluginHealth } from './plugin-health.js';
import { pluginProblems } from './problems.js';
import { PluginRegistration } from './registration.js';

@Controller()
export class PluginsController {
  constructor(
    private readonly directory: PluginDirectory,
    private readonly registration: PluginRegistration,
    private readonly health: PluginHealth,
  ) {}

  @Implement(routes.plugins.list)
  list(@Input() { query }: RouteInput<typeof routes.plugins.list>): RouteOutput<typeof routes.plugins.list> {
    const after = this.directory.all().filter(({ id }) => query.cursor === undefined || id > query.cursor);
    const { items, next } = pageOf(after, query.limit, ({ id }) => id);
    return { items: items.map((plugin) => this.describe(plugin)), next };
  }

  @Implement(routes.plugins.register)
  async register(
    @CurrentCaller() caller: Caller,
    @Input() { body }: RouteInput<typeof routes.plugins.register>,
  ): Promise<RouteOutput<typeof routes.plugins.register>> {
    const { manifest, credentials } = await this.registration.register(body.baseUrl, {
      ...{ replace: false, ungated: body.ungated, actor: actorOf(caller) },
    });
    return { plugin: this.describeById(manifest.id), credentials };
  }

  @Implement(routes.plugins.update)
  async update(@Input() { params, body }: RouteInput<typeof routes.plugins.update>): Promise<Plugin> {
    await this.registration.enable(params.id, body.enabledVersion);
    return this.describeById(params.id);
  }

  private describeById(id: string): Plugin {
    const plugin = this.directory.find(id);
    if (plugin === null) throw pluginProblems['plugin.notFound']();
    return this.describe(plugin);
  }

  private describe({ id, enabledVersion, versions }: RegisteredPlugin): Plugin {
    const manifest = this.directory.newest(id);
    if (manifest === null) throw pluginProblems['plugin.notFound']();
    const seen = this.health.of(id);
    return {
      id,
      name: manifest.name,
      glyph: manifest.glyph,
      color: manifest.bureau.kind,
      bureau: manifest.bureau.name,
      enabledVersion,
      versions: [...versions.values()].map(({ version, baseUrl, registeredAt }) => ({
        version,
        baseUrl,
        registeredAt: registeredAt.toISOString(),
      })),
      reachable: seen?.reachable ?? null,
      lastReachableAt: seen?.lastReachableAt?.toISOString() ?? null,
      lastError: seen?.lastError ?? null,
    };
  }
}
