import { type AuditFinding, type AuditVerification, addDays, addMonths, startOfDay } from '@yige/contracts';
import type { Database } from '@yige/database';
import type { Anchor } from './anchors.js';
import { ChainReader, type ChainRow, type ClosedDay, type DayRange } from './chain-reader.js';
import { DayVerification, MOST } from './day-verification.js';
import { GENESIS, type Link, type Position } from './link.js';

/** No setting may keep less: level-3 protection (等保三级) asks for six months. */
export const SHORTEST_RETENTION_MONTHS = 6;

export interface VerifyOptions extends DayRange {
  timeZone: string;
  now: Date;
  /** Heads kept outside the database. */
  anchors: readonly Anchor[];
}

/** Follows the chain of all days in the range, and compares it with the heads kept outside. Changes nothing. */
export async function verifyAudit(database: Database, options: VerifyOptions): Promise<AuditVerification> {
  return new Verification(new ChainReader(database), options).run();
}

class Verification {
  private readonly findings: AuditFinding[] = [];
  private days = 0;
  private entries = 0;
  /** Anchors of the range, by their place, that were not met yet. */
  private readonly open: Map<string, Anchor>;
  private compared = 0;

  constructor(
    private readonly chain: ChainReader,
    private readonly options: VerifyOptions,
  ) {
    const { from, to } = options;
    const within = options.anchors.filter(({ day }) => (from === null || day >= from) && (to === null || day <= to));
    // The first that was written counts where two speak of one place.
    this.open = new Map(within.reverse().map((anchor) => [placeOf(anchor), anchor]));
  }

  async run(): Promise<AuditVerification> {
    const { from, to, now } = this.options;
    const tip = await this.chain.tip();
    const closed = new Map((await this.chain.closedDays({ from, to })).map((day) => [day.day, day]));
    const chained = await this.chain.chainedDays({ from, to });
    const days = [...new Set([...closed.keys(), ...chained])].sort();
    let previous = from === null ? GENESIS : ((await this.chain.closedDayBefore(from))?.head ?? GENESIS);
    for (const day of days) previous = await this.followDay(day, previous, closed.get(day) ?? null, tip);
    await this.findStrays();
    this.judgeAnchors();
    const findings = this.findings.slice(0, MOST);
    return {
      ...{ from, to, findings },
      state: findings.length === 0 ? 'intact' : 'broken',
      days: this.days,
      entries: this.entries,
      unsealed: await this.chain.unsealed(),
      anchors: this.compared,
      verifiedAt: now.toISOString(),
    };
  }

  private async followDay(day: string, previous: string, closed: ClosedDay | null, tip: Link | null): Promise<string> {
    if (closed !== null && closed.removedAt !== null) return this.passRemoved(closed, closed.removedAt);
    // What is appended while this runs lies behind the tip that was read first.
    const isOpen = closed === null && tip?.day === day;
    const end = closed ?? (isOpen ? { entries: tip.sequence, head: tip.hash } : endBehind(tip, day, previous));
    const verification = new DayVerification(day, previous, end);
    for await (const row of this.chain.links(day)) {
      if (isOpen && row.sequence > tip.sequence && (await this.grewTo(row))) break;
      verification.take(row);
      this.compare(row);
    }
    const head = verification.finish();
    this.findings.push(...verification.findings);
    this.days += 1;
    this.entries += verification.entries;
    return head;
  }

  private async grewTo(row: ChainRow): Promise<boolean> {
    const tip = await this.chain.tip();
    return tip !== null && (tip.day > row.day || (tip.day === row.day && tip.sequence >= row.sequence));
  }

  /** An expired day leaves its head behind; one that went before its time was taken away. */
  private passRemoved({ day, entries, head }: ClosedDay, removedAt: Date): string {
    const earliest = startOfDay(addMonths(day, SHORTEST_RETENTION_MONTHS), this.options.timeZone);
    if (removedAt < earliest || removedAt > this.options.now) {
      this.findings.push({ kind: 'removed', day, sequence: null, entryId: null });
    }
    this.compare({ day, sequence: entries, hash: head });
    for (const [place, anchor] of this.open) if (anchor.day === day) this.open.delete(place);
    return head;
  }

  private compare(link: Link & { entryId?: string }): void {
    const anchor = this.open.get(placeOf(link));
    if (anchor === undefined) return;
    this.open.delete(placeOf(link));
    this.compared += 1;
    if (anchor.hash === link.hash) return;
    const { day, sequence, entryId = null } = link;
    this.findings.push({ kind: 'rewritten', day, sequence, entryId });
  }

  /** An anchor whose place was never met: what it held down is gone. */
  private judgeAnchors(): void {
    for (const { day, sequence } of this.open.values()) {
      this.compared += 1;
      const known = this.findings.some((finding) => finding.day === day && finding.sequence === sequence);
      if (!known) this.findings.push({ kind: 'removed', day, sequence, entryId: null });
    }
  }

  private async findStrays(): Promise<void> {
    const { from, to, timeZone, now } = this.options;
    const begin = from === null ? new Date(0) : startOfDay(from, timeZone);
    const end = to === null ? new Date(now.getTime() + 366 * 86_400_000) : startOfDay(addDays(to, 1), timeZone);
    const dayOf = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' });
    for (const { id, at } of await this.chain.strays(begin, end)) {
      this.findings.push({ kind: 'inserted', day: dayOf.format(at), sequence: null, entryId: id });
    }
  }
}

/** Nothing can be chained behind the tip; a day before it without a record has lost it. */
function endBehind(tip: Link | null, day: string, previous: string): { entries: number; head: string } | null {
  return tip === null || day > tip.day ? { entries: 0, head: previous } : null;
}

function placeOf({ day, sequence }: Position): string {
  return `${day} ${sequence}`;
}
