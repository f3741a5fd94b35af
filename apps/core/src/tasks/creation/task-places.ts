import { Injectable } from '@nestjs/common';
import { Database, placeholders } from '@yige/database';
import type { UnitNumbers } from '../../access/scope.js';
import { UnitDirectory } from '../../org/unit-directory.js';
import { MergedPeople } from '../../registry/duplicates/merged-people.js';
import { readUnitNumbers } from '../../registry/person-rows.js';

/** Where a task is: a unit; the door of a resident and the unit that serves them; a household's door or a building. */
export interface Place {
  personId: string | null;
  units: UnitNumbers;
  householdId: string | null;
  buildingId: string | null;
}

export function placeOfUnit(units: UnitNumbers): Place {
  return { personId: null, units, householdId: null, buildingId: null };
}

/** Finds where residents, households and buildings are. */
@Injectable()
export class TaskPlaces {
  constructor(
    private readonly database: Database,
    private readonly units: UnitDirectory,
    private readonly merged: MergedPeople,
  ) {}

  /**
   * The places of these residents by the ids asked for, whichever the registry still knows. Whoever has not heard of a
   * merge yet means the person who goes on.
   */
  async ofPeople(ids: readonly string[]): Promise<Map<string, Place>> {
    const places = await this.read([...new Set(ids)]);
    const survivors = await this.merged.survivorsOf(ids.filter((id) => !places.has(id)));
    const later = await this.read([...new Set(survivors.values())]);
    for (const [asked, survivor] of survivors) {
      const place = later.get(survivor);
      if (place !== undefined) places.set(asked, place);
    }
    return places;
  }

  /** Households by their ids; each lies where its building does. */
  ofHouseholds(ids: readonly string[]): Promise<Map<string, Place>> {
    return this.readWholes(
      `SELECT h.id, h.id AS household_id, b.id AS building_id, b.district_id, b.street_id, b.community_id, b.grid_id
       FROM households h JOIN dwellings d ON d.id = h.dwelling_id JOIN buildings b ON b.id = d.building_id WHERE h.id`,
      ids,
    );
  }

  ofBuildings(ids: readonly string[]): Promise<Map<string, Place>> {
    return this.readWholes(
      `SELECT b.id, NULL AS household_id, b.id AS building_id, b.district_id, b.street_id, b.community_id, b.grid_id
       FROM buildings b WHERE b.id`,
      ids,
    );
  }

  /** Held until the tasks are there: whoever takes a building off the books meanwhile waits, and finds them. */
  private async readWholes(sql: string, ids: readonly string[]): Promise<Map<string, Place>> {
    if (ids.length === 0) return new Map();
    const places = await this.database.query(
      `${sql} IN (${placeholders(ids)}) ${this.database.dialect === 'mysql' ? 'LOCK IN SHARE MODE' : ''}`,
      ids,
      (row) => ({
        id: row.text('id'),
        place: {
          personId: null,
          units: this.units.unitsOfRow(readUnitNumbers(row)),
          householdId: row.textOrNull('household_id'),
          buildingId: row.textOrNull('building_id'),
        },
      }),
    );
    return new Map(places.map(({ id, place }) => [id, place]));
  }

  /** Held until the tasks are there: a merge that came between would not see them. */
  private async read(ids: readonly string[]): Promise<Map<string, Place>> {
    if (ids.length === 0) return new Map();
    const places = await this.database.query(
      `SELECT p.id, p.district_id, p.street_id, p.community_id, p.grid_id, p.household_id, d.building_id
       FROM people p LEFT JOIN households h ON h.id = p.household_id LEFT JOIN dwellings d ON d.id = h.dwelling_id
       WHERE p.id IN (${placeholders(ids)}) ${this.database.dialect === 'mysql' ? 'LOCK IN SHARE MODE' : ''}`,
      ids,
      (row): Place => ({
        personId: row.text('id'),
        units: this.units.unitsOfRow(readUnitNumbers(row)),
        householdId: row.textOrNull('household_id'),
        buildingId: row.textOrNull('building_id'),
      }),
    );
    return new Map(places.map((place) => [place.personId ?? '', place]));
  }
}
