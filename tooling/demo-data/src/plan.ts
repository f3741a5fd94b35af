import type { BaseMap, Position } from '@yige/contracts';

/**
 * The plan of the demo district, in metres east and north of its corner. Nothing of it is anywhere: the corner lies in the
 * open sea, so that nobody takes the plan for a real place.
 */
const CORNER = { longitude: 124.5, latitude: 29 };
const METRES_PER_DEGREE = 111_320;
const MICRO = 1_000_000;

type Metres = readonly [east: number, north: number];
type Feature = BaseMap['features'][number];

/** 爱民佳苑 is 8 blocks wide and 11 deep, with a garden in the middle; 石桥村 lies along two lanes beyond the river. */
const ESTATE = { corner: [200, 200], columns: 8, pitch: [105, 68], block: [60, 14] } as const;
const VILLAGE = { corner: [1_500, 260], perLane: 98, pitch: 14, lane: 60, house: [9, 11] } as const;
const GARDEN_ROW = 5;

/** Places of the estate that people name instead of a building. */
const LANDMARKS = {
  中心花园: [620, 560],
  南门: [620, 160],
  北门: [620, 1_075],
  北门外: [640, 1_110],
  东门外路口: [1_110, 560],
  东门公示栏: [1_050, 575],
  车库入口: [230, 560],
  '3 栋活动室': [440, 205],
} as const satisfies Record<string, Metres>;

/** Where the landmark of this name stands; null where there is none. */
export function landmark(name: string): Position | null {
  const metres = new Map<string, Metres>(Object.entries(LANDMARKS)).get(name);
  return metres === undefined ? null : at(metres);
}

/** Where the n-th block of the estate stands. */
export function estateBlock(index: number): Position {
  return at(blockAt(index));
}

/** Where the n-th house of the village stands. */
export function villageHouse(index: number): Position {
  return at(houseAt(index));
}

/** Outlines, roads and names under the points, as GeoJSON; so many blocks and houses as there are. */
export function districtPlan(blocks: number, houses: number): BaseMap {
  const buildings = [
    ...Array.from({ length: blocks }, (_, index) => rectangle('building', blockAt(index), ESTATE.block)),
    ...Array.from({ length: houses }, (_, index) => rectangle('building', houseAt(index), VILLAGE.house)),
  ];
  return {
    type: 'FeatureCollection',
    features: [
      area('unit', [170, 170], [1_060, 1_060]),
      area('unit', [1_450, 200], [2_950, 440]),
      area('water', [1_230, -100], [1_300, 1_300]),
      area('green', [200, 535], [1_000, 585]),
      road('柳岸路', [-100, 130], [1_230, 130]),
      road('望江街', [-100, 1_095], [1_230, 1_095]),
      road('爱民路', [1_100, -100], [1_100, 1_300]),
      road('石桥', [1_100, 560], [1_420, 560]),
      road('石桥路', [1_420, 560], [1_420, 170], [3_000, 170]),
      ...buildings,
      place('爱民佳苑社区', [620, 1_020]),
      place('石桥村', [2_200, 400]),
      ...(['中心花园', '南门', '北门'] as const).map((name) => place(name, LANDMARKS[name])),
    ],
  };
}

function blockAt(index: number): Metres {
  const row = Math.floor(index / ESTATE.columns);
  const [east, north] = ESTATE.pitch;
  // The garden takes the place of one row.
  const rows = row < GARDEN_ROW ? row : row + 1;
  return [ESTATE.corner[0] + 40 + (index % ESTATE.columns) * east, ESTATE.corner[1] + 20 + rows * north];
}

function houseAt(index: number): Metres {
  const lane = Math.floor(index / VILLAGE.perLane);
  return [VILLAGE.corner[0] + (index % VILLAGE.perLane) * VILLAGE.pitch, VILLAGE.corner[1] + lane * VILLAGE.lane];
}

function at(metres: Metres): Position {
  const [longitude, latitude] = lonLat(metres);
  return { longitude, latitude };
}

function lonLat([east, north]: Metres): [number, number] {
  const narrowing = Math.cos((CORNER.latitude * Math.PI) / 180);
  return [
    rounded(CORNER.longitude + east / (METRES_PER_DEGREE * narrowing)),
    rounded(CORNER.latitude + north / METRES_PER_DEGREE),
  ];
}

function rounded(degrees: number): number {
  return Math.round(degrees * MICRO) / MICRO;
}

function feature(kind: Feature['properties']['kind'], geometry: Feature['geometry'], name?: string): Feature {
  return { type: 'Feature', properties: name === undefined ? { kind } : { kind, name }, geometry };
}

function road(name: string, ...points: Metres[]): Feature {
  return feature('road', { type: 'LineString', coordinates: points.map(lonLat) }, name);
}

function place(name: string, metres: Metres): Feature {
  return feature('place', { type: 'Point', coordinates: lonLat(metres) }, name);
}

function area(kind: 'unit' | 'water' | 'green', [west, south]: Metres, [east, north]: Metres): Feature {
  return feature(kind, { type: 'Polygon', coordinates: [corners([west, south], [east, north])] });
}

function rectangle(kind: 'building', [x, y]: Metres, [width, depth]: Metres): Feature {
  const [half, deep] = [width / 2, depth / 2];
  return feature(kind, { type: 'Polygon', coordinates: [corners([x - half, y - deep], [x + half, y + deep])] });
}

/** Counterclockwise and closed, as RFC 7946 asks. */
function corners([west, south]: Metres, [east, north]: Metres): [number, number][] {
  const ring: Metres[] = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  return ring.map(lonLat);
}
