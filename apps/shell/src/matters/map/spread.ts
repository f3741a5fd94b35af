import type { MatterPoint, Position } from '@yige/contracts';

/** Metres from the place at which several points of it stand. */
const APART = 11;
const METRES_PER_DEGREE = 111_320;

/** Points of one place side by side around it, so that each can be seen and pressed. */
export function spread(points: readonly MatterPoint[]): MatterPoint[] {
  const places = new Map<string, MatterPoint[]>();
  for (const point of points) {
    const place = `${point.position.longitude} ${point.position.latitude}`;
    places.set(place, [...(places.get(place) ?? []), point]);
  }
  return [...places.values()].flatMap((together) =>
    together.length === 1
      ? together
      : together.map((point, index) => ({ ...point, position: around(point.position, index / together.length) })),
  );
}

function around({ longitude, latitude }: Position, turn: number): Position {
  const north = (APART * Math.cos(2 * Math.PI * turn)) / METRES_PER_DEGREE;
  const east = (APART * Math.sin(2 * Math.PI * turn)) / METRES_PER_DEGREE;
  return { longitude: longitude + east / Math.cos((latitude * Math.PI) / 180), latitude: latitude + north };
}
