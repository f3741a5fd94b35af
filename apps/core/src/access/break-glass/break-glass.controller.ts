import { Controller } from '@nestjs/common';
import { type BreakGlass as BreakGlassAnswer, type RouteInput, type RouteOutput, routes } from '@yige/contracts';
import { Implement, Input } from '../../http/implement.js';
import { UnitDirectory } from '../../org/unit-directory.js';
import { type Caller, CurrentCaller } from '../caller.js';
import { BREAKABLE_LEVELS, BreakGlass } from './break-glass.js';

/** Most units that a search answers. */
const UNITS = 20;

@Controller()
export class BreakGlassController {
  constructor(
    private readonly breakGlass: BreakGlass,
    private readonly directory: UnitDirectory,
  ) {}

  /** Names of units are no secret; what is in them is. */
  @Implement(routes.breakGlass.units)
  units(@Input() { query }: RouteInput<typeof routes.breakGlass.units>): RouteOutput<typeof routes.breakGlass.units> {
    const found = this.directory.named(query.q, BREAKABLE_LEVELS, UNITS);
    return {
      items: found.map(({ id, name, level, parent }) => ({
        ...{ id, name, level },
        within: this.directory.byNumber(parent)?.name ?? null,
      })),
    };
  }

  @Implement(routes.breakGlass.begin)
  begin(
    @CurrentCaller() caller: Caller,
    @Input() { body }: RouteInput<typeof routes.breakGlass.begin>,
  ): Promise<BreakGlassAnswer> {
    return this.breakGlass.begin(caller, body);
  }

  @Implement(routes.breakGlass.end)
  end(
    @CurrentCaller() caller: Caller,
    @Input() { params }: RouteInput<typeof routes.breakGlass.end>,
  ): Promise<BreakGlassAnswer> {
    return this.breakGlass.end(caller, params.id);
  }

  @Implement(routes.breakGlass.list)
  list(
    @Input() { query }: RouteInput<typeof routes.breakGlass.list>,
  ): Promise<RouteOutput<typeof routes.breakGlass.list>> {
    return this.breakGlass.list(query);
  }
}
