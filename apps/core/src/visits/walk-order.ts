import { decodeCursor, encodeCursor } from '../http/cursor.js';

/** A door, or a building as a whole, by its place in a walk. */
export interface WalkPlace {
  building: string;
  buildingId: string;
  entrance: string | null;
  /** Null where the door's number does not tell. */
  floor: number | null;
  /** Empty where the building as a whole is the stop. */
  door: string;
  /** Null: the building as a whole. */
  householdId: string | null;
}

/** 3 栋 before 12 栋. */
const natural = new Intl.Collator('zh-CN', { numeric: true }).compare;

/** What stands for a place in drafts, forms and answers: a household's id, or a building's. */
export function stopIdOf({ householdId, buildingId }: Pick<WalkPlace, 'householdId' | 'buildingId'>): string {
  return householdId ?? buildingId;
}

/** The order of a walk: building by building, each first as a whole, entrance by entrance, down from the top floor, door by door. */
export function inWalkOrder(one: WalkPlace, other: WalkPlace): number {
  return (
    natural(one.building, other.building) ||
    bytewise(one.buildingId, other.buildingId) ||
    Number(one.householdId !== null) - Number(other.householdId !== null) ||
    natural(one.entrance ?? '', other.entrance ?? '') ||
    (other.floor ?? 0) - (one.floor ?? 0) ||
    natural(one.door, other.door) ||
    bytewise(stopIdOf(one), stopIdOf(other))
  );
}

const CURSOR = ['building', 'buildingId', 'entrance', 'floor', 'door', 'householdId'] as const;

export function cursorAfter({ building, buildingId, entrance, floor, door, householdId }: WalkPlace): string {
  const texts = {
    building,
    buildingId,
    entrance: entrance ?? '',
    floor: String(floor ?? 0),
    door,
    householdId: householdId ?? '',
  };
  return encodeCursor(texts, CURSOR);
}

/** Doors beyond a page's last one; the whole walk without a cursor. */
export function beyond(cursor: string | undefined): (place: WalkPlace) => boolean {
  if (cursor === undefined) return () => true;
  const last = decodeCursor(cursor, CURSOR);
  const householdId = last.householdId === '' ? null : last.householdId;
  const place: WalkPlace = { ...last, floor: Number(last.floor), householdId };
  return (other) => inWalkOrder(place, other) < 0;
}

function bytewise(one: string, other: string): number {
  return Number(one > other) - Number(one < other);
}
