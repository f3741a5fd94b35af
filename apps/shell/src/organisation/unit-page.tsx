import { LoadingView, Panel, StateView, useDisplay, useMessages } from '@yige/ui';
import { Link } from 'react-router';
import { isGone } from '../inbox/task-queries.js';
import { ReadFailed } from '../states/could-not-start.js';
import { organisationMessages } from './organisation-messages.js';
import { useNorms, useStructure, useUnit } from './organisation-queries.js';
import { AgenciesPanel } from './panels/agencies-panel.js';
import { BodiesPanel } from './panels/bodies-panel.js';
import { PartnersPanel } from './panels/partners-panel.js';
import { PostsPanel } from './panels/posts-panel.js';
import { PremisesPanel } from './panels/premises-panel.js';
import { StaffingPanel } from './panels/staffing-panel.js';
import { UnitLineage } from './reorganisation/unit-lineage.js';
import { UnitFigures } from './unit-figures.js';
import { UnitHead } from './unit-head.js';
import { UnitList } from './unit-list.js';
import { unitMessages } from './unit-messages.js';
import type { AsOf } from './use-as-of.js';
import './unit.css';

/** One unit as of a day: what it is, its figures, what lies in it and who works there. */
export function UnitPage({ unitId, asOf }: { unitId: string; asOf: AsOf }) {
  const t = useMessages(organisationMessages);
  const u = useMessages(unitMessages);
  const { phone } = useDisplay();
  const unit = useUnit(unitId, asOf.day);
  const structure = useStructure(unitId, asOf.day);
  const norms = useNorms(unitId, asOf.day === null);
  if (unit.isLoading) return <LoadingView />;
  if (unit.data === undefined) {
    if (!isGone(unit.error)) return <ReadFailed onRetry={() => void unit.refetch()} />;
    return (
      <div className="yige-page">
        <StateView
          kind="notFound"
          title={t('gone')}
          description={t('goneHint')}
          action={<Link to={`/organisation${asOf.query}`}>{t('back')}</Link>}
        />
      </div>
    );
  }
  const mayManage = unit.data.mayManage && asOf.day === null;
  const inCommunity = unit.data.level === 'community' || unit.data.kind === 'hamletCommunity';
  const panel = { unit: unit.data, mayManage };
  return (
    <article className="unit">
      <UnitHead unit={unit.data} asOf={asOf} mayManage={mayManage} />
      <div className="unit-body">
        {asOf.day !== null && <p className="unit-note">{u('pastFigures')}</p>}
        {norms.data !== undefined && <UnitFigures norms={norms.data} />}
        {norms.error !== null && <ReadFailed onRetry={() => void norms.refetch()} />}
        <div className="unit-columns">
          <div className="unit-column">
            {phone && unit.data.hasChildren && (
              <Panel title={u('below')} flush>
                <UnitList parent={unitId} q="" asOf={asOf} />
              </Panel>
            )}
            {structure.isLoading && <LoadingView />}
            {structure.error !== null && structure.data === undefined && (
              <ReadFailed onRetry={() => void structure.refetch()} />
            )}
            {structure.data !== undefined && inCommunity && <BodiesPanel {...panel} bodies={structure.data.bodies} />}
            {unit.data.mayReadStaff && <PostsPanel unitId={unitId} asOf={asOf} />}
          </div>
          <div className="unit-column">
            {norms.data !== undefined && <StaffingPanel norms={norms.data} />}
            {structure.data !== undefined && (
              <>
                <PremisesPanel {...panel} premises={structure.data.premises} check={norms.data?.premises ?? null} />
                <AgenciesPanel {...panel} agencies={structure.data.agencies} />
                {unit.data.level === 'community' && <PartnersPanel {...panel} partners={structure.data.partners} />}
              </>
            )}
            <UnitLineage unitId={unitId} />
          </div>
        </div>
      </div>
    </article>
  );
}
