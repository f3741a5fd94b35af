import { Controller } from '@nestjs/common';
import { type RouteInput, type RouteOutput, routes } from '@yige/contracts';
import { type Caller, CurrentCaller } from '../access/caller.js';
import { Implement, Input } from '../http/implement.js';
import { Clock } from '../time/clock.js';
import { ActOnMatter } from './acting/act-on-matter.js';
import { MatterLists } from './lists/matter-lists.js';
import { MatterMap } from './lists/matter-map.js';
import { MatterContacts } from './matter-contacts.js';
import { MatterView } from './matter-view.js';
import { ReportMatter } from './report-matter.js';
import { categoriesOn } from './rules/categories.js';

@Controller()
export class MattersController {
  constructor(
    private readonly lists: MatterLists,
    private readonly points: MatterMap,
    private readonly view: MatterView,
    private readonly reporting: ReportMatter,
    private readonly actions: ActOnMatter,
    private readonly contacts: MatterContacts,
    private readonly clock: Clock,
  ) {}

  @Implement(routes.matters.categories)
  categories(): RouteOutput<typeof routes.matters.categories> {
    return { items: [...categoriesOn(this.clock.today())] };
  }

  @Implement(routes.matters.list)
  list(
    @CurrentCaller() caller: Caller,
    @Input() { query }: RouteInput<typeof routes.matters.list>,
  ): Promise<RouteOutput<typeof routes.matters.list>> {
    return this.lists.list(caller, query);
  }

  @Implement(routes.matters.counts)
  counts(
    @CurrentCaller() caller: Caller,
    @Input() { query }: RouteInput<typeof routes.matters.counts>,
  ): Promise<RouteOutput<typeof routes.matters.counts>> {
    return this.lists.counts(caller, query);
  }

  @Implement(routes.matters.map)
  map(
    @CurrentCaller() caller: Caller,
    @Input() { query }: RouteInput<typeof routes.matters.map>,
  ): Promise<RouteOutput<typeof routes.matters.map>> {
    return this.points.read(caller, query);
  }

  @Implement(routes.matters.report)
  async report(
    @CurrentCaller() caller: Caller,
    @Input() { body, idempotencyKey }: RouteInput<typeof routes.matters.report> & { idempotencyKey: string | null },
  ): Promise<RouteOutput<typeof routes.matters.report>> {
    return this.view.get(caller, await this.reporting.report(caller, body, idempotencyKey ?? ''));
  }

  @Implement(routes.matters.get)
  get(
    @CurrentCaller() caller: Caller,
    @Input() { params }: RouteInput<typeof routes.matters.get>,
  ): Promise<RouteOutput<typeof routes.matters.get>> {
    return this.view.get(caller, params.id);
  }

  @Implement(routes.matters.act)
  async act(
    @CurrentCaller() caller: Caller,
    @Input() { params, body }: RouteInput<typeof routes.matters.act>,
  ): Promise<RouteOutput<typeof routes.matters.act>> {
    await this.actions.act(caller, params.id, params.action, body);
    return { matter: await this.view.getOrNull(caller, params.id) };
  }

  @Implement(routes.matters.choices)
  async choices(
    @CurrentCaller() caller: Caller,
    @Input() { params, query }: RouteInput<typeof routes.matters.choices>,
  ): Promise<RouteOutput<typeof routes.matters.choices>> {
    return { items: await this.view.choices(caller, params.id, query.action) };
  }

  @Implement(routes.matters.reveal)
  reveal(
    @CurrentCaller() caller: Caller,
    @Input() { params, body }: RouteInput<typeof routes.matters.reveal>,
  ): Promise<RouteOutput<typeof routes.matters.reveal>> {
    return this.contacts.reveal(caller, params.id, body.reason);
  }
}
