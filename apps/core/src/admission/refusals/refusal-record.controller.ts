import { Controller, Req, type StreamableFile } from '@nestjs/common';
import {
  KnownProblem,
  type Locale,
  localeOfHeader,
  type OutsideRefusal,
  problemDocument,
  type RouteInput,
  type RouteOutput,
  routes,
  type TaskBulkResult,
} from '@yige/contracts';
import type { FastifyRequest } from 'fastify';
import { type Caller, CurrentCaller } from '../../access/caller.js';
import { Implement, Input } from '../../http/implement.js';
import { ListExport } from '../../sheets/list-export.js';
import { TaskTypes } from '../task-types.js';
import { OutsideRefusals } from './outside-refusals.js';
import { RefusalCounts } from './refusal-counts.js';
import { RefusalSheet } from './refusal-sheet.js';
import { Refusals } from './refusals.js';

const { refusalRecord: routesOf } = routes;

const TITLE = { 'zh-CN': '拒收记录', en: 'Refusals' };

@Controller()
export class RefusalRecordController {
  constructor(
    private readonly refusals: Refusals,
    private readonly outside: OutsideRefusals,
    private readonly recorded: RefusalCounts,
    private readonly types: TaskTypes,
    private readonly sheet: RefusalSheet,
    private readonly exports: ListExport,
  ) {}

  /** Each in a unit of work of its own: what is not refusable holds none of the others up. */
  @Implement(routesOf.refuseMany)
  async refuseMany(
    @CurrentCaller() caller: Caller,
    @Input() { body: { taskIds, reason } }: RouteInput<typeof routesOf.refuseMany>,
    @Req() request: FastifyRequest,
  ): Promise<TaskBulkResult> {
    const items: TaskBulkResult['items'] = [];
    for (const taskId of taskIds) {
      try {
        await this.refusals.refuse(caller, taskId, { reason });
        items.push({ taskId, state: 'done' });
      } catch (error) {
        if (!(error instanceof KnownProblem)) throw error;
        items.push({ taskId, state: 'refused', problem: problemDocument(error, localeOf(request), request.id) });
      }
    }
    return { items };
  }

  @Implement(routesOf.counts)
  async counts(
    @CurrentCaller() caller: Caller,
    @Input() { query }: RouteInput<typeof routesOf.counts>,
  ): Promise<RouteOutput<typeof routesOf.counts>> {
    return { items: await this.recorded.of(caller, query.unit), bureaus: this.types.bureaus() };
  }

  @Implement(routesOf.export)
  export(
    @CurrentCaller() caller: Caller,
    @Input() { body: { format, reason, ...filter } }: RouteInput<typeof routesOf.export>,
    @Req() request: FastifyRequest,
  ): Promise<StreamableFile> {
    const locale = localeOf(request);
    const list = { kind: 'refusals', title: TITLE, box: filter.plugin ?? 'all', format, reason };
    return this.exports.send(caller, locale, list, this.sheet.rows(caller, filter, locale));
  }

  @Implement(routesOf.outside)
  list(
    @CurrentCaller() caller: Caller,
    @Input() { query }: RouteInput<typeof routesOf.outside>,
  ): Promise<RouteOutput<typeof routesOf.outside>> {
    return this.outside.list(caller, query);
  }

  @Implement(routesOf.record)
  record(
    @CurrentCaller() caller: Caller,
    @Input() { body, idempotencyKey }: RouteInput<typeof routesOf.record> & { idempotencyKey: string | null },
  ): Promise<OutsideRefusal> {
    return this.outside.record(caller, body, idempotencyKey ?? '');
  }
}

function localeOf(request: FastifyRequest): Locale {
  return localeOfHeader(request.headers['accept-language']);
}
