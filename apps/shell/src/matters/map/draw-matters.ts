import type { BaseMap, MatterPoint } from '@yige/contracts';
import type { GeoJSONSource, Map as MapLibre, MapMouseEvent } from 'maplibre-gl';
import { drawPoints, GROUP_IMAGE, imageOf } from './point-images.js';
import { spread } from './spread.js';

const SOURCE = 'matters';
const POINTS = 'matter-points';
const GROUPS = 'matter-groups';
/** Above it each point stands for itself. */
const GROUPED_TO = 16;
const GROUP_RADIUS = 36;

/** Draws matters over whatever the map shows, near ones as one group with their number. */
export function drawMatters(map: MapLibre, onOpen: (matterId: string) => void): void {
  drawPoints(map);
  map.addSource(SOURCE, {
    type: 'geojson',
    data: featuresOf([]),
    cluster: true,
    clusterRadius: GROUP_RADIUS,
    clusterMaxZoom: GROUPED_TO,
  });
  const layout = { 'icon-allow-overlap': true } as const;
  map.addLayer({
    ...{ id: POINTS, type: 'symbol', source: SOURCE, filter: ['!', ['has', 'point_count']] },
    layout: { ...layout, 'icon-image': ['get', 'image'] },
  });
  map.addLayer({
    ...{ id: GROUPS, type: 'symbol', source: SOURCE, filter: ['has', 'point_count'] },
    layout: { ...layout, 'icon-image': ['concat', GROUP_IMAGE, ['get', 'point_count_abbreviated']] },
  });
  map.on('click', POINTS, (event) => {
    const id: unknown = event.features?.[0]?.properties.id;
    if (typeof id === 'string') onOpen(id);
  });
  map.on('click', GROUPS, (event) => void openGroup(map, event));
  for (const layer of [POINTS, GROUPS]) {
    map.on('mouseenter', layer, () => {
      map.getCanvas().style.cursor = 'pointer';
    });
    map.on('mouseleave', layer, () => {
      map.getCanvas().style.cursor = '';
    });
  }
}

export function showMatters(map: MapLibre, points: readonly MatterPoint[]): void {
  map.getSource<GeoJSONSource>(SOURCE)?.setData(featuresOf(points));
}

/** West, south, east and north of the points, else of the plan; null where there is neither. */
export function boundsOf(
  points: readonly MatterPoint[],
  plan: BaseMap | null,
): [number, number, number, number] | null {
  const units = (plan?.features ?? []).flatMap(({ properties, geometry }) =>
    properties.kind === 'unit' && geometry.type === 'Polygon' ? geometry.coordinates.flat() : [],
  );
  const places: [number, number][] =
    points.length === 0 ? units : points.map(({ position }) => [position.longitude, position.latitude]);
  if (places.length === 0) return null;
  const east = places.map(([longitude]) => longitude);
  const north = places.map(([, latitude]) => latitude);
  return [Math.min(...east), Math.min(...north), Math.max(...east), Math.max(...north)];
}

async function openGroup(map: MapLibre, { point }: MapMouseEvent): Promise<void> {
  const [group] = map.queryRenderedFeatures(point, { layers: [GROUPS] });
  const id: unknown = group?.properties.cluster_id;
  if (group?.geometry.type !== 'Point' || typeof id !== 'number') return;
  const zoom = await map.getSource<GeoJSONSource>(SOURCE)?.getClusterExpansionZoom(id);
  const [longitude = 0, latitude = 0] = group.geometry.coordinates;
  map.easeTo({ center: [longitude, latitude], zoom: zoom ?? GROUPED_TO + 1 });
}

function featuresOf(points: readonly MatterPoint[]) {
  return {
    type: 'FeatureCollection' as const,
    features: spread(points).map(({ id, stage, overdue, position }) => ({
      type: 'Feature' as const,
      properties: { id, image: imageOf(stage, overdue) },
      geometry: { type: 'Point' as const, coordinates: [position.longitude, position.latitude] },
    })),
  };
}
