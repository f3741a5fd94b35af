import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { defineProblems, type LedgerRowsAnswer, ledgerRowsQuerySchema, startOfDay } from '@yige/contracts';
import { z } from 'zod';
import type { LedgerDefinition } from '../../manifest/define-ledger.js';
import { type Handler, ledgerHandlers } from '../handlers.js';
import { taken } from '../http/taken.js';
import { PluginConfiguration } from '../plugin-configuration.js';
import { RunningPlugin } from '../tasks/task-results.js';
import { filterSchemaOf, rowsSchemaOf } from './ledger-schemas.js';

const problems = defineProblems({
  'ledger.notFound': [404, '没有这本台账', 'There is no such ledger'],
  'ledger.rowsInvalid': [500, '插件给的台账与它声明的不符', 'The plugin’s rows are not as its ledger declares them'],
});

/** Brings each question about a ledger to its handler, and holds the answer to what was declared and asked. */
@Injectable()
export class Ledgers implements OnModuleInit {
  private handlers: readonly Handler<LedgerDefinition>[] = [];

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly plugin: RunningPlugin,
    private readonly configuration: PluginConfiguration,
  ) {}

  /** Every ledger has one handler, and every handler its ledger, or the plugin doesn't start. */
  onModuleInit(): void {
    this.handlers = ledgerHandlers(this.discovery);
    const ledgers = this.plugin.definition.ledgers ?? [];
    const faults = [
      ...ledgers.flatMap((ledger) => {
        const { length } = this.handlers.filter(({ key }) => key === ledger);
        return length === 1 ? [] : [`${length === 0 ? 'no' : length} @LedgerRows for ${ledger.name}`];
      }),
      ...this.handlers.flatMap(({ key, name }) =>
        ledgers.includes(key) ? [] : [`${name} answers ${key.name}, which the manifest does not declare`],
      ),
    ];
    if (faults.length > 0) throw new Error(`Refusing to start: ${faults.join('; ')}`);
  }

  async rows(name: string, given: unknown): Promise<LedgerRowsAnswer> {
    const handler = this.handlers.find(({ key }) => key.name === name);
    if (handler === undefined) throw problems['ledger.notFound']();
    const { unit, level, from, until, limit, after = null, ...query } = taken('query', ledgerRowsQuerySchema, given);
    const filter = taken('query/filter', filterSchemaOf(handler.key), query.filter ?? {});
    const { timeZone } = this.configuration;
    const asked = { scope: { units: [{ id: unit, level }] }, filter, after, limit: limit + 1 };
    const answer = await handler.call({
      ...asked,
      ...{ from, until, startsAt: startOfDay(from, timeZone), endsAt: startOfDay(until, timeZone) },
    });
    const rows = rowsSchemaOf(handler.key, asked).safeParse(answer);
    if (rows.success) return { items: rows.data.slice(0, limit), more: rows.data.length > limit };
    const detail = `${name}: ${z.prettifyError(rows.error)}`;
    throw problems['ledger.rowsInvalid']({ detail: { 'zh-CN': detail, en: detail }, cause: rows.error });
  }
}
