import { MATTERS_ON_MAP, type MatterPoint } from '@yige/contracts';
import { LoadingView, useFormat, useMessages } from '@yige/ui';
import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { usePostUnit } from '../../app/portal.js';
import type { PointLayer } from '../../maps/draw-layer.js';
import { type BaseMapAnswer, useBaseMap } from '../../maps/use-base-map.js';
import { canDrawMaps } from '../../maps/webgl.js';
import { ReadFailed } from '../../states/could-not-start.js';
import { type MatterFilter, useMatterPoints } from '../matter-queries.js';
import { MapLayers } from './map-layers.js';
import { mapMessages } from './map-messages.js';
import { MatterCanvas, type PressedPoint } from './matter-canvas.js';
import { StageLegend } from './stage-legend.js';
import { type LayerPoints, type OfferedLayer, useMapLayers } from './use-map-layers.js';
import './matter-map.css';

/** Where the matters of the filter are. Whoever cannot have a map is told so; the list is there in any case. */
export function MatterMap({ filter }: { filter: MatterFilter }) {
  const t = useMessages(mapMessages);
  const [drawable] = useState(canDrawMaps);
  return drawable ? <DrawnMap filter={filter} /> : <p className="matter-map-note">{t('noWebGl')}</p>;
}

function DrawnMap({ filter }: { filter: MatterFilter }) {
  const t = useMessages(mapMessages);
  const base = useBaseMap();
  const points = useMatterPoints(filter);
  const unitId = usePostUnit();
  const layers = useMapLayers();
  const [pressed, setPressed] = useState<PressedPoint | null>(null);
  const { shown, told } = layers;
  const drawn = useMemo(() => drawnOf(shown, told), [shown, told]);
  if (base.isLoading || points.isLoading) return <LoadingView />;
  if (base.data === undefined || points.data === undefined) {
    return <ReadFailed onRetry={() => void Promise.all([base.refetch(), points.refetch()])} />;
  }
  const { items, unplaced, more } = points.data;
  return (
    <section className="matter-map" aria-label={t('view.map')}>
      <Canvas base={base.data} points={items} layers={drawn} onPress={setPressed} />
      <StageLegend stages={new Set(items.map(({ stage }) => stage))} overdue={items.some((item) => item.overdue)} />
      {unitId !== null && <MapLayers layers={layers} unitId={unitId} pressed={pressed} />}
      <Notes unplaced={unplaced} more={more} />
    </section>
  );
}

/** Those whose points are known. */
function drawnOf(shown: readonly OfferedLayer[], told: Readonly<Record<string, LayerPoints>>): PointLayer[] {
  return shown.flatMap(({ key, plugin: { glyph, color } }) => {
    const points = told[key];
    return points === undefined || points === 'refused' ? [] : [{ key, glyph, color, points }];
  });
}

interface CanvasProps {
  base: BaseMapAnswer;
  points: MatterPoint[];
  layers: PointLayer[];
  onPress: (point: PressedPoint) => void;
}

function Canvas({ base, points, layers, onPress }: CanvasProps) {
  const t = useMessages(mapMessages);
  const navigate = useNavigate();
  const [failed, setFailed] = useState(false);
  if (failed) return <p className="matter-map-note">{t('failed')}</p>;
  return (
    <MatterCanvas
      base={base}
      points={points}
      layers={layers}
      onPress={onPress}
      onOpen={(id) => void navigate(`/matters/${id}`)}
      onFailed={() => setFailed(true)}
    />
  );
}

function Notes({ unplaced, more }: { unplaced: number; more: boolean }) {
  const t = useMessages(mapMessages);
  const format = useFormat();
  if (unplaced === 0 && !more) return null;
  return (
    <p className="yige-quiet">
      {more && t('more', { count: format.count(MATTERS_ON_MAP) })} {unplaced > 0 && t('unplaced', { count: unplaced })}
    </p>
  );
}
