import { Controller, Req, StreamableFile } from '@nestjs/common';
import { localeOfHeader, type RouteInput, routes } from '@yige/contracts';
import { Database } from '@yige/database';
import type { FastifyRequest } from 'fastify';
import { type Caller, CurrentCaller, staffOf } from '../../access/caller.js';
import { AuditTrail } from '../../audit/audit-trail.js';
import { Implement, Input } from '../../http/implement.js';
import { attachment, sheetTypes, writeSheet } from '../../sheets/sheet-writer.js';
import { signed } from '../../sheets/signed-sheet.js';
import { Clock } from '../../time/clock.js';
import { MatterSheet } from './matter-sheet.js';

@Controller()
export class MatterExportController {
  constructor(
    private readonly sheet: MatterSheet,
    private readonly database: Database,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** Who, what and why is recorded before the first row leaves. */
  @Implement(routes.matters.export)
  async export(
    @CurrentCaller() caller: Caller,
    @Input() { body }: RouteInput<typeof routes.matters.export>,
    @Req() request: FastifyRequest,
  ): Promise<StreamableFile> {
    const { filter, format, reason } = body;
    const { accountId, name } = staffOf(caller);
    const locale = localeOfHeader(request.headers['accept-language']);
    await this.database.transaction(() =>
      this.audit.record({
        actor: { kind: 'staff', id: accountId, name },
        action: 'export.made',
        subject: { kind: 'account', id: accountId },
        reason,
        details: { kind: 'matters', box: filter.box, format },
      }),
    );
    const rows = this.sheet.rows(caller, filter, locale);
    const title = locale === 'zh-CN' ? '事项' : 'Matters';
    return new StreamableFile(writeSheet(format, signed(rows, { name, reason, locale }, this.clock)), {
      type: sheetTypes[format],
      disposition: attachment(`${title} ${this.clock.today()}`, format),
    });
  }
}
