import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type PersonRead, roleTitles } from '@yige/contracts';
import { LoadingView, Pager, StateView, useDisplay, useFormat, useLocalized, useMessages, usePages } from '@yige/ui';
import Button from 'antd/es/button';
import Input from 'antd/es/input';
import Table from 'antd/es/table';
import { useId, useState } from 'react';
import { client } from '../api/client.js';
import { ReadFailed } from '../states/could-not-start.js';
import { revealsMessages } from './reveals-messages.js';

const PAGE = 20;

interface Asked {
  person?: string;
  reader?: string;
  from?: string;
  to?: string;
}

/** Who opened whose page on which day, of everybody, of one resident or of one reader. */
export function ReadsTab() {
  const t = useMessages(revealsMessages);
  const { phone } = useDisplay();
  const pages = usePages();
  const { cursor } = pages;
  const [asked, setAsked] = useState<Asked>({});
  const reads = useQuery({
    queryKey: ['reveals', 'reads', asked, cursor ?? null],
    placeholderData: keepPreviousData,
    // Each reading is recorded: only what somebody asked for is read.
    refetchOnWindowFocus: false,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    queryFn: ({ signal }) =>
      client.reveals.reads({
        query: { limit: PAGE, ...asked, ...(cursor === undefined ? {} : { cursor }) },
        signal,
      }),
  });
  const change = (next: Asked) => {
    pages.restart();
    setAsked(next);
  };
  const { data } = reads;
  const shown = { reads: data?.items ?? [], asked, onAsk: change };
  return (
    <>
      <Filters key={asked.person ?? ''} asked={asked} onAsk={change} />
      {reads.isLoading && <LoadingView />}
      {reads.error !== null && data === undefined && <ReadFailed onRetry={() => void reads.refetch()} />}
      {data?.items.length === 0 && <StateView kind="empty" title={t('noReads')} />}
      {shown.reads.length > 0 && (phone ? <Cards {...shown} /> : <Rows {...shown} />)}
      <Pager pages={pages} next={data?.next ?? null} />
    </>
  );
}

interface FiltersProps {
  asked: Asked;
  onAsk: (asked: Asked) => void;
}

function Filters({ asked, onAsk }: FiltersProps) {
  const t = useMessages(revealsMessages);
  const ids = { from: useId(), to: useId() };
  const day = (name: 'from' | 'to', value: string) => {
    const { [name]: _, ...others } = asked;
    onAsk(value === '' ? others : { ...others, [name]: value });
  };
  return (
    <div className="yige-filters">
      {(['from', 'to'] as const).map((name) => (
        <label key={name} className="yige-field" htmlFor={ids[name]}>
          <span className="yige-field-label">{t(name)}</span>
          <Input
            id={ids[name]}
            type="date"
            value={asked[name] ?? ''}
            onChange={({ target }) => day(name, target.value)}
          />
        </label>
      ))}
      <Input.Search
        allowClear
        className="people-search"
        aria-label={t('byPerson')}
        placeholder={t('byPerson')}
        defaultValue={asked.person ?? ''}
        onSearch={(text) => {
          const { person: _, ...others } = asked;
          onAsk(text.trim() === '' ? others : { ...others, person: text.trim().toUpperCase() });
        }}
      />
      {Object.keys(asked).length > 0 && <Button onClick={() => onAsk({})}>{t('clear')}</Button>}
    </div>
  );
}

interface ReadsProps extends FiltersProps {
  reads: PersonRead[];
}

function Rows({ reads, asked, onAsk }: ReadsProps) {
  const t = useMessages(revealsMessages);
  const format = useFormat();
  const localized = useLocalized();
  return (
    <Table<PersonRead>
      rowKey={keyOf}
      dataSource={reads}
      pagination={false}
      scroll={{ x: 'max-content' }}
      columns={[
        {
          title: t('time'),
          render: (_, { at, times }) =>
            `${format.dateTime(at)}${times > 1 ? ` · ${t('times', { count: times })}` : ''}`,
        },
        { title: t('reader'), render: (_, { reader }) => <Reader reader={reader} asked={asked} onAsk={onAsk} /> },
        { title: t('post'), render: (_, read) => <Post read={read} /> },
        { title: t('through'), render: (_, { plugin }) => (plugin === null ? '—' : localized(plugin)) },
        {
          title: t('person'),
          render: (_, { personId }) => (
            <button
              type="button"
              className="yige-link-button"
              title={t('onlyPerson')}
              onClick={() => onAsk({ ...asked, person: personId })}
            >
              <code>{personId}</code>
            </button>
          ),
        },
      ]}
    />
  );
}

function Cards({ reads, asked, onAsk }: ReadsProps) {
  const format = useFormat();
  const localized = useLocalized();
  return (
    <ul className="yige-cards">
      {reads.map((read) => (
        <li key={keyOf(read)}>
          <Reader reader={read.reader} asked={asked} onAsk={onAsk} /> {read.plugin !== null && localized(read.plugin)}
          <div className="yige-quiet">
            {format.dateTime(read.at)} · <Post read={read} />
          </div>
          <code>{read.personId}</code>
        </li>
      ))}
    </ul>
  );
}

function Reader({ reader, asked, onAsk }: FiltersProps & Pick<PersonRead, 'reader'>) {
  const t = useMessages(revealsMessages);
  return (
    <button
      type="button"
      className="yige-link-button"
      title={t('onlyReader', { name: reader.name })}
      onClick={() => onAsk({ ...asked, reader: reader.id })}
    >
      {reader.name}
    </button>
  );
}

function Post({ read: { role, unitName } }: { read: PersonRead }) {
  const localized = useLocalized();
  return <>{role === null ? '—' : `${unitName ?? ''} ${localized(roleTitles[role])}`.trim()}</>;
}

function keyOf({ personId, day, reader, role, unitName, plugin }: PersonRead): string {
  return [personId, day, reader.id, role, unitName, plugin?.en].join(' ');
}
