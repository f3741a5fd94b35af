import { Controller } from '@nestjs/common';
import { corePermissions, type RouteInput, type RouteOutput, routes } from '@yige/contracts';
import { type Caller, CurrentCaller } from '../../access/caller.js';
import { Implement, Input } from '../../http/implement.js';
import { PluginDirectory } from '../plugin-directory.js';
import { PluginReach } from '../plugin-reach.js';
import { pluginProblems } from '../problems.js';
import { Breakers } from './breakers.js';
import { Incidents } from './incidents.js';
import { PageLoads } from './page-loads.js';
import { TrafficFigures } from './traffic-figures.js';

@Controller()
export class TrafficController {
  constructor(
    private readonly directory: PluginDirectory,
    private readonly reach: PluginReach,
    private readonly figures: TrafficFigures,
    private readonly incidents: Incidents,
    private readonly breakers: Breakers,
    private readonly loads: PageLoads,
  ) {}

  @Implement(routes.pluginTraffic.get)
  async get(
    @CurrentCaller() caller: Caller,
    @Input() { params }: RouteInput<typeof routes.pluginTraffic.get>,
  ): Promise<RouteOutput<typeof routes.pluginTraffic.get>> {
    await this.mustBeSeen(caller, params.id);
    const [figures, lastError, incidents] = await Promise.all([
      this.figures.of(params.id),
      this.incidents.lastError(params.id),
      this.incidents.countsOf(params.id),
    ]);
    const breaker = this.breakers.stateOf(this.directory.versionsInUse(params.id));
    return { ...figures, breaker, lastError, incidents };
  }

  @Implement(routes.pluginTraffic.incidents)
  async list(
    @CurrentCaller() caller: Caller,
    @Input() { params, query }: RouteInput<typeof routes.pluginTraffic.incidents>,
  ): Promise<RouteOutput<typeof routes.pluginTraffic.incidents>> {
    await this.mustBeSeen(caller, params.id);
    return this.incidents.list(params.id, query);
  }

  @Implement(routes.pluginTraffic.loads)
  tell(@CurrentCaller() caller: Caller, @Input() { body }: RouteInput<typeof routes.pluginTraffic.loads>): void {
    this.loads.take(caller, body.loads);
  }

  private async mustBeSeen(caller: Caller, id: string): Promise<void> {
    await this.reach.mustReach(caller, corePermissions.pluginRead, id);
    if (this.directory.find(id) === null) throw pluginProblems['plugin.notFound']();
  }
}
