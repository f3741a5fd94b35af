import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { type SeedRecord, seedRecordSchema } from '@yige/contracts';
import { Database, type SqlValue } from '@yige/database';
import type { UnitNumbers } from '../access/scope.js';
import { Configuration } from '../config/configuration.js';
import { Passwords } from '../identity/passwords.js';
import { Log } from '../logging/log.js';
import { microDegrees } from '../maps/micro-degrees.js';
import { OPEN_END } from '../org/entities.js';
import { settleToday } from '../org/today.js';
import { UnitDirectory } from '../org/unit-directory.js';
import { FactCatalogue } from '../registry/facts/fact-catalogue.js';
import { Numbers } from '../registry/numbers.js';
import { buildingKey, doorKey, entranceKey } from '../registry/search/address-keys.js';
import { FieldCipher } from '../secrets/field-cipher.js';
import { Clock } from '../time/clock.js';
import { admissionTables } from './admission-tables.js';
import { DemoMatters } from './demo-matters.js';
import { diaryRows, peopleRows } from './seed-people.js';
import type { Seed, TableRows } from './seed-rows.js';
import { staffTables } from './staff-tables.js';
import { structureTables } from './structure-tables.js';

/**
 * Loads a district file into an empty database: all of it in one unit of work, or nothing; and then plays its matters,
 * which needs what was loaded.
 */
@Injectable()
export class DistrictLoader implements OnApplicationBootstrap {
  constructor(
    private readonly configuration: Configuration,
    private readonly database: Database,
    private readonly directory: UnitDirectory,
    private readonly passwords: Passwords,
    private readonly cipher: FieldCipher,
    private readonly numbers: Numbers,
    private readonly catalogue: FactCatalogue,
    private readonly matters: DemoMatters,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (this.configuration.demoDirectory === null) return;
    const loaded = await this.load(join(this.configuration.demoDirectory, 'district.ndjson'));
    if (loaded) this.log.logger.info('demo district loaded');
  }

  /** Answers whether it loaded; a database that has units already is left as it is. */
  async load(file: string): Promise<boolean> {
    // Before anything is read: a start after the first would hash and seal the whole district for nothing.
    if (await this.hasUnits()) return false;
    const records = await readRecords(file);
    const prepared = await this.prepare(records);
    const loaded = await this.database.transaction(async () => {
      // Another core may have been faster.
      if (await this.hasUnits()) return false;
      for (const { table, columns, rows } of prepared) await this.database.insertMany(table, columns, rows);
      await settleToday(this.database, this.clock.today());
      return true;
    });
    if (!loaded) return false;
    await this.directory.reload();
    await this.matters.play(records.filter((record): record is Seed<'matter'> => record.record === 'matter'));
    return true;
  }

  private async hasUnits(): Promise<boolean> {
    const first = await this.database.queryOne('SELECT id FROM org_units LIMIT 1', [], (row) => row.text('id'));
    return first !== null;
  }

  /** Hashing and sealing happen outside the unit of work, which must stay short. */
  private async prepare(records: SeedRecord[]): Promise<TableRows[]> {
    const of = <Kind extends SeedRecord['record']>(kind: Kind) =>
      records.filter((record): record is Seed<Kind> => record.record === kind);
    const units = new SeedUnits(of('unit'));
    const places = new SeedPlaces(of('building'), of('dwelling'), of('household'));
    const heads = new Map(
      of('person').flatMap(({ id, householdId, head }) => (head === true ? [[householdId, id]] : [])),
    );
    const servedBy = (householdId: string) => {
      const unit = places.unitOfHousehold(householdId);
      return { number: units.number(unit), units: units.row(unit) };
    };
    return [
      {
        table: 'org_units',
        columns: ['id', 'number', 'code', 'name', 'level', 'kind'],
        rows: of('unit').map((unit) => [unit.id, units.number(unit.id), unit.code, unit.name, unit.level, unit.kind]),
      },
      {
        table: 'org_edges',
        columns: ['child_number', 'valid_from', 'parent_number', 'valid_to'],
        rows: of('unit').map(({ id, validFrom, parentId }) => [
          units.number(id),
          validFrom,
          parentId === null ? 0 : units.number(parentId),
          OPEN_END,
        ]),
      },
      {
        table: 'buildings',
        columns: [
          ...['id', 'district_id', 'street_id', 'community_id', 'grid_id'],
          ...['name', 'position', 'address_key', 'longitude_micro', 'latitude_micro'],
        ],
        rows: of('building').map(({ id, communityId, gridId, name, position, location }) => {
          const { district, street, community } = units.row(communityId);
          const grid = gridId === null ? null : units.number(gridId);
          return [
            ...[id, district, street, community, grid, name, position, buildingKey(name)],
            ...[microDegrees(location?.longitude), microDegrees(location?.latitude)],
          ];
        }),
      },
      {
        table: 'dwellings',
        columns: ['id', 'building_id', 'entrance', 'floor', 'door', 'entrance_key', 'door_key', 'vacant', 'rented'],
        rows: of('dwelling').map(({ id, buildingId, entrance, floor, door, vacant = false, rented = false }) => [
          ...[id, buildingId, entrance, floor, door, entranceKey(entrance), doorKey(door)],
          ...[vacant, rented],
        ]),
      },
      {
        table: 'households',
        columns: ['id', 'dwelling_id', 'head_id'],
        rows: of('household').map(({ id, dwellingId }) => [id, dwellingId, heads.get(id) ?? null]),
      },
      ...structureTables(records, (id) => units.number(id)),
      ...(await peopleRows(of('person'), {
        numbers: this.numbers,
        cipher: this.cipher,
        catalogue: this.catalogue,
        now: this.clock.now(),
        servedBy,
      })),
      await this.accounts(of('account')),
      ...staffTables(records, (id) => units.number(id)),
      ...admissionTables(records, (id) => units.number(id)),
      await diaryRows(of('diaryEntry'), this.cipher, servedBy),
    ];
  }

