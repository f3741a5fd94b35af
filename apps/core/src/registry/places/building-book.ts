import { Injectable } from '@nestjs/common';
import {
  type Building,
  type BuildingCorrection,
  corePermissions,
  type newBuildingSchema,
  type Position,
} from '@yige/contracts';
import { Database } from '@yige/database';
import type { z } from 'zod';
import type { Caller } from '../../access/caller.js';
import { scopeIncludes } from '../../access/scope.js';
import { microDegrees } from '../../maps/micro-degrees.js';
import { UnitDirectory } from '../../org/unit-directory.js';
import { inCommunity, PlaceBook, type UnitsOfPlace, type WrittenPlace } from '../bulk/place-book.js';
import { placeProblems } from '../problems.js';
import { RegistryEvents } from '../registry-events.js';
import { buildingKey, doorKey } from '../search/address-keys.js';
import { Buildings, type LocatedBuilding } from './buildings.js';
import { type PlaceChange, PlaceNotes } from './place-notes.js';
import { buildingText } from './place-text.js';

/** Buildings taken down one by one, as an import writes them, corrected and taken out (R12). A community has each once. */
@Injectable()
export class BuildingBook {
  constructor(
    private readonly database: Database,
    private readonly directory: UnitDirectory,
    private readonly buildings: Buildings,
    private readonly notes: PlaceNotes,
    private readonly events: RegistryEvents,
  ) {}

  async create(
    caller: Caller,
    { unitId, name, location, house, source }: z.output<typeof newBuildingSchema>,
  ): Promise<Building> {
    const units = this.unitsFor(caller, unitId);
    const place = named(name, units);
    const id = await this.database.transaction(async () => {
      await this.holdCommunity(units);
      const book = await PlaceBook.read(this.database, [place]);
      if (book.building(place) !== null) throw alreadyThere();
      const building = book.build(place);
      if (house) book.make(place);
      await book.write();
      if (location !== null) await this.writeLocation(building, location);
      await this.notes.take(
        { caller, action: 'building.added', subject: { kind: 'building', id: building }, units, source },
        [{ action: 'recorded', aspect: 'buildingName', before: null, after: place.building }],
      );
      return building;
    });
    return this.buildings.get(caller, id);
  }

  async correct(caller: Caller, id: string, { name, location, source }: BuildingCorrection): Promise<Building> {
    const { units } = await this.buildings.findToChange(caller, id);
    await this.database.transaction(async () => {
      await this.holdCommunity(placeUnits(units));
      await this.buildings.holdBuilding(id);
      const building = await this.buildings.findToChange(caller, id);
      const changes: PlaceChange[] = [];
      if (name !== undefined) changes.push(...(await this.rename(building, buildingText(name))));
      if (location !== undefined) {
        const [before, after] = [textOf(building.location), textOf(location)];
        await this.writeLocation(id, location);
        if (before !== after) changes.push({ action: 'corrected', aspect: 'location', before, after });
      }
      await this.notes.take(
        { caller, action: 'building.corrected', subject: { kind: 'building', id }, units, source },
        changes,
      );
    });
    return this.buildings.get(caller, id);
  }

  async remove(caller: Caller, id: string, source: string): Promise<void> {
    const { units } = await this.buildings.findToChange(caller, id);
    await this.database.transaction(async () => {
      await this.buildings.holdBuilding(id);
      const { summary } = await this.buildings.findToChange(caller, id);
      if (summary.dwellings > 0 || (await this.isSpokenOf(id, units.community)))
        throw placeProblems['building.inUse']();
      await this.database.execute('DELETE FROM buildings WHERE id = ?', [id]);
      await this.notes.take({ caller, action: 'building.removed', subject: { kind: 'building', id }, units, source }, [
        { action: 'ended', aspect: 'buildingName', before: summary.name, after: null },
      ]);
    });
  }

  /** A house's one door is called as the house. */
  private async rename({ summary, units }: LocatedBuilding, name: string): Promise<PlaceChange[]> {
    const { id, name: before } = summary;
    if (name === before) return [];
    const place = named(name, placeUnits(units));
    const namesake = (await PlaceBook.read(this.database, [place])).building(place);
    if (namesake !== null && namesake !== id) throw alreadyThere();
    await this.database.execute('UPDATE buildings SET name = ?, address_key = ? WHERE id = ?', [
      ...[name, buildingKey(name), id],
    ]);
    await this.database.execute(
      'UPDATE dwellings SET door = ?, door_key = ? WHERE building_id = ? AND entrance IS NULL AND door = ?',
      [name, doorKey(name), id, before],
    );
    const households = await this.database.query(
      'SELECT h.id FROM dwellings d JOIN households h ON h.dwelling_id = d.id WHERE d.building_id = ?',
      [id],
      (row) => row.text('id'),
    );
    await this.events.householdsChanged(households);
    return [{ action: 'corrected', aspect: 'buildingName', before, after: name }];
  }

  private async isSpokenOf(id: string, community: number | null): Promise<boolean> {
    const found = await this.database.queryOne(
      `SELECT w.id FROM walk_rounds w WHERE w.building_id = ?
       UNION ALL SELECT m.id FROM matters m WHERE m.community_id = ? AND m.building_id = ?
       UNION ALL SELECT t.id FROM tasks_open t WHERE t.household_id IS NULL AND t.building_id = ?
       UNION ALL SELECT v.id FROM visits v WHERE v.building_id = ? LIMIT 1`,
      [id, community, id, id, id],
      (row) => row.text('id'),
    );
    return found !== null;
  }

  private unitsFor(caller: Caller, unitId: string): UnitsOfPlace {
    const unit = this.directory.byId(unitId);
    const numbers = unit === null ? null : this.directory.numbersOf(unit.number);
    const scope = this.directory.scopeOf(caller, corePermissions.personManage);
    const units = numbers === null || !scopeIncludes(scope, numbers) ? null : inCommunity(numbers);
    if (units !== null) return units;
    throw placeProblems['building.unitUnfit']({
      errors: [{ pointer: '/body/unitId', code: 'unknown', message: 'choose a community or a grid of yours' }],
    });
  }

  /** Two who take down the same building at once meet here, before either reads: the second sees that of the first. */
  private async holdCommunity({ community }: UnitsOfPlace): Promise<void> {
    await this.database.execute('UPDATE org_units SET number = number WHERE number = ?', [community]);
  }

  private async writeLocation(id: string, location: Position | null): Promise<void> {
    await this.database.execute('UPDATE buildings SET longitude_micro = ?, latitude_micro = ? WHERE id = ?', [
      ...[microDegrees(location?.longitude), microDegrees(location?.latitude), id],
    ]);
  }
}

/** The building alone, or as a house with its one door. */
function named(name: string, units: UnitsOfPlace): WrittenPlace {
  return { units, building: buildingText(name), entrance: null, door: null, floor: null };
}

function placeUnits(units: LocatedBuilding['units']): UnitsOfPlace {
  const known = inCommunity(units);
  if (known === null) throw new RangeError('A building that stands in no community');
  return known;
}

function alreadyThere() {
  return placeProblems['building.exists']({
    errors: [{ pointer: '/body/name', code: 'exists', message: 'the community has this building' }],
  });
}

function textOf(location: Position | null): string | null {
  return location === null ? null : `${location.longitude}, ${location.latitude}`;
}
