import type { BureauColor, MapPoint } from '@yige/contracts';
import type { GeoJSONSource, Map as MapLibre } from 'maplibre-gl';
import { tokenColor } from './plan-style.js';

/** Pixels of a cell, and how many the screen makes of each at most. */
const SIZE = 24;
const RATIO = 2;

/** A plugin's layer: what it is drawn as, and its points. */
export interface PointLayer {
  key: string;
  glyph: string;
  color: BureauColor;
  points: readonly MapPoint[];
}

/** A layer that is on a map. */
export interface DrawnLayer {
  show: (points: readonly MapPoint[]) => void;
  /** Takes it off the map with all that was added for it. */
  remove: () => void;
}

/** Draws each point of a layer as the bureau's cell. */
export function drawLayer(
  map: MapLibre,
  { key, glyph, color, points }: PointLayer,
  onPress: (id: string) => void,
): DrawnLayer {
  const cell = cellImage(glyph, color);
  if (cell !== null) map.addImage(key, cell, { pixelRatio: RATIO });
  map.addSource(key, { type: 'geojson', data: featuresOf(points) });
  const layout = { 'icon-image': key, 'icon-allow-overlap': true } as const;
  map.addLayer({ id: key, type: 'symbol', source: key, layout });
  const presses = map.on('click', key, ({ features }) => {
    const id: unknown = features?.[0]?.properties.id;
    if (typeof id === 'string') onPress(id);
  });
  return {
    show: (others) => map.getSource<GeoJSONSource>(key)?.setData(featuresOf(others)),
    remove: () => {
      presses.unsubscribe();
      map.removeLayer(key);
      map.removeSource(key);
      if (cell !== null) map.removeImage(key);
    },
  };
}

function featuresOf(points: readonly MapPoint[]) {
  return {
    type: 'FeatureCollection' as const,
    features: points.map(({ id, longitude, latitude }) => ({
      type: 'Feature' as const,
      properties: { id },
      geometry: { type: 'Point' as const, coordinates: [longitude, latitude] },
    })),
  };
}

/** Drawn in the page, so that a site's own style needs no fonts or icons for it. */
function cellImage(glyph: string, color: BureauColor): ImageData | null {
  const canvas = document.createElement('canvas');
  canvas.width = SIZE * RATIO;
  canvas.height = SIZE * RATIO;
  const context = canvas.getContext('2d');
  if (context === null) return null;
  context.scale(RATIO, RATIO);
  context.fillStyle = tokenColor('ant-color-bg-container');
  context.fillRect(0, 0, SIZE, SIZE);
  context.fillStyle = tokenColor(`yige-bureau-${color}`);
  context.fillRect(1, 1, SIZE - 2, SIZE - 2);
  context.fillStyle = tokenColor('yige-bureau-glyph');
  context.font = `600 ${Math.round(SIZE * 0.58)}px ${tokenColor('ant-font-family')}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillText(glyph, SIZE / 2, SIZE / 2 + 0.5);
  return context.getImageData(0, 0, canvas.width, canvas.height);
}
