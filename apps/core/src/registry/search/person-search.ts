import { Injectable } from '@nestjs/common';
import { allOf, type Condition, placeholders, type SqlValue } from '@yige/database';
import { UnitDirectory } from '../../org/unit-directory.js';
import { BlindIndex } from '../../secrets/blind-index.js';
import { addressOf, type SearchedAddress, textBehind } from './address-keys.js';
import { type SearchTerm, termOf } from './search-term.js';

/** A page to find: what narrows the people (as p), after which row, and how many. */
export interface SearchPage {
  within: Condition;
  /** Sort value and id of the last row before. */
  after: { key: string; id: string } | null;
  limit: number;
}

/**
 * Turns what somebody typed into one statement that answers ids in order, as `hit(id, sort_key)`. Each way to be found is an
 * index range or a whole value; there is no full-text search.
 */
@Injectable()
export class PersonSearch {
  constructor(
    private readonly blindIndex: BlindIndex,
    private readonly units: UnitDirectory,
  ) {}

  async hits(text: string, page: SearchPage): Promise<Condition> {
    const term = termOf(text);
    if (term.kind === 'letters') return byLetters(term, page);
    if (term.kind === 'number') return this.byNumber(term, page);
    return term.kind === 'address' ? byAddress(this.readings(term.text), page) : byName(term, page);
  }

  /**
   * Before a building may stand its community (榆树园 3栋2单元501), or these characters belong to its name (石桥村12号):
   * nobody can tell, and both are looked up.
   */
  private readings(text: string): AddressReading[] {
    const whole = addressOf(text);
    const behind = [...this.units.atLevel('community')].flatMap(({ number, name }) => {
      const rest = textBehind(text, name);
      const address = rest === null ? null : addressOf(rest);
      return address === null ? [] : [{ address, community: number }];
    });
    return [...(whole === null ? [] : [{ address: whole, community: null }]), ...behind];
  }

  private async byNumber({ text }: SearchTerm, page: SearchPage): Promise<Condition> {
    const candidates = await this.blindIndex.finder();
    const [idNumbers, phones] = [candidates(text, 'idNumber'), candidates(text, 'phone')];
    return {
      sql: `SELECT f.id, f.id AS sort_key FROM (
          SELECT id FROM people WHERE id_number_index IN (${placeholders(idNumbers)})
          UNION SELECT id FROM people WHERE phone_index IN (${placeholders(phones)})
          UNION SELECT person_id FROM person_phones WHERE phone_index IN (${placeholders(phones)})
        ) f JOIN people p ON p.id = f.id WHERE ${page.within.sql}${afterId(page)} ORDER BY f.id LIMIT ${page.limit}`,
      parameters: [...idNumbers, ...phones, ...phones, ...page.within.parameters, ...afterIdParameters(page)],
    };
  }
}

/** Behind every character of names, and of the ASCII columns. */
const LAST = '\u{10FFFF}';
const LAST_ASCII = '\x7f';
const PEOPLE = 'people p';
const ALIASES = 'person_aliases a JOIN people p ON p.id = a.person_id';

/** Everything that begins with the text, by name or alias, in the order of names. */
function byName({ text }: SearchTerm, page: SearchPage): Condition {
  return union(page, [range(page, 'p.name', 'name', PEOPLE, text), range(page, 'a.name', 'name', ALIASES, text)]);
}

/** Letters are pinyin or initials, and nobody can tell which: both are looked up. One letter is the same either way. */
function byLetters({ text }: SearchTerm, page: SearchPage): Condition {
  const pinyin = [
    range(page, 'p.name_pinyin', 'name_pinyin', PEOPLE, text),
    range(page, 'a.name_pinyin', 'name_pinyin', ALIASES, text),
  ];
  if (text.length === 1) return union(page, pinyin);
  return union(page, [
    ...pinyin,
    range(page, 'p.name_initials', 'name_pinyin', PEOPLE, text),
    range(page, 'a.name_initials', 'name_pinyin', ALIASES, text),
  ]);
}

/** People whose `column` begins with the text. All are sorted by the same column of the person, so that pages meet. */
function range(page: SearchPage, column: string, sort: 'name' | 'name_pinyin', from: string, text: string): Condition {
  const key = `p.${sort}`;
  const after = page.after === null ? '' : ` AND (${key} > ? OR (${key} = ? AND p.id > ?))`;
  return {
    sql: `SELECT * FROM (SELECT p.id, ${key} AS sort_key FROM ${from}
          WHERE ${page.within.sql} AND ${column} >= ? AND ${column} < ?${after} ORDER BY ${key}, p.id LIMIT ${page.limit}) r`,
    parameters: [
      ...page.within.parameters,
      text,
      `${text}${sort === 'name' ? LAST : LAST_ASCII}`,
      ...(page.after === null ? [] : [page.after.key, page.after.key, page.after.id]),
    ],
  };
}

function union({ limit }: SearchPage, parts: Condition[]): Condition {
  return {
    sql: `${parts.map(({ sql }) => sql).join(' UNION ')} ORDER BY sort_key, id LIMIT ${limit}`,
    parameters: parts.flatMap(({ parameters }) => parameters),
  };
}

interface AddressReading {
  address: SearchedAddress;
  /** Number of the community that was named. */
  community: number | null;
}

function doorCondition({ address, community }: AddressReading): Condition {
  const { building, entrance, door, entranceOrDoor } = address;
  const parts: Condition[] = [{ sql: 'b.address_key = ?', parameters: [building] }];
  if (community !== null) parts.push({ sql: 'b.community_id = ?', parameters: [community] });
  if (entrance !== null) parts.push({ sql: 'd.entrance_key = ?', parameters: [entrance] });
  if (door !== null) parts.push({ sql: 'd.door_key = ?', parameters: [door] });
  if (entranceOrDoor !== null) {
    parts.push({ sql: '(d.entrance_key = ? OR d.door_key = ?)', parameters: [entranceOrDoor, entranceOrDoor] });
  }
  return allOf(parts);
}

function byAddress(readings: readonly AddressReading[], page: SearchPage): Condition {
  const doors = readings.map(doorCondition);
  const anyDoor = {
    sql: `(${doors.map(({ sql }) => `(${sql})`).join(' OR ')})`,
    parameters: doors.flatMap(({ parameters }) => parameters),
  };
  const where = allOf([anyDoor, page.within]);
  return {
    sql: `SELECT p.id, p.id AS sort_key FROM buildings b JOIN dwellings d ON d.building_id = b.id
          JOIN households h ON h.dwelling_id = d.id JOIN people p ON p.household_id = h.id
          WHERE ${where.sql}${afterId(page)} ORDER BY p.id LIMIT ${page.limit}`,
    parameters: [...where.parameters, ...afterIdParameters(page)],
  };
}

function afterId({ after }: SearchPage): string {
  return after === null ? '' : ' AND p.id > ?';
}

function afterIdParameters({ after }: SearchPage): SqlValue[] {
  return after === null ? [] : [after.id];
}
