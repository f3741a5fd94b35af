import { newId } from '@yige/contracts';
import { type Database, placeholders, type SqlValue } from '@yige/database';
import type { UnitNumbers } from '../../access/scope.js';
import { readUnitNumbers } from '../person-rows.js';
import { buildingKey, doorKey, entranceKey } from '../search/address-keys.js';

/** A building stands in a community. */
export type UnitsOfPlace = UnitNumbers & { community: number };

/** A door as people write it, in a community. A house has no entrance and may have no door. */
export interface WrittenPlace {
  /** Where a building that is not there yet belongs. */
  units: UnitsOfPlace;
  building: string;
  entrance: string | null;
  door: string | null;
  floor: number | null;
}

export interface BookDwelling {
  id: string;
  units: UnitNumbers;
  vacant: boolean;
  rented: boolean;
  households: string[];
}

interface BookBuilding {
  id: string;
  units: UnitNumbers;
  dwellings: Map<string, BookDwelling>;
}

type KnownBuilding = Pick<BookBuilding, 'id' | 'units'>;

type PlaceFault = 'buildingUnknown' | 'doorUnknown';

/**
 * The buildings, dwellings and households that the rows of one chunk speak of: read in three statements, and what is
 * missing planned here, to be written in as many.
 */
export class PlaceBook {
  private readonly buildings = new Map<string, BookBuilding>();
  private readonly newBuildings: SqlValue[][] = [];
  private readonly newDwellings: SqlValue[][] = [];
  private readonly newHouseholds: SqlValue[][] = [];
  private readonly entered = new Set<string>();

  private constructor(private readonly database: Database) {}

  static async read(database: Database, places: readonly WrittenPlace[]): Promise<PlaceBook> {
    const book = new PlaceBook(database);
    if (places.length > 0) {
      await book.readBuildings(places);
      await book.readDwellings(places);
      await book.readHouseholds();
    }
    return book;
  }

  /** Of one building that is known, whatever others of its community are called. */
  static async readOf(
    database: Database,
    { id, units }: KnownBuilding,
    places: readonly WrittenPlace[],
  ): Promise<PlaceBook> {
    const book = new PlaceBook(database);
    for (const place of places) book.buildings.set(buildingName(place), { id, units, dwellings: new Map() });
    await book.readDwellings(places);
    await book.readHouseholds();
    return book;
  }

  /** The building of this place; null where there is none. */
  building(place: WrittenPlace): string | null {
    return this.buildings.get(buildingName(place))?.id ?? null;
  }

  /** A building that is not there, without doors yet: planned. Answers its id. */
  build(place: WrittenPlace): string {
    return this.planBuilding(place).id;
  }

  /** The dwelling of this place, or what is not there. */
  find(place: WrittenPlace): BookDwelling | PlaceFault {
    const building = this.buildings.get(buildingName(place));
    if (building === undefined) return 'buildingUnknown';
    return dwellingIn(building, place) ?? 'doorUnknown';
  }

  /** The dwelling of this place; what of it is not there is planned. */
  make(place: WrittenPlace): BookDwelling {
    const building = this.buildings.get(buildingName(place)) ?? this.planBuilding(place);
    return dwellingIn(building, place) ?? this.planDwelling(building, place);
  }

  /** The household to live in there: the one that is there, else a new one. */
  enter(dwelling: BookDwelling): string {
    if (dwelling.vacant) this.entered.add(dwelling.id);
    const [known] = dwelling.households;
    if (known !== undefined) return known;
    const id = newId();
    dwelling.households.push(id);
    this.newHouseholds.push([id, dwelling.id]);
    return id;
  }

  /** Those of the households that were there before somebody joined them. */
  joined(householdIds: readonly string[]): string[] {
    const fresh = new Set(this.newHouseholds.map(([id]) => id));
    return [...new Set(householdIds)].filter((id) => !fresh.has(id));
  }

  /** Writes what was planned, inside a unit of work. */
  async write(): Promise<void> {
    const { database } = this;
    await this.orderBuildings();
    await database.insertMany(
      'buildings',
      ['id', 'district_id', 'street_id', 'community_id', 'grid_id', 'name', 'position', 'address_key'],
      this.newBuildings,
    );
    await database.insertMany(
      'dwellings',
      ['id', 'building_id', 'entrance', 'floor', 'door', 'entrance_key', 'door_key', 'vacant', 'rented'],
      this.newDwellings,
    );
    await database.insertMany('households', ['id', 'dwelling_id'], this.newHouseholds);
    if (this.entered.size === 0) return;
    await database.execute(`UPDATE dwellings SET vacant = 0 WHERE id IN (${placeholders([...this.entered])})`, [
      ...this.entered,
    ]);
  }

  private async readBuildings(places: readonly WrittenPlace[]): Promise<void> {
    const communities = [...new Set(places.map(({ units }) => units.community))];
    const keys = [...new Set(places.map(({ building }) => buildingKey(building)))];
    await this.database.query(
      `SELECT b.id, b.address_key, b.district_id, b.street_id, b.community_id, b.grid_id FROM buildings b
       WHERE b.address_key IN (${placeholders(keys)}) AND b.community_id IN (${placeholders(communities)}) ORDER BY b.id DESC`,
      [...keys, ...communities],
      (row) => {
        const units = readUnitNumbers(row);
        const building = { id: row.text('id'), units, dwellings: new Map<string, BookDwelling>() };
        this.buildings.set(`${units.community} ${row.text('address_key')}`, building);
      },
    );
  }

