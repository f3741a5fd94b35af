import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import type { AuditEntry, AuditFilter } from '@yige/contracts';
import { LoadingView, Pager, StateView, useAnnounce, useMessages, usePages } from '@yige/ui';
import Button from 'antd/es/button';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { client } from '../api/client.js';
import { ReadFailed } from '../states/could-not-start.js';
import { AuditDrawer } from './audit-drawer.js';
import { filterOf, searchOf } from './audit-filter.js';
import { AuditFilters } from './audit-filters.js';
import { AuditList } from './audit-list.js';
import { auditMessages } from './audit-messages.js';
import './audit.css';
import { BreakGlassPanel } from './break-glass-panel.js';
import { saveFile } from './save-file.js';
import { VerificationPanel } from './verification-panel.js';

const PAGE = 20;

/** Who did what, when, from where, on whom, why; and whether the record of it still holds. */
export default function AuditPage() {
  const t = useMessages(auditMessages);
  const [search, setSearch] = useSearchParams();
  const filter = filterOf(search);
  const pages = usePages();
  const [opened, setOpened] = useState<AuditEntry | null>(null);
  const { cursor } = pages;
  const entries = useQuery({
    queryKey: ['audit', filter, cursor ?? null],
    placeholderData: keepPreviousData,
    // Each reading is an entry: only what somebody asked for is read.
    refetchOnWindowFocus: false,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    queryFn: ({ signal }) =>
      client.audit.list({ query: { limit: PAGE, ...filter, ...(cursor === undefined ? {} : { cursor }) }, signal }),
  });
  const show = (changed: AuditFilter) => {
    pages.restart();
    setOpened(null);
    setSearch(searchOf(changed), { replace: true });
  };
  const { data } = entries;
  const next = data?.next ?? null;
  return (
    <div className="yige-page">
      <header className="yige-page-head">
        <div>
          <h1>{t('title')}</h1>
          <p className="audit-line yige-quiet">{t('note')}</p>
        </div>
        <ExportButton filter={filter} />
      </header>
      <div className="audit-panels">
        <VerificationPanel />
        <BreakGlassPanel />
      </div>
      <AuditFilters key={search.toString()} filter={filter} onChange={show} />
      {entries.isLoading && <LoadingView />}
      {entries.error !== null && data === undefined && <ReadFailed onRetry={() => void entries.refetch()} />}
      {data?.items.length === 0 && <StateView kind="noMatch" title={t('none')} description={t('noneHint')} />}
      {data !== undefined && data.items.length > 0 && <AuditList entries={data.items} onOpen={setOpened} />}
      <Pager pages={pages} next={next} />
      <AuditDrawer entry={opened} onClose={() => setOpened(null)} onFilter={show} />
    </div>
  );
}

function ExportButton({ filter }: { filter: AuditFilter }) {
  const t = useMessages(auditMessages);
  const announce = useAnnounce();
  const save = useMutation({
    mutationFn: () => client.audit.export({ query: filter }),
    gcTime: 0,
    onSuccess: (text) => {
      saveFile('audit.csv', 'text/csv', text);
      announce(t('exported'));
    },
  });
  return (
    <div className="audit-export">
      <Button loading={save.isPending} onClick={() => save.mutate()}>
        {save.isPending ? t('exporting') : t('export')}
      </Button>
      {save.error !== null && <div role="alert">{t('failed', { reason: save.error.message })}</div>}
    </div>
  );
}
