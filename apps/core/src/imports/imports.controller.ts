import { Controller, Req, StreamableFile } from '@nestjs/common';
import { importKindTitles, localeOfHeader, type RouteInput, type RouteOutput, routes } from '@yige/contracts';
import { Database } from '@yige/database';
import type { FastifyRequest } from 'fastify';
import { actorOf, type Caller, CurrentCaller } from '../access/caller.js';
import { AuditTrail } from '../audit/audit-trail.js';
import { Implement, Input } from '../http/implement.js';
import { attachment, sheetTypes } from '../sheets/sheet-writer.js';
import { ImportReport } from './import-report.js';
import { importTemplate } from './import-template.js';
import { Imports } from './imports.js';

@Controller()
export class ImportsController {
  constructor(
    private readonly imports: Imports,
    private readonly reports: ImportReport,
    private readonly database: Database,
    private readonly audit: AuditTrail,
  ) {}

  @Implement(routes.imports.create)
  create(
    @CurrentCaller() caller: Caller,
    @Input() { query }: RouteInput<typeof routes.imports.create>,
    @Req() request: FastifyRequest,
  ): Promise<RouteOutput<typeof routes.imports.create>> {
    return this.imports.create(caller, query.kind, query.unitId, request);
  }

  @Implement(routes.imports.list)
  list(
    @CurrentCaller() caller: Caller,
    @Input() { query }: RouteInput<typeof routes.imports.list>,
  ): Promise<RouteOutput<typeof routes.imports.list>> {
    return this.imports.list(caller, query);
  }

  @Implement(routes.imports.template)
  template(
    @Input() { query: { kind, format } }: RouteInput<typeof routes.imports.template>,
    @Req() request: FastifyRequest,
  ): StreamableFile {
    const locale = localeOfHeader(request.headers['accept-language']);
    return new StreamableFile(importTemplate(kind, format, locale), {
      type: sheetTypes[format],
      disposition: attachment(TEMPLATE[locale](importKindTitles[kind][locale]), format),
    });
  }

  @Implement(routes.imports.get)
  get(
    @CurrentCaller() caller: Caller,
    @Input() { params }: RouteInput<typeof routes.imports.get>,
  ): Promise<RouteOutput<typeof routes.imports.get>> {
    return this.imports.get(caller, params.id);
  }

  @Implement(routes.imports.map)
  map(
    @CurrentCaller() caller: Caller,
    @Input() { params, body }: RouteInput<typeof routes.imports.map>,
  ): Promise<RouteOutput<typeof routes.imports.map>> {
    return this.imports.map(caller, params.id, body);
  }

  @Implement(routes.imports.check)
  check(
    @CurrentCaller() caller: Caller,
    @Input() { params }: RouteInput<typeof routes.imports.check>,
  ): Promise<RouteOutput<typeof routes.imports.check>> {
    return this.imports.check(caller, params.id);
  }

  @Implement(routes.imports.execute)
  execute(
    @CurrentCaller() caller: Caller,
    @Input() { params }: RouteInput<typeof routes.imports.execute>,
  ): Promise<RouteOutput<typeof routes.imports.execute>> {
    return this.imports.execute(caller, params.id);
  }

  @Implement(routes.imports.cancel)
  cancel(
    @CurrentCaller() caller: Caller,
    @Input() { params }: RouteInput<typeof routes.imports.cancel>,
  ): Promise<RouteOutput<typeof routes.imports.cancel>> {
    return this.imports.cancel(caller, params.id);
  }

  @Implement(routes.imports.rows)
  rows(
    @CurrentCaller() caller: Caller,
    @Input() { params, query }: RouteInput<typeof routes.imports.rows>,
  ): Promise<RouteOutput<typeof routes.imports.rows>> {
    return this.imports.rows(caller, params.id, query);
  }

  @Implement(routes.imports.report)
  async report(
    @CurrentCaller() caller: Caller,
    @Input() { params: { id }, query: { format } }: RouteInput<typeof routes.imports.report>,
    @Req() request: FastifyRequest,
  ): Promise<StreamableFile> {
    const { kind } = await this.imports.find(caller, id);
    await this.database.transaction(() =>
      this.audit.record({ actor: actorOf(caller), action: 'import.reportRead', subject: { kind: 'import', id } }),
    );
    const locale = localeOfHeader(request.headers['accept-language']);
    return new StreamableFile(this.reports.stream(id, kind, format, locale), {
      type: sheetTypes[format],
      disposition: attachment(locale === 'zh-CN' ? '导入报告' : 'import-report', format),
    });
  }
}

const TEMPLATE = {
  'zh-CN': (kind: string) => `${kind}导入模板`,
  en: (kind: string) => `Template ${kind}`,
};
