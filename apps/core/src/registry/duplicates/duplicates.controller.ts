import { Controller } from '@nestjs/common';
import { type RouteInput, type RouteOutput, routes } from '@yige/contracts';
import { type Caller, CurrentCaller } from '../../access/caller.js';
import { Implement, Input } from '../../http/implement.js';
import { Duplicates } from './duplicates.js';
import { MergeUndo } from './merge-undo.js';
import { Merges } from './merges.js';

@Controller()
export class DuplicatesController {
  constructor(
    private readonly duplicates: Duplicates,
    private readonly merges: Merges,
    private readonly undoing: MergeUndo,
  ) {}

  @Implement(routes.duplicates.list)
  list(
    @CurrentCaller() caller: Caller,
    @Input() { query }: RouteInput<typeof routes.duplicates.list>,
  ): Promise<RouteOutput<typeof routes.duplicates.list>> {
    return this.duplicates.list(caller, query);
  }

  @Implement(routes.duplicates.get)
  get(
    @CurrentCaller() caller: Caller,
    @Input() { params }: RouteInput<typeof routes.duplicates.get>,
  ): Promise<RouteOutput<typeof routes.duplicates.get>> {
    return this.duplicates.get(caller, params.id);
  }

  @Implement(routes.duplicates.keepApart)
  async keepApart(
    @CurrentCaller() caller: Caller,
    @Input() { params, body }: RouteInput<typeof routes.duplicates.keepApart>,
  ): Promise<void> {
    await this.duplicates.keepApart(caller, params.id, body.reason);
  }

  @Implement(routes.duplicates.merge)
  merge(
    @CurrentCaller() caller: Caller,
    @Input() { params, query, body }: RouteInput<typeof routes.duplicates.merge>,
  ): Promise<RouteOutput<typeof routes.duplicates.merge>> {
    return this.merges.merge(caller, params.id, body, query.dryRun === 'true');
  }

  @Implement(routes.merges.list)
  async mergesOf(
    @CurrentCaller() caller: Caller,
    @Input() { query }: RouteInput<typeof routes.merges.list>,
  ): Promise<RouteOutput<typeof routes.merges.list>> {
    return { items: await this.undoing.list(caller, query.person) };
  }

  @Implement(routes.merges.undo)
  undo(
    @CurrentCaller() caller: Caller,
    @Input() { params }: RouteInput<typeof routes.merges.undo>,
  ): Promise<RouteOutput<typeof routes.merges.undo>> {
    return this.undoing.undo(caller, params.id);
  }
}
