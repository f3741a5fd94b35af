import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { corePermissions, type PersonSummary } from '@yige/contracts';
import {
  ageOn,
  LoadingView,
  MaskedValue,
  Pager,
  StateView,
  useDisplay,
  useMessages,
  usePages,
  useToday,
} from '@yige/ui';
import Button from 'antd/es/button';
import Input from 'antd/es/input';
import Table from 'antd/es/table';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { client } from '../api/client.js';
import { usePortal } from '../app/portal.js';
import { ExportButton } from '../exports/export-button.js';
import { ReadFailed } from '../states/could-not-start.js';
import { type ListedPeople, listedPeopleOf, toAddress } from './listed-people.js';
import { PeopleFilters } from './people-filters.js';
import { peopleMessages } from './people-messages.js';
import { retentionMessages } from './retention/retention-messages.js';
import { rightsMessages } from './rights/rights-messages.js';
import './person.css';

const PAGE = 20;

/** Residents of the user’s units, found by whatever is known of them. */
export default function PeoplePage() {
  const t = useMessages(peopleMessages);
  const r = useMessages(rightsMessages);
  const s = useMessages(retentionMessages);
  const { phone } = useDisplay();
  const { permissions } = usePortal();
  const [search, setSearch] = useSearchParams();
  // A number of a person never stands in the page's address, which others may see and the browser keeps.
  const [number, setNumber] = useState('');
  const q = number || (search.get('q')?.trim() ?? '');
  const listed = listedPeopleOf(search);
  const narrowed = Object.keys(listed).length > 0;
  const pages = usePages();
  const { cursor } = pages;
  const people = useQuery({
    queryKey: ['people', 'list', q, listed, cursor ?? null],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      client.people.list({
        query: {
          limit: PAGE,
          ...(q === '' ? {} : { q }),
          ...askedOf(listed),
          ...(cursor === undefined ? {} : { cursor }),
        },
        signal,
      }),
  });
  const show = (text: string, filter: ListedPeople) => {
    pages.restart();
    setNumber(isNumber(text) ? text : '');
    setSearch({ ...(text === '' || isNumber(text) ? {} : { q: text }), ...toAddress(filter) }, { replace: true });
  };
  const find = (text: string) => show(text, listed);
  const { data } = people;
  const next = data?.next ?? null;
  return (
    <div className="yige-page">
      <header className="yige-page-head">
        <h1>{t('title')}</h1>
        <p className="yige-quiet">{t('masked')}</p>
        <nav className="people-ways" aria-label={t('ways')}>
          {permissions.includes(corePermissions.breakGlassUse) && <Link to="/break-glass">{t('breakGlass')}</Link>}
          {permissions.includes(corePermissions.sealedRecordOpen) && <Link to="/sealed-records">{s('title')}</Link>}
          {permissions.includes(corePermissions.rightsServe) && <Link to="/rights-requests">{r('title')}</Link>}
          {permissions.includes(corePermissions.exportRun) && <ExportButton listed={listed} />}
          {permissions.includes(corePermissions.importRun) && <Link to="/imports">{t('import')}</Link>}
          {permissions.includes(corePermissions.personManage) && <Link to="/people/new">{t('newPerson')}</Link>}
          {permissions.includes(corePermissions.personManage) && <Link to="/people/duplicates">{t('duplicates')}</Link>}
        </nav>
      </header>
      <div className="yige-filters people-filters">
        <Input.Search
          allowClear
          defaultValue={q}
          aria-label={t('search')}
          placeholder={t('searchHint')}
          className="people-search"
          onSearch={(text) => find(text.trim())}
        />
        <PeopleFilters value={listed} onChange={(filter) => show(q, filter)} />
      </div>
      {people.isLoading && <LoadingView />}
      {people.error !== null && data === undefined && <ReadFailed onRetry={() => void people.refetch()} />}
      {data !== undefined && data.items.length === 0 && (
        <StateView
          kind={q === '' && !narrowed ? 'empty' : 'noMatch'}
          title={
            narrowed ? t('noneSuch') : q === '' ? t('none') : number === '' ? t('noMatch', { q }) : t('noMatchNumber')
          }
          {...(q === '' && !narrowed
            ? { description: t('noneHint') }
            : { action: <Button onClick={() => show('', {})}>{t('clear')}</Button> })}
        />
      )}
      {data !== undefined &&
        data.items.length > 0 &&
        (phone ? <PeopleCards people={data.items} /> : <PeopleTable people={data.items} />)}
      <Pager pages={pages} next={next} />
    </div>
  );
}

/** A list is asked for in an address, where everything is text. */
function askedOf({ mismatch, ...others }: ListedPeople) {
  return { ...others, ...(mismatch === undefined ? {} : { mismatch: 'true' as const }) };
}

/** Whether what was typed is a phone or an ID number, whole or in part. */
function isNumber(text: string): boolean {
  return /\d{5}/.test(text.normalize('NFKC').replace(/[\s-]/g, ''));
}

function PeopleTable({ people }: { people: PersonSummary[] }) {
  const t = useMessages(peopleMessages);
  const today = useToday();
  return (
    <Table<PersonSummary>
      rowKey="id"
      dataSource={people}
      pagination={false}
      scroll={{ x: 'max-content' }}
      columns={[
        { title: t('name'), render: (_, { id, name }) => <Link to={`/people/${id}`}>{name}</Link> },
        { title: t('sex'), render: (_, { sex }) => t(sex) },
        { title: t('age'), align: 'right', render: (_, { birthDate }) => t('ageOf', { age: ageOn(today, birthDate) }) },
        { title: t('idNumber'), render: (_, { idNumber }) => <Masked value={idNumber} /> },
        { title: t('phone'), render: (_, { phone }) => <Masked value={phone} /> },
        { title: t('door'), render: (_, { door }) => door?.text ?? '—' },
        { title: t('unit'), render: (_, { unitName }) => unitName },
      ]}
    />
  );
}

function PeopleCards({ people }: { people: PersonSummary[] }) {
  const t = useMessages(peopleMessages);
  const today = useToday();
  return (
    <ul className="yige-cards">
      {people.map(({ id, name, sex, birthDate, door, unitName, phone }) => (
        <li key={id}>
          <Link to={`/people/${id}`}>{name}</Link> {t(sex)} · {t('ageOf', { age: ageOn(today, birthDate) })}
          <div className="yige-quiet">
            {door?.text ?? unitName} <Masked value={phone} />
          </div>
        </li>
      ))}
    </ul>
  );
}

function Masked({ value }: { value: string | null }) {
  return value === null ? <>—</> : <MaskedValue value={value} />;
}
