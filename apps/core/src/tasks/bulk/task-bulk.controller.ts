import { Controller, Req, type StreamableFile } from '@nestjs/common';
import { type Locale, localeOfHeader, type RouteInput, type RouteOutput, routes } from '@yige/contracts';
import type { FastifyRequest } from 'fastify';
import { type Caller, CurrentCaller } from '../../access/caller.js';
import { Implement, Input } from '../../http/implement.js';
import { ListExport } from '../../sheets/list-export.js';
import { BulkActions } from './bulk-actions.js';
import { TaskSheet } from './task-sheet.js';

const TITLE = { 'zh-CN': '任务', en: 'Tasks' };

/** What is done with a list as a whole. */
@Controller()
export class TaskBulkController {
  constructor(
    private readonly actions: BulkActions,
    private readonly sheet: TaskSheet,
    private readonly exports: ListExport,
  ) {}

  @Implement(routes.taskBulk.act)
  act(
    @CurrentCaller() caller: Caller,
    @Input() { body }: RouteInput<typeof routes.taskBulk.act>,
    @Req() request: FastifyRequest,
  ): Promise<RouteOutput<typeof routes.taskBulk.act>> {
    return this.actions.run(caller, body, { locale: localeOf(request), requestId: request.id });
  }

  @Implement(routes.taskBulk.export)
  async export(
    @CurrentCaller() caller: Caller,
    @Input() { body }: RouteInput<typeof routes.taskBulk.export>,
    @Req() request: FastifyRequest,
  ): Promise<StreamableFile> {
    const { filter, format, reason } = body;
    const locale = localeOf(request);
    const list = { kind: 'tasks', title: TITLE, box: filter.box, format, reason };
    return this.exports.send(caller, locale, list, await this.sheet.rows(caller, filter, locale));
  }
}

function localeOf(request: FastifyRequest): Locale {
  return localeOfHeader(request.headers['accept-language']);
}
