import { setWorkerUrl } from 'maplibre-gl';
import 'maplibre-gl/dist/maplibre-gl.css';

// A file of this origin: the library's own way makes its worker of a blob, which the page's policy refuses.
setWorkerUrl(new URL('maplibre-gl/dist/maplibre-gl-worker.mjs', import.meta.url).href);

export { LngLatBounds, Map as MapLibre, Marker, NavigationControl } from 'maplibre-gl';
