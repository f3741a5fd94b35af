import { Injectable } from '@nestjs/common';
import { type ImportMapping, importKindPermissions, type StaffField, staffImportFields } from '@yige/contracts';
import { Database } from '@yige/database';
import type { SheetRow } from '@yige/sheets';
import { Passwords } from '../../identity/passwords.js';
import { UnitDirectory } from '../../org/unit-directory.js';
import { Accounts } from '../../staff/accounts/accounts.js';
import { oneTimePassword } from '../../staff/accounts/one-time-password.js';
import { AppointmentStore } from '../../staff/appointments/appointment-store.js';
import { type PostHolder, PostPlaces } from '../../staff/appointments/post-places.js';
import type { PostTerm } from '../../staff/appointments/post-term.js';
import { StaffFile } from '../../staff/file/staff-file.js';
import { Clock } from '../../time/clock.js';
import { FirstPasswords } from '../first-passwords.js';
import type { ImportContext, ImportHandler, JudgedChunk, JudgedRow, NumberedRow } from '../import-kind.js';
import { plainText } from '../plain-text.js';
import { postOfRow } from './post-of-row.js';
import { type ReadStaff, readStaff } from './read-staff.js';
import { type BookPerson, StaffBook } from './staff-book.js';
import { type StaffFault, staffFault } from './staff-faults.js';
import { UnitLookup } from './unit-lookup.js';

/** What is to be written of a row that is well. */
interface StaffChange {
  read: ReadStaff;
  person: BookPerson;
  opensAccount: boolean;
  term: PostTerm | null;
  /** Of somebody who is known; null where it stays. */
  officePhone: string | null;
}

/** Accounts and posts of staff (工作人员), by the rules by which they are given one by one. */
@Injectable()
export class StaffImport implements ImportHandler {
  readonly kind = 'staff';
  readonly fields = staffImportFields;
  readonly permissions = importKindPermissions.staff;
  /** A password takes some hundredths of a second to hash, on purpose. */
  readonly rowsAtOnce = { checking: 1_000, running: 10 };
  readonly wholeFile = false;

  constructor(
    private readonly database: Database,
    private readonly directory: UnitDirectory,
    private readonly store: AppointmentStore,
    private readonly places: PostPlaces,
    private readonly accounts: Accounts,
    private readonly files: StaffFile,
    private readonly passwords: Passwords,
    private readonly firstPasswords: FirstPasswords,
    private readonly clock: Clock,
  ) {}

  /** Somebody may hold several posts: a row speaks of one. */
  keyOf(row: SheetRow, { columns }: ImportMapping): string | null {
    const text = (field: StaffField) => plainText(row.cells[columns[field] ?? -1] ?? '').toLowerCase();
    const key = [text('username'), text('unit'), text('role'), text('organisation')];
    return text('username') === '' ? null : key.join('\n');
  }

  async judge(rows: readonly NumberedRow[], context: ImportContext): Promise<JudgedChunk> {
    const judged = new Map<number, JudgedRow>();
    const units = new UnitLookup(this.directory, context.unit);
    const candidates = rows.flatMap((numbered) => {
      const { cells, staff } = readStaff(numbered, context.mapping, units, this.clock.today());
      if (staff !== null) return [staff];
      judged.set(numbered.row.number, { row: numbered.row.number, outcome: 'refused', notes: cells.notes });
      return [];
    });
    const book = await StaffBook.read(
      this.database,
      this.store,
      candidates.map(({ username }) => username),
    );
    const holders = await this.places.holdersAt([...new Set(candidates.map(({ unit }) => unit.number))]);
    const changes: StaffChange[] = [];
    for (const read of candidates) {
      const change = this.changeOf(read, book, holders, context);
      if ('code' in change) {
        read.cells.fault(change.field, change.code);
        judged.set(read.row, { row: read.row, outcome: 'refused', notes: read.cells.notes });
        continue;
      }
      changes.push(change);
      judged.set(read.row, outcomeOf(change));
    }
    return {
      rows: rows.flatMap(({ row }) => judged.get(row.number) ?? []),
      write: () => this.write(changes, context),
    };
  }

  async finish(): Promise<void> {
    // Nobody is told of staff: no event speaks of them.
  }

  private changeOf(
    read: ReadStaff,
    book: StaffBook,
    holders: readonly PostHolder[],
    context: ImportContext,
  ): StaffChange | StaffFault {
    const person = book.personOf(read);
    if (person.displayName !== read.name || !this.reaches(person, context)) {
      return { field: 'username', code: 'usernameTaken' };
    }
    const post = postOfRow(read, person.accountId, this.places.holdersOf(read.unit.number, holders));
    if (post === null) return { field: 'organisation', code: 'organisationUnknown' };
    const isCaller = context.actor.id === person.accountId;
    const fault = staffFault({ ...post, held: person.held, person: { disabled: person.disabled, isCaller } });
    if (fault !== null && fault !== 'held') return fault;
    const opensAccount = person.fresh && person.held.length === 0;
    const term = fault === 'held' ? null : post.proposed;
    if (term !== null) book.give(read.username, person, term);
    const phoneDiffers = !opensAccount && read.officePhone !== null && read.officePhone !== person.officePhone;
    if (phoneDiffers) person.officePhone = read.officePhone;
    return { read, person, opensAccount, term, officePhone: phoneDiffers ? read.officePhone : null };
  }

  /** Whoever works, worked or will work in the importer's units; the district has everybody, newcomers too. */
  private reaches({ fresh, held }: BookPerson, { unit }: ImportContext): boolean {
    return (
      fresh || unit.parent === 0 || held.some(({ unitNumber }) => this.directory.isWithin(unitNumber, unit.number))
    );
  }

  private async write(changes: readonly StaffChange[], { actor, importId }: ImportContext): Promise<void> {
    const newcomers = await Promise.all(
      changes
        .filter(({ opensAccount }) => opensAccount)
        .map(async ({ read, person: { accountId } }) => {
          const password = oneTimePassword();
          return { read, accountId, password, hash: await this.passwords.hash(password) };
        }),
    );
    for (const { read, accountId, hash } of newcomers) {
      const { username, name: displayName, officePhone } = read;
      const phone = officePhone === null ? {} : { officePhone };
      await this.accounts.open({ accountId, username, displayName, ...phone }, hash, actor);
    }
    await this.firstPasswords.keep(importId, newcomers);
    await this.store.insert(
      changes.flatMap(({ term }) => term ?? []),
      actor,
      'appointed',
    );
    for (const { person, officePhone } of changes) {
      if (officePhone !== null) await this.files.update(actor, person.accountId, { officePhone });
    }
  }
}

/** A post more for somebody who is known is a change of them. */
function outcomeOf({ read: { row, cells }, opensAccount, term, officePhone }: StaffChange): JudgedRow {
  if (opensAccount) return { row, outcome: 'created', notes: [] };
  const notes = [
    ...(term === null ? [] : [cells.changed('role')]),
    ...(officePhone === null ? [] : [cells.changed('officePhone')]),
  ];
  return { row, outcome: notes.length === 0 ? 'unchanged' : 'changed', notes };
}
