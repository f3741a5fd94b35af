import { Injectable } from '@nestjs/common';
import { Clock, Database, newId, oneOf } from '@yige/plugin-sdk/server';
import { type BankMove, bankMoveSchema } from '../../contract/volunteers.js';
import { refusal } from '../refusal.js';

/** The two accounts of the bank itself: minutes that were given, and minutes that were called on. */
type SystemAccount = 'given' | 'called';

export interface Posting {
  /** What it is about; posted once, whoever asks however often. */
  key: string;
  personId: string;
  /** Above zero; of a correction also below. */
  minutes: number;
  /** Name of whoever brought it about. */
  by: string;
  /** Now, unless it is of the past. */
  at?: Date;
}

const MOVES_SHOWN = 5;

/**
 * 时间银行: savings and return of service, in double entry and for mutual help only. A posting moves minutes between one
 * volunteer and the bank, never between two volunteers, so there is nothing to trade with. A volunteer's balance is never
 * below zero, and always the sum of their entries; all entries together are zero. Every posting joins the unit of work of
 * what it is about.
 *
 * Rows are held in one order, the person's and then the bank's own, so that two postings never wait for each other in a ring.
 */
@Injectable()
export class TimeBank {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Opens somebody's account; it stays theirs for good. */
  async open(personId: string): Promise<void> {
    await this.database.insertMany(
      'bank_accounts',
      ['id', 'person_id', 'balance', 'postings'],
      [
        ['given', null, 0, 0],
        ['called', null, 0, 0],
        [`volunteer:${personId}`, personId, 0, 0],
      ],
      { ignoreDuplicates: true },
    );
  }

  /** Certified service is saved. */
  earn(posting: Posting): Promise<void> {
    return this.post('service', posting, 'given', posting.minutes);
  }

  /** A correction found more, or less where `minutes` is negative: 422 `timeBank.balanceTooLow` where they were called on. */
  correct(posting: Posting): Promise<void> {
    return this.post('correction', posting, 'given', posting.minutes);
  }

  /** Saved minutes come back as help. Throws 422 `timeBank.balanceTooLow`. */
  callOn(posting: Posting): Promise<void> {
    return this.post('calledOn', posting, 'called', -posting.minutes);
  }

  /** Help that was called on and did not come, or took less. */
  giveBack(posting: Posting): Promise<void> {
    return this.post('returned', posting, 'called', posting.minutes);
  }

  /** What each of these may still call on; nothing for whoever has no account. */
  async balances(personIds: readonly string[]): Promise<Map<string, number>> {
    if (personIds.length === 0) return new Map();
    const { sql, parameters } = oneOf('a.person_id', personIds);
    const rows = await this.database.query(
      `SELECT a.person_id, SUM(a.balance) AS balance FROM bank_accounts a WHERE ${sql} GROUP BY a.person_id`,
      parameters,
      (row): [string, number] => [row.text('person_id'), row.integer('balance')],
    );
    return new Map(rows);
  }

  /** The latest first. */
  moves(personId: string): Promise<BankMove[]> {
    return this.database.query(
      `SELECT e.id, e.minutes, t.kind, t.posted_at, t.posted_by_name FROM bank_accounts a
       JOIN bank_entries e ON e.account_id = a.id JOIN bank_transactions t ON t.posting_key = e.posting_key
       WHERE a.person_id = ? ORDER BY t.posted_at DESC, e.id DESC LIMIT ${MOVES_SHOWN}`,
      [personId],
      (row) =>
        bankMoveSchema.parse({
          id: row.text('id'),
          kind: row.text('kind'),
          minutes: row.integer('minutes'),
          at: row.instant('posted_at').toISOString(),
          by: row.text('posted_by_name'),
        }),
    );
  }

  /** `change` is the person's; the bank's own account has the opposite. */
  private async post(kind: BankMove['kind'], posting: Posting, system: SystemAccount, change: number): Promise<void> {
    if (change === 0) return;
    await this.database.transaction(async () => {
      if (!(await this.begin(kind, posting))) return;
      for (const [accountId, minutes] of await this.shares(posting.personId, change)) {
        await this.enter(posting.key, accountId, minutes);
      }
      await this.enter(posting.key, system, -change);
    });
  }

  /** Answers whether it is news. */
  private async begin(kind: BankMove['kind'], { key, by, at = this.clock.now() }: Posting): Promise<boolean> {
    const added = await this.database.insertMany(
      'bank_transactions',
      ['posting_key', 'kind', 'posted_at', 'posted_by_name'],
      [[key, kind, at, by]],
      { ignoreDuplicates: true },
    );
    return added > 0;
  }

  /**
   * How a change is shared among the person's accounts: they have several once two residents turned out to be one. Holds
   * them first, so that no balance changes before the entries are made.
   */
  private async shares(personId: string, change: number): Promise<[accountId: string, minutes: number][]> {
    await this.database.execute('UPDATE bank_accounts SET postings = postings + 1 WHERE person_id = ?', [personId]);
    const accounts = await this.database.query(
      'SELECT a.id, a.balance FROM bank_accounts a WHERE a.person_id = ? ORDER BY a.id',
      [personId],
      (row) => ({ id: row.text('id'), balance: row.integer('balance') }),
    );
    const [first] = accounts;
    if (first === undefined) throw noAccount();
    if (change > 0) return [[first.id, change]];
    const shares: [string, number][] = [];
    let rest = -change;
    for (const { id, balance } of accounts) {
      const taken = Math.min(rest, balance);
      if (taken > 0) shares.push([id, -taken]);
      rest -= taken;
    }
    if (rest > 0) throw balanceTooLow();
    return shares;
  }

  private async enter(key: string, accountId: string, minutes: number): Promise<void> {
    await this.database.insertMany(
      'bank_entries',
      ['id', 'posting_key', 'account_id', 'minutes'],
      [[newId(), key, accountId, minutes]],
    );
    await this.database.execute('UPDATE bank_accounts SET balance = balance + ? WHERE id = ?', [minutes, accountId]);
  }
}

const noAccount = () =>
  refusal(422, 'timeBank.noAccount', '这个人不是志愿者，没有时间账户', 'They are no volunteer and have no account');
const balanceTooLow = () =>
  refusal(
    422,
    'timeBank.balanceTooLow',
    '存下的时间不够，少用一些或者改成不用积存',
    'They have not saved that much: call on less, or plan it as free help',
  );
