import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { entryColumns, type Link, linkHash, readLink, readSealedEntry, type SealedEntry } from '@yige/audit-chain';
import { Database, placeholders, type SqlValue, Worker } from '@yige/database';
import { Log } from '../logging/log.js';
import { Clock } from '../time/clock.js';
import { AuditAnchors } from './audit-anchors.js';

/** Entries sealed in one unit of work: it stays short, and a backlog still shrinks by thousands a second. */
const AT_ONCE = 500;

/**
 * Appends committed entries to the chain, every second, in whichever core gets hold of the tip. What is taken is what
 * is not sealed yet, not what follows the last id: ids commit out of order, and an entry that commits late is found as
 * surely as any other.
 */
@Injectable()
export class AuditSealer implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly worker: Worker;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly anchors: AuditAnchors,
    log: Log,
  ) {
    this.worker = new Worker('audit', () => this.round(), log.logger);
  }

  onApplicationBootstrap(): void {
    this.worker.start();
  }

  onModuleDestroy(): Promise<void> {
    return this.worker.stop();
  }

  /** Answers whether there may be more. */
  async round(): Promise<boolean> {
    const waits = await this.database.queryOne('SELECT id FROM audit_entries WHERE sealed = 0 LIMIT 1', [], (row) =>
      row.text('id'),
    );
    const sealed = waits === null ? 0 : await this.database.transaction(() => this.seal());
    await this.anchors.catchUp();
    return sealed === AT_ONCE;
  }

  /** Answers how many; none when another core holds the tip. */
  private async seal(): Promise<number> {
    const before = await this.holdTip();
    if (before === null) return 0;
    const entries = await this.database.query(
      `SELECT ${entryColumns('e')} FROM audit_entries e WHERE e.sealed = 0 ORDER BY e.at, e.id LIMIT ${AT_ONCE}`,
      [],
      readSealedEntry,
    );
    const links: SqlValue[][] = [];
    let tip = before;
    for (const entry of entries) {
      const next = this.follow(tip, entry);
      if (next.day > tip.day && tip.sequence > 0) await this.close(tip);
      tip = next;
      links.push([tip.day, tip.sequence, entry.id, tip.hash]);
    }
    if (links.length === 0) return 0;
    await this.database.insertMany('audit_chain', ['day', 'sequence', 'entry_id', 'hash'], links);
    await this.database.execute(
      `UPDATE audit_entries SET sealed = 1 WHERE id IN (${placeholders(entries)})`,
      entries.map(({ id }) => id),
    );
    await this.database.execute('UPDATE audit_tip SET day = ?, sequence = ?, hash = ? WHERE id = 1', [
      tip.day,
      tip.sequence,
      tip.hash,
    ]);
    return entries.length;
  }

  /** Held until the unit of work ends. SQLite has one writer anyway. */
  private holdTip(): Promise<Link | null> {
    const lock = this.database.dialect === 'mysql' ? 'FOR UPDATE SKIP LOCKED' : '';
    return this.database.queryOne(`SELECT day, sequence, hash FROM audit_tip WHERE id = 1 ${lock}`, [], readLink);
  }

  /** The chain’s day never goes back: what commits after its day was closed joins the day that is open. */
  private follow(tip: Link, entry: SealedEntry): Link {
    const own = this.clock.dayOf(entry.at);
    const position = own > tip.day ? { day: own, sequence: 1 } : { day: tip.day, sequence: tip.sequence + 1 };
    return { ...position, hash: linkHash(tip.hash, position, entry) };
  }

  private async close({ day, sequence, hash }: Link): Promise<void> {
    await this.database.execute('INSERT INTO audit_days (day, entries, head, removed_at) VALUES (?, ?, ?, NULL)', [
      day,
      sequence,
      hash,
    ]);
  }
}
