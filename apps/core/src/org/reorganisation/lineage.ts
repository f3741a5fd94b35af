import { Injectable } from '@nestjs/common';
import {
  corePermissions,
  type LineageStep,
  type LineageUnit,
  lineageStepSchema,
  type UnitLineage,
  type UnitToday,
  unitLevelSchema,
} from '@yige/contracts';
import { Database, placeholders, type RawRow } from '@yige/database';
import type { Caller } from '../../access/caller.js';
import { Clock } from '../../time/clock.js';
import { OPEN_END } from '../entities.js';
import { unitProblems } from '../problems.js';
import { UnitDirectory } from '../unit-directory.js';

interface Link {
  from: number;
  to: number;
  on: string;
  change: LineageStep['change'];
  ownMatters: boolean;
  reorganisationId: string;
  document: string;
}

/** Which units went on from which, through any number of reorganisations. */
@Injectable()
export class Lineage {
  constructor(
    private readonly database: Database,
    private readonly directory: UnitDirectory,
    private readonly clock: Clock,
  ) {}

  async of(caller: Caller, id: string): Promise<UnitLineage> {
    const number = await this.find(caller, id);
    const [back, forth] = await Promise.all([this.walk([number], 'back'), this.walk([number], 'forth')]);
    const units = await this.units([number, ...[...back, ...forth].flatMap(({ from, to }) => [from, to])]);
    const step = ({ from, to, ownMatters: _, ...rest }: Link): LineageStep => ({
      ...rest,
      from: unitOf(units, from),
      to: unitOf(units, to),
    });
    return { unit: unitOf(units, number), origins: back.map(step), outcomes: forth.map(step) };
  }

  async successorsOf(caller: Caller, id: string, asOf = this.clock.today()): Promise<LineageUnit[]> {
    const number = await this.find(caller, id);
    const today = (await this.today([number], asOf)).get(number) ?? [];
    const units = await this.units(today);
    return today.map((each) => unitOf(units, each)).sort((left, right) => (left.code < right.code ? -1 : 1));
  }

  /** Where units of any time stand today; those that never were, ended, or lie outside the caller's units are left out. */
  async pathsOf(caller: Caller, ids: readonly string[]): Promise<UnitToday[]> {
    const asked = [...new Set(ids)];
    const rows = await this.database.query(
      `SELECT id, number FROM org_units WHERE id IN (${placeholders(asked)})`,
      asked,
      (row): [string, number] => [row.text('id'), row.integer('number')],
    );
    const numbers = new Map(rows);
    const links = numbers.size === 0 ? [] : await this.walk([...numbers.values()], 'forth');
    const ends = await this.reach([...numbers.values()], (unit) => outcomesOf(links, unit));
    const scope = this.directory.scopeOf(caller, corePermissions.orgUnitRead);
    return asked.flatMap((id) => {
      const units = ends.get(numbers.get(id) ?? 0) ?? [];
      const seen = units.filter((unit) => this.directory.isInScope(scope, unit));
      const paths = seen.map((unit) => this.directory.pathOf(this.directory.numbersOf(unit)));
      return paths.length === 0 ? [] : [{ id, paths }];
    });
  }

  /** The units of today that go on from each unit as it was on a day; several after a split, itself where it stays. */
  async today(numbers: readonly number[], asOf: string): Promise<Map<number, number[]>> {
    const links = (await this.walk(numbers, 'forth')).filter(({ on }) => on > asOf);
    return this.reach(numbers, (unit) => links.filter(({ from }) => from === unit).map(({ to }) => to));
  }

  /** The units of a day from which each unit of today goes on; itself where it already existed. */
  async asOf(numbers: readonly number[], day: string): Promise<Map<number, number[]>> {
    const links = (await this.walk(numbers, 'back')).filter(({ on }) => on > day);
    const found = await this.reach(numbers, (unit) => links.filter(({ to }) => to === unit).map(({ from }) => from));
    const existed = await this.existing([...new Set([...found.values()].flat())], day);
    return new Map([...found].map(([unit, origins]) => [unit, origins.filter((origin) => existed.has(origin))]));
  }

  /**
   * The unit to which rows belonged on a day, where its number has gone from them since. Rows that are missing here
   * belong to the unit that they still hold; edges as of that day lead on upwards.
   */
  async originsOf(rowIds: readonly string[], day: string): Promise<Map<string, number>> {
    const origins = new Map<string, number>();
    if (rowIds.length === 0) return origins;
    const rows = await this.database.query(
      `SELECT row_id, unit_number FROM org_row_origins WHERE row_id IN (${placeholders(rowIds)})
         AND valid_to > ? ORDER BY valid_to DESC`,
      [...rowIds, day],
      (row): [string, number] => [row.text('row_id'), row.integer('unit_number')],
    );
    for (const [id, unit] of rows) origins.set(id, unit);
    return origins;
  }

