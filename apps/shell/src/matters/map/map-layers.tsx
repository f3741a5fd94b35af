import { type MapPoint, pageAt } from '@yige/contracts';
import { BureauCell, UnavailablePlugin, useLocalized, useMessages } from '@yige/ui';
import Checkbox from 'antd/es/checkbox';
import { useMemo } from 'react';
import { Link } from 'react-router';
import { PluginComponent } from '../../plugins/plugin-component.js';
import { useOpenPart } from '../../plugins/version-notice.js';
import { mapMessages } from './map-messages.js';
import type { PressedPoint } from './matter-canvas.js';
import type { OfferedLayer, useMapLayers } from './use-map-layers.js';

interface MapLayersProps {
  layers: ReturnType<typeof useMapLayers>;
  unitId: string;
  /** On the map; null: none. */
  pressed: PressedPoint | null;
}

/** What bureaus lay over the map: a switch for each, and beside the map the same points as a list. */
export function MapLayers({ layers, unitId, pressed }: MapLayersProps) {
  const t = useMessages(mapMessages);
  const localized = useLocalized();
  const { offered, shown, turn } = layers;
  if (offered.length === 0) return null;
  return (
    <fieldset className="map-layers">
      <legend>{t('layers')}</legend>
      {offered.map((layer) => (
        <Checkbox key={layer.key} checked={shown.includes(layer)} onChange={() => turn(layer.key)}>
          <span className="map-layer-name">
            <BureauCell glyph={layer.plugin.glyph} color={layer.plugin.color} />
            {localized(layer.title)}
          </span>
        </Checkbox>
      ))}
      {shown.map((layer) => (
        <ShownLayer key={layer.key} {...{ layer, layers, unitId, pressed }} />
      ))}
    </fieldset>
  );
}

function ShownLayer({ layer, layers, unitId, pressed }: MapLayersProps & { layer: OfferedLayer }) {
  const t = useMessages(mapMessages);
  const localized = useLocalized();
  const { key, plugin, expose, title } = layer;
  const { told, tell, forget } = layers;
  const open = useOpenPart(plugin);
  const props = useMemo(() => ({ unitId, onPoints: (points: unknown) => tell(key, points) }), [unitId, tell, key]);
  const points = told[key];
  const isPressed = ({ id }: MapPoint) => pressed?.layer === key && pressed.id === id;
  if (points === 'refused') {
    return <UnavailablePlugin name={localized(plugin.name)} reason="crashed" onRetry={() => forget(key)} />;
  }
  return (
    <div className="map-layer">
      {open.notice}
      <PluginComponent plugin={open.shown} expose={expose} props={props} />
      {points !== undefined && (
        <details open={points.some(isPressed)}>
          <summary>{t('layerPoints', { title: localized(title), count: points.length })}</summary>
          <ul>
            {points.map((point) => (
              <li key={point.id} aria-current={isPressed(point) ? true : undefined}>
                <PointTitle layer={layer} point={point} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

/** A page that the plugin does not have, or that is not the user's, is no link. */
function PointTitle({ layer: { plugin }, point: { title, page } }: { layer: OfferedLayer; point: MapPoint }) {
  if (page === undefined || pageAt(plugin.pages, page) === undefined) return title;
  return <Link to={`/apps/${plugin.id}${page === '/' ? '' : page}`}>{title}</Link>;
}