  private async readDwellings(places: readonly WrittenPlace[]): Promise<void> {
    const byId = new Map([...this.buildings.values()].map((building) => [building.id, building]));
    const doors = [...new Set(places.flatMap(({ door }) => (door === null ? [] : [doorKey(door)])))];
    const houses = places
      .filter(({ door }) => door === null)
      .flatMap((place) => this.buildings.get(buildingName(place))?.id ?? []);
    if (byId.size === 0) return;
    const ofDoors = `d.building_id IN (${placeholders([...byId.keys()])}) AND d.door_key IN (${placeholders(doors)})`;
    const ofHouses = `d.building_id IN (${placeholders(houses)})`;
    const wanted = [
      ...(doors.length === 0 ? [] : [{ sql: ofDoors, parameters: [...byId.keys(), ...doors] }]),
      ...(houses.length === 0 ? [] : [{ sql: ofHouses, parameters: houses }]),
    ];
    await this.database.query(
      `SELECT d.id, d.building_id, d.entrance_key, d.door_key, d.vacant, d.rented FROM dwellings d
       WHERE ${wanted.map(({ sql }) => `(${sql})`).join(' OR ')} ORDER BY d.id DESC`,
      wanted.flatMap(({ parameters }) => parameters),
      (row) => {
        const building = byId.get(row.text('building_id'));
        building?.dwellings.set(doorName(row.text('entrance_key'), row.text('door_key')), {
          id: row.text('id'),
          units: building.units,
          vacant: row.boolean('vacant'),
          rented: row.boolean('rented'),
          households: [],
        });
      },
    );
  }

  private async readHouseholds(): Promise<void> {
    const dwellings = [...this.buildings.values()].flatMap((building) => [...building.dwellings.values()]);
    if (dwellings.length === 0) return;
    const byId = new Map(dwellings.map((dwelling) => [dwelling.id, dwelling]));
    await this.database.query(
      `SELECT h.id, h.dwelling_id FROM households h WHERE h.dwelling_id IN (${placeholders([...byId.keys()])}) ORDER BY h.id`,
      [...byId.keys()],
      (row) => byId.get(row.text('dwelling_id'))?.households.push(row.text('id')),
    );
  }

  private planBuilding(place: WrittenPlace): BookBuilding {
    const { units, building: name } = place;
    const building = { id: newId(), units, dwellings: new Map<string, BookDwelling>() };
    this.buildings.set(buildingName(place), building);
    const { district, street, community, grid } = units;
    this.newBuildings.push([building.id, district, street, community, grid, name, 0, buildingKey(name)]);
    return building;
  }

  private planDwelling(building: BookBuilding, { building: name, entrance, door, floor }: WrittenPlace): BookDwelling {
    const text = door ?? name;
    const keys = [entranceKey(entrance), doorKey(text)] as const;
    const dwelling = { id: newId(), units: building.units, vacant: false, rented: false, households: [] };
    building.dwellings.set(doorName(...keys), dwelling);
    this.newDwellings.push([dwelling.id, building.id, entrance, floor ?? floorOf(text), text, ...keys, false, false]);
    return dwelling;
  }

  /** New buildings come last in the walk through their community. */
  private async orderBuildings(): Promise<void> {
    const communities = [...new Set(this.newBuildings.map(([, , , community]) => community ?? null))];
    if (communities.length === 0) return;
    const last = new Map<SqlValue, number>();
    await this.database.query(
      `SELECT community_id, MAX(position) AS position FROM buildings
       WHERE community_id IN (${placeholders(communities)}) GROUP BY community_id`,
      communities,
      (row) => last.set(row.integer('community_id'), row.integer('position')),
    );
    for (const building of this.newBuildings) {
      const community = building[3] ?? null;
      const position = (last.get(community) ?? -1) + 1;
      last.set(community, position);
      building[6] = position;
    }
  }
}

/** Where the entrance is not said, the only dwelling of that door; where the door is not, the only one of the house. */
function dwellingIn(building: BookBuilding, { entrance, door }: WrittenPlace): BookDwelling | null {
  if (door === null) return only([...building.dwellings.values()]);
  const exact = building.dwellings.get(doorName(entranceKey(entrance), doorKey(door)));
  if (exact !== undefined || entrance !== null) return exact ?? null;
  const doors = [...building.dwellings].filter(([name]) => name.endsWith(doorName('', doorKey(door))));
  return only(doors.map(([, dwelling]) => dwelling));
}

function only<Item>(items: readonly Item[]): Item | null {
  return items.length === 1 ? (items[0] ?? null) : null;
}

function buildingName({ units, building }: WrittenPlace): string {
  return `${units.community} ${buildingKey(building)}`;
}

function doorName(entrance: string, door: string): string {
  return `${entrance}\n${door}`;
}

/** 501 is on the fifth floor, 1203 on the twelfth; whatever else is on the first. */
function floorOf(door: string): number {
  const digits = /^(\d{1,2})\d{2}\D*$/.exec(door.trim())?.[1];
  return digits === undefined ? 1 : Math.max(1, Number(digits));
}

/** Units in which a building can stand; null above a community. */
export function inCommunity({ community, ...units }: UnitNumbers): UnitsOfPlace | null {
  return community === null ? null : { ...units, community };
}
