import { Controller } from '@nestjs/common';
import { type RouteInput, type RouteOutput, routes } from '@yige/contracts';
import { type Caller, CurrentCaller } from '../access/caller.js';
import { Implement, Input } from '../http/implement.js';
import { NoticeBox } from './notice-box.js';

@Controller()
export class NoticesController {
  constructor(private readonly box: NoticeBox) {}

  @Implement(routes.notices.list)
  list(
    @CurrentCaller() caller: Caller,
    @Input() { query }: RouteInput<typeof routes.notices.list>,
  ): Promise<RouteOutput<typeof routes.notices.list>> {
    return this.box.list(caller, query);
  }

  @Implement(routes.notices.count)
  async count(@CurrentCaller() caller: Caller): Promise<RouteOutput<typeof routes.notices.count>> {
    return { unread: await this.box.unread(caller) };
  }

  @Implement(routes.notices.read)
  read(@CurrentCaller() caller: Caller, @Input() { params }: RouteInput<typeof routes.notices.read>): Promise<void> {
    return this.box.read(caller, params.id);
  }

  @Implement(routes.notices.readAll)
  readAll(
    @CurrentCaller() caller: Caller,
    @Input() { body }: RouteInput<typeof routes.notices.readAll>,
  ): Promise<void> {
    return this.box.readUpTo(caller, body.upTo);
  }
}
