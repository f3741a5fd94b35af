import type { AuditFinding, AuditFindingKind } from '@yige/contracts';
import type { ChainRow } from './chain-reader.js';
import { linkHash } from './link.js';

/** Where a day's chain must end: what the record of a closed day says, or the tip. */
export interface DayEnd {
  entries: number;
  head: string;
}

/** An entry that claims a time so long before what came earlier did not come late: it was put in. In milliseconds. */
const LATEST_COMMIT = 3_600_000;

/** Follows the chain of one day, link by link, and keeps what does not fit. */
export class DayVerification {
  readonly findings: AuditFinding[] = [];
  entries = 0;
  private sequence = 0;
  private latest: Date | null = null;
  private last: ChainRow | null = null;

  constructor(
    private readonly day: string,
    private previous: string,
    private readonly end: DayEnd | null,
  ) {}

  take(row: ChainRow): void {
    const beyond = this.end !== null && row.sequence > this.end.entries;
    if (beyond || row.sequence !== this.sequence + 1) this.placeUnexpected(row, beyond);
    if (beyond) return;
    if (row.entry === null) this.find('removed', row);
    else if (linkHash(this.previous, row, row.entry) !== row.hash && !this.followsGap(row)) this.find('changed', row);
    else this.checkTime(row, row.entry.at);
    // The stored hash goes on, so that one fault does not make everything after it look changed.
    this.previous = row.hash;
    this.sequence = Math.max(this.sequence, row.sequence);
    this.last = row;
    this.entries += 1;
  }

  /** Answers the hash that the next day must follow. */
  finish(): string {
    const { end } = this;
    if (end === null) {
      // A closed day has a record, and the open one is the tip's: this one has lost its own.
      this.findings.push({ kind: 'removed', day: this.day, sequence: null, entryId: null });
      return this.previous;
    }
    this.findMissing(end.entries + 1);
    if (this.findings.length === 0 && this.previous !== end.head) {
      this.findings.push({
        kind: 'changed',
        day: this.day,
        sequence: this.last?.sequence ?? null,
        entryId: this.last?.entryId ?? null,
      });
    }
    return end.head;
  }

  private placeUnexpected(row: ChainRow, beyond: boolean): void {
    if (beyond || row.sequence <= this.sequence) this.find('inserted', row);
    else this.findMissing(row.sequence);
  }

  private findMissing(before: number): void {
    for (let missing = this.sequence + 1; missing < before && this.findings.length < MOST; missing += 1) {
      this.findings.push({ kind: 'removed', day: this.day, sequence: missing, entryId: null });
    }
  }

  /** Behind a gap the hash before is unknown, so this link cannot be computed; the next one can again. */
  private followsGap(row: ChainRow): boolean {
    return row.sequence > this.sequence + 1;
  }

  private checkTime(row: ChainRow, at: Date): void {
    if (this.latest !== null && this.latest.getTime() - at.getTime() > LATEST_COMMIT) this.find('backdated', row);
    if (this.latest === null || at > this.latest) this.latest = at;
  }

  private find(kind: AuditFindingKind, { sequence, entryId }: ChainRow): void {
    this.findings.push({ kind, day: this.day, sequence, entryId });
  }
}

/** Findings kept of one verification; more say nothing new. */
export const MOST = 1_000;
