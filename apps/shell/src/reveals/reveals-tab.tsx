import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Reveal } from '@yige/contracts';
import { LoadingView, Pager, StateView, useDisplay, useFormat, useMessages, usePages } from '@yige/ui';
import Table from 'antd/es/table';
import { client } from '../api/client.js';
import { revealMessages } from '../people/reveal/reveal-messages.js';
import { ReadFailed } from '../states/could-not-start.js';
import { revealsMessages } from './reveals-messages.js';

const PAGE = 20;

/** Every reveal, newest first, for the security and the audit administrator. */
export function RevealsTab() {
  const t = useMessages(revealsMessages);
  const { phone } = useDisplay();
  const pages = usePages();
  const { cursor } = pages;
  const reveals = useQuery({
    queryKey: ['reveals', cursor ?? null],
    placeholderData: keepPreviousData,
    // Each reading is recorded: only what somebody asked for is read.
    refetchOnWindowFocus: false,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    queryFn: ({ signal }) =>
      client.reveals.list({ query: { limit: PAGE, ...(cursor === undefined ? {} : { cursor }) }, signal }),
  });
  const { data } = reveals;
  const next = data?.next ?? null;
  return (
    <>
      {reveals.isLoading && <LoadingView />}
      {reveals.error !== null && data === undefined && <ReadFailed onRetry={() => void reveals.refetch()} />}
      {data?.items.length === 0 && <StateView kind="empty" title={t('none')} />}
      {data !== undefined &&
        data.items.length > 0 &&
        (phone ? <Cards reveals={data.items} /> : <Rows reveals={data.items} />)}
      <Pager pages={pages} next={next} />
    </>
  );
}

function Rows({ reveals }: { reveals: Reveal[] }) {
  const t = useMessages(revealsMessages);
  const r = useMessages(revealMessages);
  const format = useFormat();
  return (
    <Table<Reveal>
      rowKey="id"
      dataSource={reveals}
      pagination={false}
      scroll={{ x: 'max-content' }}
      columns={[
        { title: t('time'), render: (_, { at }) => format.dateTime(at) },
        { title: t('reader'), render: (_, { reader }) => reader.name },
        { title: t('fields'), render: (_, { fields }) => format.list(fields.map((field) => r(field))) },
        { title: t('person'), render: (_, { personId }) => <code>{personId}</code> },
        { title: t('reason'), render: (_, { reason }) => reason },
      ]}
    />
  );
}

function Cards({ reveals }: { reveals: Reveal[] }) {
  const r = useMessages(revealMessages);
  const format = useFormat();
  return (
    <ul className="yige-cards">
      {reveals.map(({ id, at, reader, fields, reason }) => (
        <li key={id}>
          {reader.name} · {format.list(fields.map((field) => r(field)))}
          <div className="yige-quiet">
            {format.dateTime(at)} · {reason}
          </div>
        </li>
      ))}
    </ul>
  );
}
