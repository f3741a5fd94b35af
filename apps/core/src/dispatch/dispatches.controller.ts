import { Controller, Req, StreamableFile } from '@nestjs/common';
import {
  type Dispatch,
  type DispatchPreview,
  localeOfHeader,
  type RouteInput,
  type RouteOutput,
  routes,
} from '@yige/contracts';
import type { FastifyRequest } from 'fastify';
import { type Caller, CurrentCaller } from '../access/caller.js';
import { Implement, Input } from '../http/implement.js';
import { attachment, sheetTypes } from '../sheets/sheet-writer.js';
import { Dispatches } from './dispatches.js';
import { NewDispatch } from './fan-out/new-dispatch.js';
import { Withdrawal } from './fan-out/withdrawal.js';
import { SendableTypes } from './plan/sendable-types.js';
import { Previews } from './preview/previews.js';
import { Answers } from './results/answers.js';
import { DispatchTasks } from './results/dispatch-tasks.js';
import { ResultExport } from './results/result-export.js';
import { ResultMatrix } from './results/result-matrix.js';
import { UnitAnswers } from './results/unit-answers.js';

const { dispatches: routesOf } = routes;

type WithKey<Input> = Input & { idempotencyKey: string | null };

@Controller()
export class DispatchesController {
  constructor(
    private readonly sendable: SendableTypes,
    private readonly previews: Previews,
    private readonly creation: NewDispatch,
    private readonly withdrawal: Withdrawal,
    private readonly dispatches: Dispatches,
    private readonly matrix: ResultMatrix,
    private readonly sentTasks: DispatchTasks,
    private readonly gathered: Answers,
    private readonly unitAnswers: UnitAnswers,
    private readonly exports: ResultExport,
  ) {}

  @Implement(routesOf.types)
  types(@CurrentCaller() caller: Caller): Promise<RouteOutput<typeof routesOf.types>> {
    return this.sendable.of(caller);
  }

  @Implement(routesOf.preview)
  preview(
    @CurrentCaller() caller: Caller,
    @Input() { body }: RouteInput<typeof routesOf.preview>,
  ): Promise<DispatchPreview> {
    return this.previews.of(caller, body);
  }

  @Implement(routesOf.create)
  async create(
    @CurrentCaller() caller: Caller,
    @Input() { body, idempotencyKey }: WithKey<RouteInput<typeof routesOf.create>>,
  ): Promise<Dispatch> {
    return this.dispatches.get(caller, await this.creation.create(caller, body, idempotencyKey ?? ''));
  }

  @Implement(routesOf.list)
  list(
    @CurrentCaller() caller: Caller,
    @Input() { query }: RouteInput<typeof routesOf.list>,
  ): Promise<RouteOutput<typeof routesOf.list>> {
    return this.dispatches.list(caller, query);
  }

  @Implement(routesOf.get)
  get(@CurrentCaller() caller: Caller, @Input() { params }: RouteInput<typeof routesOf.get>): Promise<Dispatch> {
    return this.dispatches.get(caller, params.id);
  }

  @Implement(routesOf.stop)
  async stop(
    @CurrentCaller() caller: Caller,
    @Input() { params }: RouteInput<typeof routesOf.stop>,
  ): Promise<Dispatch> {
    await this.withdrawal.stop(caller, params.id);
    return this.dispatches.get(caller, params.id);
  }

  @Implement(routesOf.recall)
  async recall(
    @CurrentCaller() caller: Caller,
    @Input() { params, body }: RouteInput<typeof routesOf.recall>,
  ): Promise<Dispatch> {
    await this.withdrawal.recall(caller, params.id, body.reason);
    return this.dispatches.get(caller, params.id);
  }

  @Implement(routesOf.results)
  async results(
    @CurrentCaller() caller: Caller,
    @Input() { params, query }: RouteInput<typeof routesOf.results>,
  ): Promise<RouteOutput<typeof routesOf.results>> {
    return this.matrix.page(await this.dispatches.find(caller, params.id), query);
  }

  @Implement(routesOf.tasks)
  async tasks(
    @CurrentCaller() caller: Caller,
    @Input() { params, query }: RouteInput<typeof routesOf.tasks>,
  ): Promise<RouteOutput<typeof routesOf.tasks>> {
    return this.sentTasks.page(caller, await this.dispatches.find(caller, params.id), query);
  }

  @Implement(routesOf.answers)
  async answers(
    @CurrentCaller() caller: Caller,
    @Input() { params }: RouteInput<typeof routesOf.answers>,
  ): Promise<RouteOutput<typeof routesOf.answers>> {
    return { items: await this.gathered.of(await this.dispatches.find(caller, params.id)) };
  }

  @Implement(routesOf.answersByUnit)
  async answersByUnit(
    @CurrentCaller() caller: Caller,
    @Input() { params, query }: RouteInput<typeof routesOf.answersByUnit>,
  ): Promise<RouteOutput<typeof routesOf.answersByUnit>> {
    return this.unitAnswers.page(await this.dispatches.find(caller, params.id), query);
  }

  @Implement(routesOf.export)
  async export(
    @CurrentCaller() caller: Caller,
    @Input() { params, body }: RouteInput<typeof routesOf.export>,
    @Req() request: FastifyRequest,
  ): Promise<StreamableFile> {
    const dispatch = await this.dispatches.find(caller, params.id);
    const locale = localeOfHeader(request.headers['accept-language']);
    return new StreamableFile(await this.exports.write(caller, dispatch, body, locale), {
      type: sheetTypes[body.format],
      disposition: attachment(this.exports.nameOf(dispatch, locale), body.format),
    });
  }
}
