import { buildingText, entranceText } from '../../registry/places/place-text.js';
import { addressOf, buildingKey } from '../../registry/search/address-keys.js';
import type { CellReader } from '../cell-reader.js';

export type PlaceField = 'community' | 'grid' | 'building' | 'entrance' | 'floor' | 'door';

/** A place as a row names it; the unit is looked up later. */
export interface ReadPlace {
  community: string | null;
  grid: string | null;
  building: string;
  entrance: string | null;
  door: string | null;
  floor: number | null;
}

const NAME = 30;
const BUILDING = 60;

/** The columns of a place; null (with a note) where they name none. */
export function readPlace<Field extends string>(
  cells: CellReader<Field | PlaceField>,
  addressField: Field | null,
): ReadPlace | null {
  const units = { community: cells.text('community', 50), grid: cells.text('grid', 50) };
  const building = cells.text('building', BUILDING);
  if (building !== null) {
    const [entrance, door] = [cells.text('entrance', NAME), cells.text('door', NAME)];
    // 3 栋 alone is no home; a house of a village is.
    if (door === null && /^\d+$/.test(buildingKey(building))) cells.fault('door', 'missing');
    return {
      ...units,
      building: buildingText(building),
      entrance: entrance === null ? null : entranceText(entrance),
      door,
      floor: readFloor(cells),
    };
  }
  if (cells.notes.some(({ field }) => field === 'building')) return null;
  const address = addressField === null ? null : cells.text(addressField, 200);
  if (address === null) {
    cells.fault(addressField ?? 'building', 'missing');
    return null;
  }
  const read = addressOf(address);
  if (read === null) {
    cells.fault(addressField ?? 'building', 'addressForm');
    return null;
  }
  const { entrance, entranceOrDoor } = read;
  const door = read.door ?? entranceOrDoor;
  return {
    ...units,
    // A village house is a building with one door, whose name says all.
    building: door === null ? address : buildingText(read.building),
    entrance: entrance === null ? null : `${entrance} 单元`,
    door,
    floor: readFloor(cells),
  };
}

function readFloor(cells: CellReader<PlaceField>): number | null {
  const text = cells.text('floor', 10)?.replace(/(层|楼)$/, '') ?? null;
  if (text === null) return null;
  if (!/^-?\d{1,3}$/.test(text)) {
    cells.fault('floor', 'floorForm');
    return null;
  }
  return Number(text);
}
