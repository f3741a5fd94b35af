import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { corePermissions, type OutsideRefusal, type Page, type Refusal } from '@yige/contracts';
import { BureauCell, Chip, LoadingView, Pager, Panel, useFormat, useLocalized, useMessages, usePages } from '@yige/ui';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { client } from '../api/client.js';
import { usePortal } from '../app/portal.js';
import { ReadFailed } from '../states/could-not-start.js';
import './admission.css';
import { admissionMessages } from './admission-messages.js';
import { refusalMessages } from './refusal-messages.js';
import { FoldedPapers } from './refusal-papers.js';

const PAGE = 20;

interface Filtered {
  filter: { plugin?: string; unit?: string };
}

/** Tasks that communities refused; each leads to its task. */
export function RefusalList({ filter }: Filtered) {
  const t = useMessages(refusalMessages);
  const words = useMessages(admissionMessages);
  const format = useFormat();
  const localized = useLocalized();
  const { permissions } = usePortal();
  const reads = permissions.includes(corePermissions.taskRead);
  return (
    <Paged<Refusal>
      title={t('tasks')}
      none={t('noTasks')}
      queryKey={['admissions', 'refusals', filter]}
      read={(query, signal) => client.taskAdmissions.refusals({ query: { ...filter, ...query }, signal })}
      card={({ bureau, typeTitle, taskId, unit, reason, note, by, at }) => (
        <>
          <span className="admission-name">
            <BureauCell glyph={bureau.glyph} color={bureau.color} />
            <strong>{localized(bureau.name)}</strong>
            {reads ? <Link to={`/inbox/${taskId}`}>{localized(typeTitle)}</Link> : localized(typeTitle)}
          </span>
          <span>
            {words(`refusal.${reason}`)}
            {note !== null && <> · {note}</>}
          </span>
          <span className="yige-quiet">
            {unit?.name ?? '—'} · {by.name} · {format.dateTime(at)}
          </span>
        </>
      )}
    />
  );
}

/** What communities refused of work that came beside the platform, marked as recorded by them. */
export function OutsideList({ filter }: Filtered) {
  const t = useMessages(refusalMessages);
  const words = useMessages(admissionMessages);
  const format = useFormat();
  const localized = useLocalized();
  return (
    <Paged<OutsideRefusal>
      title={t('outside')}
      none={t('noOutside')}
      queryKey={['admissions', 'refusals', 'outside', filter]}
      read={(query, signal) => client.refusalRecord.outside({ query: { ...filter, ...query }, signal })}
      card={(refusal) => {
        const { bureau, what, unit, reason, by, cameOn } = refusal;
        return (
          <>
            <span className="admission-name">
              <BureauCell glyph={bureau.glyph} color={bureau.color} />
              <strong>{localized(bureau.name)}</strong> {what}{' '}
              <Chip tone="neutral" icon="person">
                {t('byHand')}
              </Chip>
            </span>
            <span>{words(`refusal.${reason}`)}</span>
            <span className="yige-quiet">
              {unit?.name ?? '—'} · {by.name} · {format.date(cameOn)}
            </span>
            <FoldedPapers refusal={refusal} />
          </>
        );
      }}
    />
  );
}

interface PagedProps<Item> {
  title: string;
  none: string;
  queryKey: readonly unknown[];
  read: (query: { limit: number; cursor?: string }, signal: AbortSignal) => Promise<Page<Item>>;
  card: (item: Item) => ReactNode;
}

function Paged<Item extends { id: string }>({ title, none, queryKey, read, card }: PagedProps<Item>) {
  const pages = usePages();
  const { cursor } = pages;
  const { data, isLoading, error, refetch } = useQuery({
    queryKey: [...queryKey, cursor ?? null],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => read({ limit: PAGE, ...(cursor === undefined ? {} : { cursor }) }, signal),
  });
  return (
    <Panel title={title}>
      {isLoading && <LoadingView />}
      {error !== null && data === undefined && <ReadFailed onRetry={() => void refetch()} />}
      {data?.items.length === 0 && <p className="yige-quiet">{none}</p>}
      <ul className="yige-plain-list">
        {(data?.items ?? []).map((item) => (
          <li key={item.id} className="admission-card">
            {card(item)}
          </li>
        ))}
      </ul>
      <Pager pages={pages} next={data?.next ?? null} />
    </Panel>
  );
}
