import type { MatterPoint } from '@yige/contracts';
import { type Translate, useDisplay, useMessages } from '@yige/ui';
import type { Map as MapLibre } from 'maplibre-gl';
import { useEffect, useRef, useState } from 'react';
import { type DrawnLayer, drawLayer, type PointLayer } from '../../maps/draw-layer.js';
import { openMap } from '../../maps/open-map.js';
import type { BaseMapAnswer } from '../../maps/use-base-map.js';
import { boundsOf, drawMatters, showMatters } from './draw-matters.js';
import { mapMessages } from './map-messages.js';

/** A point of a plugin's layer that was pressed; two layers may have points of the same id. */
export interface PressedPoint {
  layer: string;
  id: string;
}

interface MatterCanvasProps {
  base: BaseMapAnswer;
  points: readonly MatterPoint[];
  /** Of plugins, over the matters. */
  layers: readonly PointLayer[];
  onOpen: (matterId: string) => void;
  onPress: (point: PressedPoint) => void;
  onFailed: () => void;
}

/** The map itself: drawn anew in another light or language, and only filled anew when there are other points. */
export function MatterCanvas({ base, points, layers, onOpen, onPress, onFailed }: MatterCanvasProps) {
  const t = useMessages(mapMessages);
  const { mode, locale } = useDisplay();
  const frame = useRef<HTMLDivElement>(null);
  const [map, setMap] = useState<MapLibre | null>(null);
  /** Of the map that is there now, by the layers' keys. */
  const drawn = useRef(new Map<string, DrawnLayer>());
  const latest = useRef({ points, onOpen, onPress, onFailed, t });
  latest.current = { points, onOpen, onPress, onFailed, t };

  // Colours and words are taken from the page as it is then: in another light or language the map is drawn anew.
  useEffect(() => {
    const container = frame.current;
    if (container === null) return;
    let opened: MapLibre | null = null;
    let gone = false;
    const open = async () => {
      const library = await import('../../maps/maplibre.js');
      if (gone) return;
      const bounds = boundsOf(latest.current.points, base.plan);
      opened = openMap(library, { container, base, words: wordsOf(latest.current.t), bounds });
      await opened.once('load');
      if (gone) return;
      drawMatters(opened, (id) => latest.current.onOpen(id));
      setMap(opened);
    };
    open().catch(() => {
      if (!gone) latest.current.onFailed();
    });
    return () => {
      gone = true;
      setMap(null);
      drawn.current.clear();
      opened?.remove();
    };
  }, [base, mode, locale]);

  useEffect(() => {
    if (map !== null) showMatters(map, points);
  }, [map, points]);
  useEffect(() => {
    if (map === null) return;
    for (const [key, before] of drawn.current) {
      if (layers.some((layer) => layer.key === key)) continue;
      before.remove();
      drawn.current.delete(key);
    }
    for (const layer of layers) {
      const before = drawn.current.get(layer.key);
      if (before !== undefined) before.show(layer.points);
      else {
        const press = (id: string) => latest.current.onPress({ layer: layer.key, id });
        drawn.current.set(layer.key, drawLayer(map, layer, press));
      }
    }
  }, [map, layers]);
  return <div ref={frame} className="matter-map-canvas" />;
}

function wordsOf(t: Translate<(typeof mapMessages)['zh-CN']>): Record<string, string> {
  return {
    'Map.Title': t('map'),
    'NavigationControl.ZoomIn': t('zoomIn'),
    'NavigationControl.ZoomOut': t('zoomOut'),
    'AttributionControl.ToggleAttribution': t('attribution'),
  };
}
