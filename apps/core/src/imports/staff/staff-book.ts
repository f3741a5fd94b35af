import { newId } from '@yige/contracts';
import { type Database, placeholders } from '@yige/database';
import type { AppointmentStore } from '../../staff/appointments/appointment-store.js';
import type { PostTerm } from '../../staff/appointments/post-term.js';
import type { ReadStaff } from './read-staff.js';

/** Somebody with an account, or who gets one by the chunk. */
export interface BookPerson {
  accountId: string;
  displayName: string;
  disabled: boolean;
  officePhone: string | null;
  fresh: boolean;
  /** Posts, past and to come, and those that the chunk gives. */
  held: PostTerm[];
}

/** The people of a chunk by username, with what they hold; kept from changing until the unit of work ends. */
export class StaffBook {
  private constructor(private readonly people: Map<string, BookPerson>) {}

  static async read(database: Database, store: AppointmentStore, usernames: readonly string[]): Promise<StaffBook> {
    const names = [...new Set(usernames)];
    if (names.length === 0) return new StaffBook(new Map());
    const known = await database.query(
      `SELECT a.id, a.username, a.display_name, a.disabled, f.office_phone
       FROM accounts a LEFT JOIN staff_files f ON f.account_id = a.id
       WHERE a.username IN (${placeholders(names)}) ${database.dialect === 'mysql' ? 'FOR UPDATE' : ''}`,
      names,
      (row): [string, Omit<BookPerson, 'held'>] => [
        row.text('username'),
        {
          accountId: row.text('id'),
          displayName: row.text('display_name'),
          disabled: row.boolean('disabled'),
          officePhone: row.textOrNull('office_phone'),
          fresh: false,
        },
      ],
    );
    const terms = await store.ofAccounts(known.map(([, { accountId }]) => accountId));
    const held = (accountId: string) => terms.filter((term) => term.accountId === accountId);
    return new StaffBook(
      new Map(known.map(([username, person]) => [username, { ...person, held: held(person.accountId) }])),
    );
  }

  /** Whoever has the username, or somebody new who is not in the book yet. */
  personOf({ username, name, officePhone }: ReadStaff): BookPerson {
    const fresh = { accountId: newId(), displayName: name, disabled: false, officePhone, fresh: true, held: [] };
    return this.people.get(username) ?? fresh;
  }

  /** The person has this post from now on. */
  give(username: string, person: BookPerson, term: PostTerm): void {
    person.held.push(term);
    this.people.set(username, person);
  }
}
