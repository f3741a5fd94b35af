import { Controller, Req, Res, type StreamableFile } from '@nestjs/common';
import { localeOfHeader, type RouteInput, type RouteOutput, routes } from '@yige/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Caller, CurrentCaller } from '../access/caller.js';
import { Implement, Input } from '../http/implement.js';
import { wantedUntil } from '../http/wanted.js';
import { LedgerCatalogue } from './catalogue/ledger-catalogue.js';
import { LedgerExport } from './export/ledger-export.js';
import { LedgerRows } from './reading/ledger-rows.js';
import { LedgerTotals } from './reading/ledger-totals.js';
import { LedgerDifferences } from './sealing/ledger-differences.js';
import { ReadableSeals } from './sealing/readable-seals.js';
import { SealPeriod } from './sealing/seal-period.js';
import { UnsealedUnits } from './sealing/unsealed-units.js';

@Controller()
export class LedgersController {
  constructor(
    private readonly catalogue: LedgerCatalogue,
    private readonly ledgerRows: LedgerRows,
    private readonly ledgerTotals: LedgerTotals,
    private readonly ledgerExport: LedgerExport,
    private readonly readableSeals: ReadableSeals,
    private readonly sealing: SealPeriod,
    private readonly ledgerDifferences: LedgerDifferences,
    private readonly unsealedUnits: UnsealedUnits,
  ) {}

  @Implement(routes.ledgers.list)
  list(@CurrentCaller() caller: Caller): RouteOutput<typeof routes.ledgers.list> {
    return { items: this.catalogue.list(caller) };
  }

  @Implement(routes.ledgers.rows)
  rows(
    @CurrentCaller() caller: Caller,
    @Input() { params, query }: RouteInput<typeof routes.ledgers.rows>,
  ): Promise<RouteOutput<typeof routes.ledgers.rows>> {
    return this.ledgerRows.page(caller, params.id, query);
  }

  @Implement(routes.ledgers.totals)
  totals(
    @CurrentCaller() caller: Caller,
    @Input() { params, query }: RouteInput<typeof routes.ledgers.totals>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RouteOutput<typeof routes.ledgers.totals>> {
    return this.ledgerTotals.of(caller, params.id, query, wantedUntil(reply));
  }

  @Implement(routes.ledgers.export)
  export(
    @CurrentCaller() caller: Caller,
    @Input() { params, query }: RouteInput<typeof routes.ledgers.export>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const locale = localeOfHeader(request.headers['accept-language']);
    return this.ledgerExport.send(caller, locale, params.id, query, wantedUntil(reply));
  }

  @Implement(routes.ledgers.seals)
  seals(
    @CurrentCaller() caller: Caller,
    @Input() { params, query }: RouteInput<typeof routes.ledgers.seals>,
  ): Promise<RouteOutput<typeof routes.ledgers.seals>> {
    return this.readableSeals.list(caller, params.id, query);
  }

  @Implement(routes.ledgers.seal)
  seal(
    @CurrentCaller() caller: Caller,
    @Input()
    { params, body, idempotencyKey }: RouteInput<typeof routes.ledgers.seal> & { idempotencyKey: string | null },
  ): Promise<RouteOutput<typeof routes.ledgers.seal>> {
    return this.sealing.seal(caller, params.id, body, idempotencyKey ?? '');
  }

  @Implement(routes.ledgers.differences)
  differences(
    @CurrentCaller() caller: Caller,
    @Input() { params, query }: RouteInput<typeof routes.ledgers.differences>,
  ): Promise<RouteOutput<typeof routes.ledgers.differences>> {
    return this.ledgerDifferences.page(caller, params.id, params.sealId, query);
  }

  @Implement(routes.ledgers.differenceCount)
  differenceCount(
    @CurrentCaller() caller: Caller,
    @Input() { params }: RouteInput<typeof routes.ledgers.differenceCount>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RouteOutput<typeof routes.ledgers.differenceCount>> {
    return this.ledgerDifferences.count(caller, params.id, params.sealId, wantedUntil(reply));
  }

  @Implement(routes.ledgers.unsealed)
  unsealed(
    @CurrentCaller() caller: Caller,
    @Input() { params, query }: RouteInput<typeof routes.ledgers.unsealed>,
  ): Promise<RouteOutput<typeof routes.ledgers.unsealed>> {
    return this.unsealedUnits.list(caller, params.id, query);
  }
}
