import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { FindingToFollow } from '@yige/contracts';
import { LoadingView, Pager, Panel, useMessages, usePages } from '@yige/ui';
import Button from 'antd/es/button';
import { useState } from 'react';
import { Link } from 'react-router';
import { client } from '../../../api/client.js';
import { ReadFailed } from '../../../states/could-not-start.js';
import { placeMessages } from '../place-messages.js';
import { PlaceTabs } from '../place-tabs.js';
import { doorText, FindingLine } from './finding-line.js';
import { SettleFinding } from './settle-finding.js';
import '../../registry-panels.css';

const PAGE = 10;
const STATES = ['open', 'settled'] as const;

/** What walk-rounds have found and somebody has to see to. */
export function FindingsPanel() {
  const t = useMessages(placeMessages);
  const [state, setState] = useState<(typeof STATES)[number]>('open');
  const [settling, setSettling] = useState<FindingToFollow | null>(null);
  const pages = usePages(state);
  const { cursor } = pages;
  const findings = useQuery({
    queryKey: ['walkRounds', 'findings', state, cursor ?? null],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      client.walkRounds.findings({
        query: { state, limit: PAGE, ...(cursor === undefined ? {} : { cursor }) },
        signal,
      }),
  });
  const items = findings.data?.items ?? [];
  return (
    <Panel
      title={t('toFollow')}
      hint={t('toFollowHint')}
      flush
      extra={
        <PlaceTabs
          label={t('findingState')}
          value={state}
          onChange={setState}
          options={STATES.map((value) => ({ value, label: t(value) }))}
        />
      }
    >
      {findings.isLoading && <LoadingView />}
      {findings.error !== null && findings.data === undefined && <ReadFailed onRetry={() => void findings.refetch()} />}
      {findings.data !== undefined && items.length === 0 && (
        <p className="person-none">{t(state === 'open' ? 'noFindings' : 'noSettled')}</p>
      )}
      <ul className="person-fact-lines">
        {items.map((finding) => (
          <FindingLine key={finding.id} finding={finding} door={<DoorLink finding={finding} />}>
            {finding.settled === null && (
              <div className="form-actions">
                {finding.householdIds.map((id) => (
                  <Link key={id} to={`/households/${id}`}>
                    {t('household')}
                  </Link>
                ))}
                {finding.dwellingId === null && finding.kind === 'unlisted' && (
                  <Link to={`/buildings/${finding.buildingId}?${newDoorQuery(finding)}`}>{t('listIt')}</Link>
                )}
                <Button size="small" onClick={() => setSettling(finding)}>
                  {t('settle')}
                </Button>
              </div>
            )}
          </FindingLine>
        ))}
      </ul>
      <Pager pages={pages} next={findings.data?.next ?? null} />
      {settling !== null && (
        <SettleFinding
          findingId={settling.id}
          title={`${settling.building} ${doorText(settling)}`}
          onClose={() => setSettling(null)}
        />
      )}
    </Panel>
  );
}

function DoorLink({ finding }: { finding: FindingToFollow }) {
  const { buildingId, building, dwellingId, unitName } = finding;
  return (
    <>
      <Link to={`/buildings/${buildingId}${dwellingId === null ? '' : `?door=${dwellingId}`}`}>
        {building} {doorText(finding)}
      </Link>{' '}
      <span className="yige-quiet">{unitName}</span>
    </>
  );
}

function newDoorQuery({ entrance, door }: FindingToFollow): string {
  return new URLSearchParams({ newDoor: door, ...(entrance === null ? {} : { entrance }) }).toString();
}
