import { MATTERS_ON_MAP, type MatterPoint } from '@yige/contracts';
import { LoadingView, useFormat, useMessages } from '@yige/ui';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { type BaseMapAnswer, useBaseMap } from '../../maps/use-base-map.js';
import { canDrawMaps } from '../../maps/webgl.js';
import { ReadFailed } from '../../states/could-not-start.js';
import { type MatterFilter, useMatterPoints } from '../matter-queries.js';
import { mapMessages } from './map-messages.js';
import { MatterCanvas } from './matter-canvas.js';
import { StageLegend } from './stage-legend.js';
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
  if (base.isLoading || points.isLoading) return <LoadingView />;
  if (base.data === undefined || points.data === undefined) {
    return <ReadFailed onRetry={() => void Promise.all([base.refetch(), points.refetch()])} />;
  }
  const { items, unplaced, more } = points.data;
  return (
    <section className="matter-map" aria-label={t('view.map')}>
      <Canvas base={base.data} points={items} />
      <StageLegend stages={new Set(items.map(({ stage }) => stage))} overdue={items.some((item) => item.overdue)} />
      <Notes unplaced={unplaced} more={more} />
    </section>
  );
}

function Canvas({ base, points }: { base: BaseMapAnswer; points: MatterPoint[] }) {
  const t = useMessages(mapMessages);
  const navigate = useNavigate();
  const [failed, setFailed] = useState(false);
  if (failed) return <p className="matter-map-note">{t('failed')}</p>;
  return (
    <MatterCanvas
      base={base}
      points={points}
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
