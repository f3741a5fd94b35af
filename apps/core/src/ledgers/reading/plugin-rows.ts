import { Injectable } from '@nestjs/common';
import {
  type Actor,
  type LedgerDeclaration,
  type LedgerRow,
  type LedgerRowsAnswer,
  ledgerRowsAnswerSchema,
  pluginEndpoints,
} from '@yige/contracts';
import { Configuration } from '../../config/configuration.js';
import { requestIdHeader, requestOrigin } from '../../http/request-context.js';
import { Tokens } from '../../oauth/tokens.js';
import { type DirectoryUnit, UnitDirectory } from '../../org/unit-directory.js';
import type { InstalledVersion } from '../../plugins/installed-plugins.js';
import { noAnswerOf } from '../../plugins/problems.js';
import { Breakers } from '../../plugins/traffic/breakers.js';
import { Incidents } from '../../plugins/traffic/incidents.js';
import type { RowsAsked } from '../ledger-source.js';
import { ledgerProblems } from '../problems.js';
import { faultOf, type RowFault } from './row-check.js';

/** For a whole page, however it drips; in milliseconds. */
const TIMEOUT = 5_000;

/** Rows that a plugin's server gives, a page at a time, held against what its manifest declares. */
@Injectable()
export class PluginRows {
  constructor(
    private readonly tokens: Tokens,
    private readonly directory: UnitDirectory,
    private readonly breakers: Breakers,
    private readonly incidents: Incidents,
    private readonly configuration: Configuration,
  ) {}

  async page(
    plugin: InstalledVersion,
    ledger: LedgerDeclaration,
    actor: Actor,
    asked: RowsAsked,
  ): Promise<LedgerRowsAnswer> {
    const { status, text } = await this.ask(plugin, ledger, actor, asked);
    const answer = ledgerRowsAnswerSchema.safeParse(status === 200 ? parsed(text) : null);
    const fault = answer.success ? this.faultIn(answer.data, ledger, asked) : noLedger(status);
    if (!answer.success || fault !== null) throw this.malformed(plugin, ledger, fault ?? noLedger(status));
    return answer.data;
  }

  private faultIn({ items, more }: LedgerRowsAnswer, { columns }: LedgerDeclaration, asked: RowsAsked) {
    const { filter, after, unit, limit } = asked;
    const isInside = (row: LedgerRow) => this.isInside(row, unit);
    return countFault(items.length, more, limit) ?? faultOf(items, { columns, filter, after, isInside });
  }

  private async ask(plugin: InstalledVersion, ledger: LedgerDeclaration, actor: Actor, asked: RowsAsked) {
    const token = await this.tokens.forPlatform(actor, plugin);
    const url = new URL(pluginEndpoints.ledgerRows(ledger.name), plugin.baseUrl);
    for (const [name, value] of queryOf(asked)) url.searchParams.set(name, value);
    const passage = this.breakers.enter(plugin);
    try {
      const response = await fetch(url, {
        headers: { authorization: `Bearer ${token}`, ...requestIdHeader() },
        redirect: 'error',
        signal: AbortSignal.timeout(TIMEOUT),
      });
      const text = await boundedText(response, this.configuration.pluginLimits.answerBytes);
      if (response.status >= 500) throw new Error(`answered ${response.status}`);
      passage.answered();
      return { status: response.status, text };
    } catch (cause) {
      passage.failed();
      const isLate = cause instanceof DOMException && cause.name === 'TimeoutError';
      this.note(plugin, `ledger ${ledger.name}: ${isLate ? 'no answer in time' : 'no answer'}`);
      throw noAnswerOf(plugin.manifest, isLate ? 'timeout' : 'unreachable', cause);
    }
  }

  /** By the row's own columns, else by where its innermost unit lies today: a grid may lie within a grid. */
  private isInside({ units }: LedgerRow, { id, level, number }: DirectoryUnit): boolean {
    const at = { district: units.districtId, street: units.streetId, community: units.communityId, grid: units.gridId };
    if (at[level] === id) return true;
    const innermost = this.directory.byId(at.grid ?? at.community ?? at.street ?? at.district);
    return innermost !== null && this.directory.isWithin(innermost.number, number);
  }

  /** The answer names the row; the record of the plugin does not, for a key may be somebody's id. */
  private malformed({ manifest, ...plugin }: InstalledVersion, { name }: LedgerDeclaration, fault: RowFault) {
    const { key, column, what } = fault;
    this.note(plugin, `ledger ${name}${column === null ? '' : `, column ${column}`}: ${what.en}`);
    const at = (row: string, inColumn: string) =>
      [key === null ? '' : `${row} ${key}`, column === null ? '' : `${inColumn} ${column}`].filter(
        (part) => part !== '',
      );
    return ledgerProblems['ledger.malformed']({
      detail: {
        'zh-CN': [manifest.name['zh-CN'], ...at('行', '栏'), what['zh-CN']].join('，'),
        en: [manifest.name.en, ...at('row', 'column'), what.en].join(', '),
      },
    });
  }

  private note({ pluginId, version }: Pick<InstalledVersion, 'pluginId' | 'version'>, what: string): void {
    this.incidents.record({ pluginId, version, kind: 'error', what, requestId: requestOrigin()?.requestId ?? null });
  }
}

function queryOf({ unit, from, until, filter, after, limit }: RowsAsked): [string, string][] {
  const narrowed = Object.entries(filter).map(([name, value]) => `${name}:${value}`);
  return [
    ['unit', unit.id],
    ['level', unit.level],
    ['from', from],
    ['until', until],
    ...(narrowed.length === 0 ? [] : [['filter', narrowed.join(',')] satisfies [string, string]]),
    ...(after === null ? [] : [['after', after] satisfies [string, string]]),
    ['limit', String(limit)],
  ];
}

/** What would have core ask for ever, or hold more than it asked for. */
function countFault(count: number, more: boolean, limit: number): RowFault | null {
  if (count > limit) return ofAnswer('给的行比要的多', 'more rows than were asked for');
  return more && count === 0 ? ofAnswer('说还有，却一行也没给', 'there is more, but no row') : null;
}

function noLedger(status: number): RowFault {
  if (status !== 200) return ofAnswer(`回答是 ${status}`, `answered ${status}`);
  return ofAnswer('回答不是台账', 'the answer is not one of a ledger');
}

function ofAnswer(chinese: string, english: string): RowFault {
  return { key: null, column: null, what: { 'zh-CN': chinese, en: english } };
}

async function boundedText(response: Response, largest: number): Promise<string> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of response.body ?? []) {
    size += piece.length;
    if (size > largest) throw new RangeError(`more than ${largest} bytes`);
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
