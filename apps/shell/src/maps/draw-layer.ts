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

/** Draws each point of a layer as the bureau's cell; again with other points, it only moves them. */
export function drawLayer(
  map: MapLibre,
  { key, glyph, color, points }: PointLayer,
  onPress: (id: string) => void,
): void {
  const data = {
    type: 'FeatureCollection' as const,
    features: points.map(({ id, longitude, latitude }) => ({
      type: 'Feature' as const,
      properties: { id },
      geometry: { type: 'Point' as const, coordinates: [longitude, latitude] },
    })),
  };
  const source = map.getSource<GeoJSONSource>(key);
  if (source !== undefined) {
    source.setData(data);
    return;
  }
  const cell = cellImage(glyph, color);
  if (cell !== null && !map.hasImage(key)) map.addImage(key, cell, { pixelRatio: RATIO });
  map.addSource(key, { type: 'geojson', data });
  const layout = { 'icon-image': key, 'icon-allow-overlap': true } as const;
  map.addLayer({ id: key, type: 'symbol', source: key, layout });
  map.on('click', key, ({ features }) => {
    const id: unknown = features?.[0]?.properties.id;
    if (typeof id === 'string') onPress(id);
  });
}

export function removeLayer(map: MapLibre, key: string): void {
  if (map.getLayer(key) !== undefined) map.removeLayer(key);
  if (map.getSource(key) !== undefined) map.removeSource(key);
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