  /** A unit of any time; outside the caller's units unless something of it is within them today. */
  private async find(caller: Caller, id: string): Promise<number> {
    const number = await this.database.queryOne('SELECT number FROM org_units WHERE id = ?', [id], (row) =>
      row.integer('number'),
    );
    if (number === null) throw unitProblems['unit.notFound']();
    const scope = this.directory.scopeOf(caller, corePermissions.orgUnitRead);
    const today = (await this.today([number], '')).get(number) ?? [];
    if (![number, ...today].some((unit) => this.directory.isInScope(scope, unit)))
      throw unitProblems['unit.notFound']();
    return number;
  }

  /** All that can be reached and leads nowhere further, and units on the way that still exist. */
  private async reach(numbers: readonly number[], next: (unit: number) => number[]): Promise<Map<number, number[]>> {
    return new Map(
      numbers.map((start) => {
        const seen = new Set([start]);
        for (const unit of seen) for (const further of next(unit)) seen.add(further);
        const ends = [...seen].filter((unit) => next(unit).length === 0 || this.directory.byNumber(unit) !== null);
        return [start, ends];
      }),
    );
  }

  /** One statement for each round of reorganisation. */
  private async walk(numbers: readonly number[], direction: 'back' | 'forth'): Promise<Link[]> {
    const [here, there] = direction === 'back' ? (['to', 'from'] as const) : (['from', 'to'] as const);
    const links: Link[] = [];
    const seen = new Set(numbers);
    let round = [...seen];
    while (round.length > 0) {
      const found = await this.database.query(
        `SELECT l.from_number, l.to_number, l.valid_from, l.kind, l.own_matters, r.id, r.document_number
         FROM org_lineage l JOIN org_reorganisations r ON r.id = l.reorganisation_id
         WHERE l.${here}_number IN (${placeholders(round)}) ORDER BY l.valid_from, l.from_number`,
        round,
        readLink,
      );
      links.push(...found);
      round = [...new Set(found.map((link) => link[there]))].filter((unit) => !seen.has(unit));
      for (const unit of round) seen.add(unit);
    }
    return links.sort((left, right) => (left.on < right.on ? -1 : left.on > right.on ? 1 : left.from - right.from));
  }

  private async existing(numbers: readonly number[], day: string): Promise<Set<number>> {
    if (numbers.length === 0) return new Set();
    const rows = await this.database.query(
      `SELECT child_number FROM org_edges WHERE child_number IN (${placeholders(numbers)})
         AND valid_from <= ? AND valid_to > ?`,
      [...numbers, day, day],
      (row) => row.integer('child_number'),
    );
    return new Set(rows);
  }

  private async units(numbers: readonly number[]): Promise<Map<number, LineageUnit>> {
    const once = [...new Set(numbers)];
    const rows = await this.database.query(
      `SELECT u.id, u.number, u.code, u.name, u.level,
              EXISTS (SELECT 1 FROM org_edges e WHERE e.child_number = u.number AND e.valid_to = ?) AS present
       FROM org_units u WHERE u.number IN (${placeholders(once)})`,
      [OPEN_END, ...once],
      (row): [number, LineageUnit] => [
        row.integer('number'),
        {
          id: row.text('id'),
          code: row.text('code'),
          name: row.text('name'),
          level: unitLevelSchema.parse(row.text('level')),
          exists: row.boolean('present'),
        },
      ],
    );
    return new Map(rows);
  }
}

/** What became of a unit, that to which its own matters went first. */
function outcomesOf(links: readonly Link[], unit: number): number[] {
  const own = links.filter(({ from }) => from === unit);
  return [...own.filter(({ ownMatters }) => ownMatters), ...own.filter(({ ownMatters }) => !ownMatters)].map(
    ({ to }) => to,
  );
}

function readLink(row: RawRow): Link {
  return {
    from: row.integer('from_number'),
    to: row.integer('to_number'),
    on: row.text('valid_from'),
    change: lineageStepSchema.shape.change.parse(row.text('kind')),
    ownMatters: row.boolean('own_matters'),
    reorganisationId: row.text('id'),
    document: row.text('document_number'),
  };
}

function unitOf(units: ReadonlyMap<number, LineageUnit>, number: number): LineageUnit {
  const unit = units.get(number);
  if (unit === undefined) throw new RangeError(`Lineage names unit ${number}, which never existed`);
  return unit;
}