  private async accounts(accounts: Seed<'account'>[]): Promise<TableRows> {
    const now = this.clock.now();
    const nobodyKnows = await this.passwords.hash(randomBytes(32).toString('hex'));
    const rows = await Promise.all(
      accounts.map(
        async ({ id, username, displayName, password }): Promise<SqlValue[]> => [
          id,
          username,
          displayName,
          password === null ? nobodyKnows : await this.passwords.hash(password),
          false,
          now,
        ],
      ),
    );
    return {
      table: 'accounts',
      columns: ['id', 'username', 'display_name', 'password_hash', 'disabled', 'created_at'],
      rows,
    };
  }
}

/** Numbers the units of the file and finds the line above each. */
class SeedUnits {
  private readonly units: Map<string, Seed<'unit'> & { number: number }>;

  constructor(units: Seed<'unit'>[]) {
    this.units = new Map(units.map((unit, index) => [unit.id, { ...unit, number: index + 1 }]));
  }

  number(id: string): number {
    return this.get(id).number;
  }

  row(id: string): UnitNumbers {
    const row: UnitNumbers = { district: 0, street: null, community: null, grid: null };
    for (let next: string | null = id; next !== null; ) {
      const unit = this.get(next);
      // Within a hamlet community the grid is the innermost unit.
      if (unit.level === 'district' || row[unit.level] === null) row[unit.level] = unit.number;
      next = unit.parentId;
    }
    return row;
  }

  private get(id: string): Seed<'unit'> & { number: number } {
    const unit = this.units.get(id);
    if (unit === undefined) throw new RangeError(`The district file has no unit ${id}`);
    return unit;
  }
}

/** Finds the unit that serves a household: its building's grid, else its community. */
class SeedPlaces {
  private readonly unitByHousehold: Map<string, string>;

  constructor(buildings: Seed<'building'>[], dwellings: Seed<'dwelling'>[], households: Seed<'household'>[]) {
    const unitByBuilding = new Map(buildings.map(({ id, gridId, communityId }) => [id, gridId ?? communityId]));
    const unitByDwelling = new Map(dwellings.map(({ id, buildingId }) => [id, unitByBuilding.get(buildingId) ?? '']));
    this.unitByHousehold = new Map(households.map(({ id, dwellingId }) => [id, unitByDwelling.get(dwellingId) ?? '']));
  }

  unitOfHousehold(id: string): string {
    return this.unitByHousehold.get(id) ?? '';
  }
}

async function readRecords(file: string): Promise<SeedRecord[]> {
  const records: SeedRecord[] = [];
  const lines = createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Number.POSITIVE_INFINITY });
  for await (const line of lines) {
    if (line.trim() === '') continue;
    const parsed = seedRecordSchema.safeParse(JSON.parse(line));
    if (!parsed.success) {
      throw new Error(`${file}: line ${records.length + 1} is not a record of a district file`, {
        cause: parsed.error,
      });
    }
    records.push(parsed.data);
  }
  return records;
}
