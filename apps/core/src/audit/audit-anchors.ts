import { Injectable } from '@nestjs/common';
import { type Anchor, anchorFile, appendAnchors, type Link, readAnchors, readLink } from '@yige/audit-chain';
import { Database } from '@yige/database';
import { Configuration } from '../config/configuration.js';
import { Log } from '../logging/log.js';
import { Clock } from '../time/clock.js';

/** The open day’s head is written down this often, in milliseconds, beside the head of each day that closed. */
const EVERY = 3_600_000;

/**
 * Carries heads of the chain out of the database: into `<data>/audit/heads.ndjson` and the log. Who rewrites the
 * database, chain and all, would have to reach those as well.
 */
@Injectable()
export class AuditAnchors {
  private last: Anchor | null | undefined;
  private readonly file: string;

  constructor(
    configuration: Configuration,
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {
    this.file = anchorFile(configuration.dataDirectory);
  }

  read(): Promise<Anchor[]> {
    return readAnchors(this.file);
  }

  /** Writes down what has closed since the last line, and the tip once an hour; safe to repeat after a crash. */
  async catchUp(): Promise<void> {
    if (this.last === undefined) this.last = (await this.read()).at(-1) ?? null;
    const last = this.last;
    const now = this.clock.now();
    const tip = await this.tip();
    if (tip === null || tip.sequence === 0 || (last !== null && last.hash === tip.hash)) return;
    const due = last === null || tip.day !== last.day || now.getTime() - Date.parse(last.at) >= EVERY;
    if (!due) return;
    const links = [...(await this.closedSince(last)), tip];
    await appendAnchors(this.file, links, now);
    this.last = { ...tip, at: now.toISOString() };
    this.log.logger.info({ day: tip.day, sequence: tip.sequence, hash: tip.hash }, 'audit head');
  }

  /** Heads of the days that closed after the last anchor; of all days when there is none. */
  private closedSince(last: Anchor | null): Promise<Link[]> {
    return this.database.query(
      'SELECT day, entries AS sequence, head AS hash FROM audit_days WHERE day >= ? ORDER BY day',
      [last?.day ?? ''],
      readLink,
    );
  }

  tip(): Promise<Link | null> {
    return this.database.queryOne('SELECT day, sequence, hash FROM audit_tip WHERE id = 1', [], readLink);
  }
}
