import { Controller, Req, StreamableFile } from '@nestjs/common';
import { type Locale, localeOfHeader, type RouteInput, type RouteOutput, routes } from '@yige/contracts';
import { Database } from '@yige/database';
import type { FastifyRequest } from 'fastify';
import { type Caller, CurrentCaller, staffOf } from '../../access/caller.js';
import { AuditTrail } from '../../audit/audit-trail.js';
import { Implement, Input } from '../../http/implement.js';
import { attachment, sheetTypes, writeSheet } from '../../sheets/sheet-writer.js';
import { signed } from '../../sheets/signed-sheet.js';
import { Clock } from '../../time/clock.js';
import { BulkActions } from './bulk-actions.js';
import { TaskSheet } from './task-sheet.js';

/** What is done with a list as a whole. */
@Controller()
export class TaskBulkController {
  constructor(
    private readonly actions: BulkActions,
    private readonly sheet: TaskSheet,
    private readonly database: Database,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  @Implement(routes.taskBulk.act)
  act(
    @CurrentCaller() caller: Caller,
    @Input() { body }: RouteInput<typeof routes.taskBulk.act>,
    @Req() request: FastifyRequest,
  ): Promise<RouteOutput<typeof routes.taskBulk.act>> {
    return this.actions.run(caller, body, { locale: localeOf(request), requestId: request.id });
  }

  /** Who, what and why is recorded before the first row leaves. */
  @Implement(routes.taskBulk.export)
  async export(
    @CurrentCaller() caller: Caller,
    @Input() { body }: RouteInput<typeof routes.taskBulk.export>,
    @Req() request: FastifyRequest,
  ): Promise<StreamableFile> {
    const { filter, format, reason } = body;
    const { accountId, name } = staffOf(caller);
    const locale = localeOf(request);
    const rows = await this.sheet.rows(caller, filter, locale);
    await this.database.transaction(() =>
      this.audit.record({
        actor: { kind: 'staff', id: accountId, name },
        action: 'export.made',
        subject: { kind: 'account', id: accountId },
        reason,
        details: { kind: 'tasks', box: filter.box, format },
      }),
    );
    const title = locale === 'zh-CN' ? '任务' : 'Tasks';
    return new StreamableFile(writeSheet(format, signed(rows, { name, reason, locale }, this.clock)), {
      type: sheetTypes[format],
      disposition: attachment(`${title} ${this.clock.today()}`, format),
    });
  }
}

function localeOf(request: FastifyRequest): Locale {
  return localeOfHeader(request.headers['accept-language']);
}
