import type { LngLatBoundsLike, Map as MapLibre } from 'maplibre-gl';
import { planStyle } from './plan-style.js';
import type { BaseMapAnswer } from './use-base-map.js';

/** So near that houses can be told apart; at first no nearer than that what lies around is seen. */
const NEAREST = 20;
const NEAREST_AT_FIRST = 17;
/** Free pixels around the outermost points. */
const MARGIN = 48;

interface OpenMapOptions {
  container: HTMLElement;
  base: BaseMapAnswer;
  /** The words of the map's own controls. */
  words: Record<string, string>;
  /** What is seen at first; null for the whole of the base map. */
  bounds: LngLatBoundsLike | null;
}

type Library = typeof import('./maplibre.js');

/** A map over the district's own plan or a site's style, seen from above. */
export function openMap(library: Library, { container, base, words, bounds }: OpenMapOptions): MapLibre {
  const map = new library.MapLibre({
    container,
    style: base.styleUrl ?? planStyle(base.plan),
    locale: words,
    attributionControl: base.styleUrl === null ? false : { compact: true },
    maxZoom: NEAREST,
    dragRotate: false,
    pitchWithRotate: false,
    ...(bounds === null ? {} : { bounds, fitBoundsOptions: { padding: MARGIN, maxZoom: NEAREST_AT_FIRST } }),
  });
  map.touchZoomRotate.disableRotation();
  map.addControl(new library.NavigationControl({ showCompass: false }));
  return map;
}
