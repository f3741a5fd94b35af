import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database } from '@yige/database';
import { type PostRow, postParameters, wholePosts } from '../org/post-rows.js';
import { Clock } from '../time/clock.js';
import { GatheredReads } from './gathered-reads.js';
import { readSession, readStanding, SESSION_AND_STANDING_SQL, type SessionRow, sessionsSql } from './session-row.js';

/** What an account may do today, as far as rows tell. */
export interface Standing {
  accessVersion: number;
  glassBroken: boolean;
  standsIn: boolean;
  posts: readonly PostRow[];
}

interface Remembered {
  standing: Standing;
  version: number;
  today: string;
  readAt: number;
}

/** Whatever tells what an account may do, but for the session, the account and its second factor. */
const TABLES = [
  ...['appointments', 'org_bodies', 'org_agencies', 'org_agency_service', 'org_partners'],
  ...['break_glass', 'absences', 'role_adjustments', 'plugin_grants_version'],
];

/** Sessions whose standing is remembered; who has not been here for longest is forgotten first. */
const REMEMBERED = 10_000;
/** Milliseconds. Only for rows that were written past core, such as by hand: what core writes counts at once. */
const LONGEST = 10_000;

/**
 * What the caller of a session may do. Joining it from ten tables costs the database four times what session and
 * account do, and it changes a few times a day. So it is remembered with the version that was found in the same statement;
 * every unit of work that writes one of the tables raises the version, in whatever process, and every request reads it.
 */
@Injectable()
export class Standings implements OnModuleInit {
  private readonly remembered = new Map<string, Remembered>();
  private readonly sessions = new GatheredReads((keys) => this.sessionsOf(keys));

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.database.followWrites(TABLES, async () => {
      await this.database.execute('UPDATE standing_version SET version = version + 1 WHERE id = 1', []);
    });
  }

  /**
   * One statement, which it may share with others who ask at the same moment, or two where something has changed since this
   * session was last here; null without a session.
   */
  async ofSession(key: string): Promise<{ session: SessionRow; standing: Standing } | null> {
    const today = this.clock.today();
    const now = this.clock.now();
    const known = this.database.inTransaction() ? undefined : this.remembered.get(key);
    if (known === undefined || known.today !== today || Math.abs(now.getTime() - known.readAt) > LONGEST) {
      return this.read(key, today, now);
    }
    const session = await this.sessions.one(key);
    if (session === null) {
      this.remembered.delete(key);
      return null;
    }
    return session.standingVersion === known.version
      ? { session, standing: known.standing }
      : this.read(key, today, now);
  }

  private async sessionsOf(keys: readonly string[]): Promise<Map<string, SessionRow>> {
    const found = await this.database.query(sessionsSql(keys), keys, (row): [string, SessionRow] => [
      row.text('token_hash'),
      readSession(row),
    ]);
    return new Map(found);
  }

  private async read(key: string, today: string, now: Date) {
    const rows = await this.database.query(
      SESSION_AND_STANDING_SQL,
      [now, today, today, ...postParameters(today), key],
      (row) => ({ session: readSession(row), ...readStanding(row) }),
    );
    this.remembered.delete(key);
    const [first] = rows;
    if (first === undefined) return null;
    const { session, accessVersion, glassBroken, standsIn } = first;
    const standing = { accessVersion, glassBroken, standsIn, posts: wholePosts(rows.map(({ post }) => post)) };
    // What an open unit of work sees may never be committed.
    if (!this.database.inTransaction()) {
      this.remember(key, { standing, version: session.standingVersion, today, readAt: now.getTime() });
    }
    return { session, standing };
  }

  private remember(key: string, standing: Remembered): void {
    this.remembered.set(key, standing);
    const [oldest] = this.remembered.keys();
    if (this.remembered.size > REMEMBERED && oldest !== undefined) this.remembered.delete(oldest);
  }
}
