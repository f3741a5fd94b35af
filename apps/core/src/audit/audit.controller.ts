import { Controller, Req, StreamableFile } from '@nestjs/common';
import { verifyAudit } from '@yige/audit-chain';
import {
  AUDIT_VERIFICATION_DAYS,
  type AuditFilter,
  type AuditVerification,
  addDays,
  daysBetween,
  localeOfHeader,
  type RouteInput,
  type RouteOutput,
  routes,
} from '@yige/contracts';
import { Database } from '@yige/database';
import type { FastifyRequest } from 'fastify';
import { actorOf, type Caller, CurrentCaller } from '../access/caller.js';
import { Configuration } from '../config/configuration.js';
import { Implement, Input } from '../http/implement.js';
import { Clock } from '../time/clock.js';
import { AuditAnchors } from './audit-anchors.js';
import { AuditExport } from './audit-export.js';
import { AuditSearch } from './audit-search.js';
import { type AuditRecord, AuditTrail } from './audit-trail.js';
import { auditProblems } from './problems.js';

/** Days that are verified when none are named. */
const USUAL_DAYS = 7;

/** The audit as its administrator reads it. Each reading is recorded before anything is answered. */
@Controller()
export class AuditController {
  constructor(
    private readonly search: AuditSearch,
    private readonly exports: AuditExport,
    private readonly trail: AuditTrail,
    private readonly anchors: AuditAnchors,
    private readonly database: Database,
    private readonly configuration: Configuration,
    private readonly clock: Clock,
  ) {}

  @Implement(routes.audit.list)
  async list(
    @CurrentCaller() caller: Caller,
    @Input() { query }: RouteInput<typeof routes.audit.list>,
  ): Promise<RouteOutput<typeof routes.audit.list>> {
    const { limit, cursor, ...filter } = query;
    checkRange(filter);
    const page = await this.search.page(filter, limit, cursor);
    const details = { ...recorded(filter), entries: page.items.length, continued: cursor !== undefined };
    await this.record({ actor: actorOf(caller), action: 'audit.searched', details });
    return page;
  }

  @Implement(routes.audit.export)
  async export(
    @CurrentCaller() caller: Caller,
    @Input() { query }: RouteInput<typeof routes.audit.export>,
    @Req() request: FastifyRequest,
  ): Promise<StreamableFile> {
    checkRange(query);
    // What comes later, this export among it, is not part of it.
    const filter = { ...query, to: query.to ?? this.clock.today() };
    const entries = await this.exports.measure(filter);
    await this.record({ actor: actorOf(caller), action: 'audit.exported', details: { ...recorded(filter), entries } });
    const locale = localeOfHeader(request.headers['accept-language']);
    return new StreamableFile(this.exports.stream(filter, locale), {
      type: 'text/csv; charset=utf-8',
      disposition: `attachment; filename="audit-${filter.from ?? 'all'}-${filter.to}.csv"`,
    });
  }

  @Implement(routes.audit.verification)
  async verification(
    @CurrentCaller() caller: Caller,
    @Input() { query }: RouteInput<typeof routes.audit.verification>,
  ): Promise<AuditVerification> {
    const to = query.to ?? this.clock.today();
    const from = query.from ?? addDays(to, 1 - USUAL_DAYS);
    checkRange({ from, to });
    if (daysBetween(from, to) >= AUDIT_VERIFICATION_DAYS) throw auditProblems['audit.rangeTooLong']();
    const { timeZone } = this.configuration;
    const options = { from, to, timeZone, now: this.clock.now(), anchors: await this.anchors.read() };
    const verification = await verifyAudit(this.database, options);
    const { state, entries, findings } = verification;
    const details = { from, to, state, entries, findings: findings.length };
    await this.record({ actor: actorOf(caller), action: 'audit.verified', details });
    return verification;
  }

  private record(record: AuditRecord): Promise<void> {
    return this.database.transaction(() => this.trail.record(record));
  }
}

function checkRange({ from, to }: Pick<AuditFilter, 'from' | 'to'>): void {
  if (from === undefined || to === undefined || from <= to) return;
  const message = 'must not lie before `from`';
  throw auditProblems['audit.rangeInvalid']({ errors: [{ pointer: '/query/to', code: 'range', message }] });
}

/** What was asked for; of the free text only that there was one, since it may be anybody's name. */
function recorded({ q, ...filter }: AuditFilter): Record<string, string | boolean> {
  const given = Object.entries(filter).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return { ...Object.fromEntries(given), ...(q === undefined ? {} : { text: true }) };
}
