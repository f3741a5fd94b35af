import { Controller } from '@nestjs/common';
import { type RouteInput, type RouteOutput, routes } from '@yige/contracts';
import { type Caller, CurrentCaller } from '../../access/caller.js';
import { Implement, Input } from '../../http/implement.js';
import { Diary } from './diary.js';
import { DiaryAddenda } from './diary-addenda.js';
import { Households } from './households.js';

@Controller()
export class HouseholdsController {
  constructor(
    private readonly households: Households,
    private readonly diary: Diary,
    private readonly addenda: DiaryAddenda,
  ) {}

  @Implement(routes.households.get)
  get(
    @CurrentCaller() caller: Caller,
    @Input() { params }: RouteInput<typeof routes.households.get>,
  ): Promise<RouteOutput<typeof routes.households.get>> {
    return this.households.get(caller, params.id);
  }

  @Implement(routes.households.nameHead)
  nameHead(
    @CurrentCaller() caller: Caller,
    @Input() { params, body }: RouteInput<typeof routes.households.nameHead>,
  ): Promise<RouteOutput<typeof routes.households.nameHead>> {
    return this.households.nameHead(caller, params.id, body.headId, body.source);
  }

  @Implement(routes.households.history)
  history(
    @CurrentCaller() caller: Caller,
    @Input() { params, query }: RouteInput<typeof routes.households.history>,
  ): Promise<RouteOutput<typeof routes.households.history>> {
    return this.households.historyOf(caller, params.id, query);
  }

  @Implement(routes.households.diary)
  readDiary(
    @CurrentCaller() caller: Caller,
    @Input() { params, query }: RouteInput<typeof routes.households.diary>,
  ): Promise<RouteOutput<typeof routes.households.diary>> {
    return this.diary.list(caller, params.id, query);
  }

  @Implement(routes.households.writeDiary)
  writeDiary(
    @CurrentCaller() caller: Caller,
    @Input() { params, body }: RouteInput<typeof routes.households.writeDiary>,
  ): Promise<RouteOutput<typeof routes.households.writeDiary>> {
    return this.diary.write(caller, params.id, body);
  }

  @Implement(routes.households.addToDiary)
  addToDiary(
    @CurrentCaller() caller: Caller,
    @Input() { params, body }: RouteInput<typeof routes.households.addToDiary>,
  ): Promise<RouteOutput<typeof routes.households.addToDiary>> {
    return this.addenda.write(caller, params.id, params.entryId, body.text);
  }
}
