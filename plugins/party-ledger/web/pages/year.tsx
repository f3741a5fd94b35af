import {
  definePage,
  Icon,
  LoadingView,
  Panel,
  ReadFailed,
  StateView,
  useDisplay,
  useFormat,
  useMessages,
  usePluginNavigation,
  usePluginPermission,
  usePluginQuery,
} from '@yige/plugin-sdk/web';
import Button from 'antd/es/button';
import { useState } from 'react';
import { type BranchYear, type YearSlot, yearAnswerSchema } from '../../contract/meetings.js';
import { structureSchema } from '../../contract/members.js';
import { isBranch } from '../../rules/organisation-thresholds.js';
import { MeetingDialog } from '../parts/meeting-dialog.js';
import { OrganisationSelect } from '../parts/organisations.js';
import { PartyPage } from '../parts/party-page.js';
import { SlotDialog } from '../parts/slot-dialog.js';
import { StructurePanels } from '../parts/structure-panels.js';
import { DuesCard, Upcoming } from '../parts/year-aside.js';
import { YearGrid } from '../parts/year-grid.js';
import { words } from '../text/words.js';
import { yearMessages } from '../text/year-messages.js';

/** 支部一年: what a branch should hold, what it held and what comes next. */
function YearPage() {
  const w = useMessages(words);
  const { navigate } = usePluginNavigation();
  const mayKeep = usePluginPermission('party-ledger:ledger.keep');
  const [organisation, setOrganisation] = useState<string>();
  const [year, setYear] = useState<number>();
  const { data, error, refetch } = usePluginQuery({
    path: '/year',
    query: { organisation, year },
    response: yearAnswerSchema,
  });
  if (data?.year != null) {
    return <BranchYearView year={data.year} onBranch={setOrganisation} onYear={setYear} />;
  }
  return (
    <PartyPage title={w('nav.year')}>
      {data === undefined && error === null && <LoadingView />}
      {data === undefined && error !== null && <ReadFailed error={error} onRetry={() => void refetch()} />}
      {data !== undefined && (
        <StateView
          kind="empty"
          title={w('noBranch')}
          description={w('noBranchHint')}
          {...(mayKeep
            ? {
                action: (
                  <Button type="primary" onClick={() => navigate('/organisations')}>
                    {w('addOrganisation')}
                  </Button>
                ),
              }
            : {})}
        />
      )}
    </PartyPage>
  );
}

interface BranchYearViewProps {
  year: BranchYear;
  onBranch: (id: string | undefined) => void;
  onYear: (year: number) => void;
}

function BranchYearView({ year: shown, onBranch, onYear }: BranchYearViewProps) {
  const t = useMessages(yearMessages);
  const w = useMessages(words);
  const { phone } = useDisplay();
  const mayKeep = usePluginPermission('party-ledger:ledger.keep');
  const [slot, setSlot] = useState<YearSlot | null>(null);
  const [recording, setRecording] = useState<YearSlot | 'any' | null>(null);
  const { branch, year, figures, rule } = shown;
  return (
    <PartyPage
      title={t('title', { branch: branch.name, year })}
      actions={
        <>
          <OrganisationSelect value={branch.id} onChange={onBranch} only={isBranch} />
          <Button aria-label={t('previousYear')} icon={<Icon name="chevronLeft" />} onClick={() => onYear(year - 1)} />
          <Button aria-label={t('nextYear')} icon={<Icon name="chevronRight" />} onClick={() => onYear(year + 1)} />
          {!phone && <Button onClick={() => window.print()}>{t('print')}</Button>}
          {mayKeep && (
            <Button type="primary" onClick={() => setRecording('any')}>
              {t('record')}
            </Button>
          )}
        </>
      }
    >
      <BranchLine year={shown} />
      <div style={phone ? stacked : { ...stacked, gridTemplateColumns: 'minmax(0, 3fr) minmax(240px, 1fr)' }}>
        <Panel title={t('life')} hint={t('figures', figures)} flush>
          <YearGrid year={shown} onOpen={setSlot} />
          <p className="yige-quiet" style={{ margin: 0, padding: 'var(--ant-padding-sm) var(--ant-padding)' }}>
            {w('source', { source: rule.source })}
          </p>
        </Panel>
        <div style={stacked}>
          <Upcoming year={shown} />
          <DuesCard branchId={branch.id} />
        </div>
      </div>
      <BranchStructure branchId={branch.id} phone={phone} />
      {slot !== null && (
        <SlotDialog
          branchId={branch.id}
          slot={slot}
          onClose={() => setSlot(null)}
          onRecord={() => {
            setRecording(slot);
            setSlot(null);
          }}
        />
      )}
      {recording !== null && (
        <MeetingDialog
          branchId={branch.id}
          {...(recording === 'any' ? {} : { slot: recording })}
          onClose={() => setRecording(null)}
        />
      )}
    </PartyPage>
  );
}

const stacked = { display: 'grid', gap: 'var(--ant-padding)', alignContent: 'start', minWidth: 0 } as const;

function BranchLine({ year: { branch } }: { year: BranchYear }) {
  const t = useMessages(yearMessages);
  const format = useFormat();
  const { members, probationary, secretary, committeeSize, termEndsOn } = branch;
  return (
    <p className="yige-quiet" style={{ margin: 0 }}>
      {[
        t('about', { members, probationary }),
        secretary === null ? t('noSecretary') : t('secretary', { name: secretary }),
        ...(committeeSize > 2 ? [t('committee', { size: committeeSize })] : []),
        ...(termEndsOn === null ? [] : [t('termEnds', { date: format.date(termEndsOn) })]),
      ].join(' · ')}
    </p>
  );
}

function BranchStructure({ branchId, phone }: { branchId: string; phone: boolean }) {
  const { data } = usePluginQuery({
    path: '/structure',
    query: { organisation: branchId },
    response: structureSchema,
  });
  if (data === undefined) return null;
  return (
    <div style={phone ? stacked : { ...stacked, gridTemplateColumns: 'repeat(2, minmax(0, 1fr))' }}>
      <StructurePanels structure={data} />
    </div>
  );
}

export default definePage(YearPage);
