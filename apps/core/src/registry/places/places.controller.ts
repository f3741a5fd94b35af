import { Controller } from '@nestjs/common';
import { type RouteInput, type RouteOutput, routes } from '@yige/contracts';
import { type Caller, CurrentCaller } from '../../access/caller.js';
import { Implement, Input } from '../../http/implement.js';
import { BuildingBook } from './building-book.js';
import { Buildings } from './buildings.js';
import { DoorBook } from './door-book.js';

@Controller()
export class PlacesController {
  constructor(
    private readonly buildings: Buildings,
    private readonly book: BuildingBook,
    private readonly doors: DoorBook,
  ) {}

  @Implement(routes.buildings.list)
  list(
    @CurrentCaller() caller: Caller,
    @Input() { query }: RouteInput<typeof routes.buildings.list>,
  ): Promise<RouteOutput<typeof routes.buildings.list>> {
    return this.buildings.list(caller, query);
  }

  @Implement(routes.buildings.get)
  get(
    @CurrentCaller() caller: Caller,
    @Input() { params }: RouteInput<typeof routes.buildings.get>,
  ): Promise<RouteOutput<typeof routes.buildings.get>> {
    return this.buildings.get(caller, params.id);
  }

  @Implement(routes.buildings.create)
  create(
    @CurrentCaller() caller: Caller,
    @Input() { body }: RouteInput<typeof routes.buildings.create>,
  ): Promise<RouteOutput<typeof routes.buildings.create>> {
    return this.book.create(caller, body);
  }

  @Implement(routes.buildings.correct)
  correct(
    @CurrentCaller() caller: Caller,
    @Input() { params, body }: RouteInput<typeof routes.buildings.correct>,
  ): Promise<RouteOutput<typeof routes.buildings.correct>> {
    return this.book.correct(caller, params.id, body);
  }

  @Implement(routes.buildings.remove)
  async remove(
    @CurrentCaller() caller: Caller,
    @Input() { params, body }: RouteInput<typeof routes.buildings.remove>,
  ): Promise<void> {
    await this.book.remove(caller, params.id, body.source);
  }

  @Implement(routes.buildings.history)
  history(
    @CurrentCaller() caller: Caller,
    @Input() { params, query }: RouteInput<typeof routes.buildings.history>,
  ): Promise<RouteOutput<typeof routes.buildings.history>> {
    return this.buildings.historyOf(caller, params.id, query);
  }

  @Implement(routes.buildings.addDoors)
  addDoors(
    @CurrentCaller() caller: Caller,
    @Input() { params, body }: RouteInput<typeof routes.buildings.addDoors>,
  ): Promise<RouteOutput<typeof routes.buildings.addDoors>> {
    return this.doors.add(caller, params.id, body.doors, body.source);
  }

  @Implement(routes.buildings.correctDoor)
  correctDoor(
    @CurrentCaller() caller: Caller,
    @Input() { params, body }: RouteInput<typeof routes.buildings.correctDoor>,
  ): Promise<RouteOutput<typeof routes.buildings.correctDoor>> {
    return this.doors.correct(caller, params.id, body);
  }

  @Implement(routes.buildings.removeDoor)
  removeDoor(
    @CurrentCaller() caller: Caller,
    @Input() { params, body }: RouteInput<typeof routes.buildings.removeDoor>,
  ): Promise<RouteOutput<typeof routes.buildings.removeDoor>> {
    return this.doors.remove(caller, params.id, body.source);
  }

  @Implement(routes.buildings.flagDwelling)
  flagDwelling(
    @CurrentCaller() caller: Caller,
    @Input() { params, body: { source, ...flags } }: RouteInput<typeof routes.buildings.flagDwelling>,
  ): Promise<RouteOutput<typeof routes.buildings.flagDwelling>> {
    return this.buildings.flag(caller, params.id, flags, source);
  }
}
