import type { Position } from '@yige/contracts';
import { useDisplay, useMessages } from '@yige/ui';
import type { Map as MapLibre, Marker } from 'maplibre-gl';
import { useEffect, useRef, useState } from 'react';
import { openMap } from '../../../maps/open-map.js';
import { tokenColor } from '../../../maps/plan-style.js';
import type { BaseMapAnswer } from '../../../maps/use-base-map.js';
import { boundsOf } from '../../../matters/map/draw-matters.js';
import { mapMessages } from '../../../matters/map/map-messages.js';
import { placeMessages } from '../place-messages.js';

interface PositionCanvasProps {
  base: BaseMapAnswer;
  position: Position | null;
  onPick: (position: Position) => void;
}

/** A map that is pressed where something stands. Whoever cannot press it types the degrees beside it. */
export function PositionCanvas({ base, position, onPick }: PositionCanvasProps) {
  const t = useMessages(placeMessages);
  const words = useMessages(mapMessages);
  const { mode, locale } = useDisplay();
  const frame = useRef<HTMLDivElement>(null);
  const [drawn, setDrawn] = useState<{ map: MapLibre; marker: Marker } | null>(null);
  const [failed, setFailed] = useState(false);
  const latest = useRef({ position, onPick, t, words });
  latest.current = { position, onPick, t, words };

  // Colours and words are taken from the page as it is then: in another light or language the map is drawn anew.
  useEffect(() => {
    const container = frame.current;
    if (container === null) return;
    let opened: MapLibre | null = null;
    let gone = false;
    const open = async () => {
      const library = await import('../../../maps/maplibre.js');
      if (gone) return;
      const at = latest.current.position;
      opened = openMap(library, {
        ...{ container, base },
        words: {
          'Map.Title': latest.current.t('pickOnMap'),
          'NavigationControl.ZoomIn': latest.current.words('zoomIn'),
          'NavigationControl.ZoomOut': latest.current.words('zoomOut'),
          'AttributionControl.ToggleAttribution': latest.current.words('attribution'),
        },
        bounds: at === null ? boundsOf([], base.plan) : [at.longitude, at.latitude, at.longitude, at.latitude],
      });
      opened.on('click', ({ lngLat: { lng, lat } }) => latest.current.onPick({ longitude: lng, latitude: lat }));
      setDrawn({ map: opened, marker: new library.Marker({ color: tokenColor('ant-color-primary') }) });
    };
    open().catch(() => {
      if (!gone) setFailed(true);
    });
    return () => {
      gone = true;
      setDrawn(null);
      opened?.remove();
    };
  }, [base, mode, locale]);

  useEffect(() => {
    if (drawn === null) return;
    if (position === null) drawn.marker.remove();
    else drawn.marker.setLngLat([position.longitude, position.latitude]).addTo(drawn.map);
  }, [drawn, position]);
  return failed ? null : <div ref={frame} className="place-map" />;
}
