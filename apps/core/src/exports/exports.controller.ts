import { Controller, Req, StreamableFile } from '@nestjs/common';
import {
  exportKindTitles,
  type Locale,
  type LocalizedText,
  localeOfHeader,
  type RouteInput,
  routes,
} from '@yige/contracts';
import { Database } from '@yige/database';
import type { FastifyRequest } from 'fastify';
import { actorOf, type Caller, CurrentCaller, holds } from '../access/caller.js';
import { AuditTrail } from '../audit/audit-trail.js';
import { Implement, Input } from '../http/implement.js';
import { UnitDirectory } from '../org/unit-directory.js';
import { attachment, type SheetCell, sheetTypes, writeSheet } from '../sheets/sheet-writer.js';
import { signed } from '../sheets/signed-sheet.js';
import { Clock } from '../time/clock.js';
import { ExportTables } from './export-tables.js';
import { exportProblems } from './problems.js';

/** Takes out what the caller may read anyway. Who, what, which unit and why is recorded before the first row leaves. */
@Controller()
export class ExportsController {
  constructor(
    private readonly tables: ExportTables,
    private readonly directory: UnitDirectory,
    private readonly database: Database,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  @Implement(routes.exports.make)
  async make(
    @CurrentCaller() caller: Caller,
    @Input() { body }: RouteInput<typeof routes.exports.make>,
    @Req() request: FastifyRequest,
  ): Promise<StreamableFile> {
    const { kind, format, unitId, reason, people = {} } = body;
    const table = this.tables.of(kind);
    if (!holds(caller, table.permission)) throw exportProblems['export.kindForbidden']();
    const unit = this.directory.byId(unitId);
    const scope = this.directory.scopeOf(caller, table.permission);
    if (unit === null || !this.directory.isInScope(scope, unit.number)) throw exportProblems['export.unitUnknown']();
    const locale = localeOfHeader(request.headers['accept-language']);
    const rows = lines(table.headings, table.rows(unit, locale, people), locale);
    await this.database.transaction(() =>
      this.audit.record({
        actor: actorOf(caller),
        action: 'export.made',
        subject: { kind: 'unit', id: unitId },
        unit: unit.number,
        reason,
        details: { kind, format, ...(Object.keys(people).length === 0 ? {} : { narrowedBy: Object.keys(people) }) },
      }),
    );
    const name = `${unit.name} ${exportKindTitles[kind][locale]} ${this.clock.today()}`;
    return new StreamableFile(
      writeSheet(format, signed(rows, { name: actorOf(caller).name, reason, locale }, this.clock)),
      {
        type: sheetTypes[format],
        disposition: attachment(name, format),
      },
    );
  }
}

async function* lines(
  headings: readonly LocalizedText[],
  rows: AsyncGenerator<SheetCell[]>,
  locale: Locale,
): AsyncGenerator<SheetCell[]> {
  yield headings.map((title) => title[locale]);
  yield* rows;
}
