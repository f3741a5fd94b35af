import { addDays, addMonths, type SheetRow } from '@yige/plugin-sdk/server';
import type { DuesCategory } from '../../contract/dues.js';
import type { ImportFault, ImportField, ImportRow } from '../../contract/imports.js';
import type { Education, Member, MemberKind, Standing } from '../../contract/members.js';
import { needsBase } from '../../rules/dues-rates.js';
import { membershipRulesOn } from '../../rules/membership.js';
import { ageOn } from '../../rules/structure-brackets.js';
import {
  cleaned,
  dayOf,
  duesCategoryOf,
  educationOf,
  fenOf,
  idNumberOf,
  kindOf,
  monthOf,
  nameOf,
  type Reading,
  sexOf,
  standingOf,
} from './cells.js';
import { type Column, letterOf } from './roster-table.js';

/** What a row says of a member, once all of it is well. */
export interface RosterMember {
  name: string;
  sex: Member['sex'];
  birthDate: string;
  idCheck: string | null;
  education: Education;
  /** Name of the organisation; null: that of the whole import. */
  organisation: string | null;
  standing: Standing;
  kind: MemberKind;
  joinedOn: string;
  dues: { category: DuesCategory; baseFen: number } | null;
}

/** A row with what was read of it; null where something has to be mended. */
export interface ReadRow {
  row: number;
  name: string;
  member: RosterMember | null;
  faults: ImportRow['faults'];
}

/** Reads one row of a roster, and says of every cell that cannot be taken what is wrong with it. */
export class RosterRow {
  private readonly faults: ImportRow['faults'] = [];

  constructor(
    private readonly sheetRow: SheetRow,
    private readonly columns: readonly Column[],
    private readonly today: string,
  ) {}

  read(): ReadRow {
    const name = nameOf(this.text('name'));
    if (name === '') this.refuse('name', 'missing');
    const identity = this.identity();
    const education = this.needed('education', educationOf);
    const standing = this.needed('standing', standingOf);
    const kind = this.needed('kind', kindOf);
    const joinedOn = this.joinedOn(identity.birthDate, standing);
    const dues = this.dues();
    const organisation = cleaned(this.text('organisation')) || null;
    const { sex, birthDate, idCheck } = identity;
    const row = { row: this.sheetRow.number, name, faults: this.faults };
    if (this.faults.length > 0 || sex === null || birthDate === null) return { ...row, member: null };
    if (education === null || standing === null || kind === null || joinedOn === null) return { ...row, member: null };
    return {
      ...row,
      member: { name, sex, birthDate, idCheck, education, organisation, standing, kind, joinedOn, dues },
    };
  }

  /** Birth date and sex stand in the ID number too: one may be missing, and both have to agree. */
  private identity(): { sex: Member['sex'] | null; birthDate: string | null; idCheck: string | null } {
    const number = this.given('idNumber', (text) =>
      this.isRounded('idNumber') ? { fault: 'idNumberRounded' } : idNumberOf(text, this.today),
    );
    const day = this.birthDate(number?.birthDate ?? null);
    const sex = this.given('sex', sexOf);
    if (number !== null && day !== null && number.birthDate !== day) this.refuse('birthDate', 'idNumberOtherBirthDate');
    if (number !== null && sex !== null && number.sex !== sex) this.refuse('sex', 'idNumberOtherSex');
    const known = { sex: sex ?? number?.sex ?? null, birthDate: day ?? number?.birthDate ?? null };
    if (known.birthDate === null && !this.hasFault('birthDate', 'idNumber')) this.refuse('birthDate', 'missing');
    if (known.sex === null && !this.hasFault('sex', 'idNumber')) this.refuse('sex', 'missing');
    return { ...known, idCheck: number?.check ?? null };
  }

  /** A month (出生年月) is enough where the ID number tells the day in it. */
  private birthDate(byNumber: string | null): string | null {
    const month = monthOf(this.text('birthDate'));
    return month !== null && byNumber?.slice(0, 7) === month ? byNumber : this.given('birthDate', dayOf);
  }

  /**
   * A month alone is taken from its first day on, since rosters know no more of members of long ago. Not of a probationary
   * one: the year of probation counts from a day.
   */
  private joinedOn(birthDate: string | null, standing: Standing | null): string | null {
    const month = standing === 'probationary' ? null : monthOf(this.text('joinedOn'));
    const joinedOn = month === null ? this.needed('joinedOn', dayOf) : `${month}-01`;
    if (joinedOn === null) return null;
    if (joinedOn > this.today) this.refuse('joinedOn', 'joinedInFuture');
    const atLatest = month === null ? joinedOn : addDays(addMonths(joinedOn, 1), -1);
    if (birthDate !== null && ageOn(atLatest, birthDate) < membershipRulesOn(atLatest).youngest) {
      this.refuse('joinedOn', 'joinedTooYoung');
    }
    return joinedOn;
  }

  /** A category without a base is taken only where the base is not looked at. */
  private dues(): RosterMember['dues'] {
    const category = this.given('duesCategory', duesCategoryOf);
    const baseFen = this.given('duesBase', fenOf);
    if (category === null) return null;
    const counted = needsBase(category);
    if (counted && baseFen === null) return null;
    return { category, baseFen: counted ? (baseFen ?? 0) : 0 };
  }

  private needed<Value>(field: ImportField, read: (text: string) => Reading<Value>): Value | null {
    if (this.text(field) === '') {
      this.refuse(field, 'missing');
      return null;
    }
    return this.given(field, read);
  }

  private given<Value>(field: ImportField, read: (text: string) => Reading<Value>): Value | null {
    const text = this.text(field);
    if (text === '') return null;
    const reading = read(text);
    if ('value' in reading) return reading.value;
    this.refuse(field, reading.fault);
    return null;
  }

  /** Spreadsheets keep fifteen digits of a number: whatever they show of a longer one is not what was typed. */
  private isRounded(field: ImportField): boolean {
    const column = this.columnOf(field);
    return column !== undefined && this.sheetRow.faults.get(column.index) === 'numberRounded';
  }

  private columnOf(field: ImportField): Column | undefined {
    return this.columns.find((each) => each.field === field);
  }

  private text(field: ImportField): string {
    const column = this.columnOf(field);
    return column === undefined ? '' : (this.sheetRow.cells[column.index] ?? '').trim();
  }

  private refuse(field: ImportField, fault: ImportFault): void {
    const column = this.columnOf(field);
    this.faults.push({
      field,
      fault,
      value: shownOf(field, this.text(field)),
      column: column ? letterOf(column) : null,
    });
  }

  private hasFault(...fields: ImportField[]): boolean {
    return this.faults.some(({ field }) => fields.includes(field));
  }
}

/** Of an ID number only its first and its last character, and what shows that it is damaged: its length, an exponent. */
function shownOf(field: ImportField, text: string): string {
  if (field !== 'idNumber') return text.slice(0, 60);
  const shown = [...cleaned(text)].slice(0, 60);
  const isShown = (character: string, index: number) =>
    index === 0 || index === shown.length - 1 || /[EX.+'‘’]/i.test(character);
  return shown.map((character, index) => (isShown(character, index) ? character : '*')).join('');
}
