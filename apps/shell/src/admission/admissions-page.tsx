import { type AdmissionSummary, admissionStatusSchema, corePermissions } from '@yige/contracts';
import { BureauCell, LoadingView, Pager, StateView, useDisplay, useLocalized, useMessages, usePages } from '@yige/ui';
import Input from 'antd/es/input';
import Select from 'antd/es/select';
import Table from 'antd/es/table';
import { useDeferredValue, useState } from 'react';
import { Link } from 'react-router';
import { usePortal } from '../app/portal.js';
import { ReadFailed } from '../states/could-not-start.js';
import { AdmissionHead } from './admission-head.js';
import { admissionMessages } from './admission-messages.js';
import { type Showing, useAdmissions } from './admission-queries.js';
import { AdmissionMark, useTerms } from './admission-words.js';
import { TurnsPanel } from './turns-panel.js';

/** Posts that see what is not published yet. */
const DECIDING = [
  corePermissions.admissionApply,
  corePermissions.admissionSort,
  corePermissions.admissionCheckFunds,
  corePermissions.admissionDecide,
];

/** What may be sent to communities; for whoever takes part in a decision also what waits for one. */
export default function AdmissionsPage() {
  const t = useMessages(admissionMessages);
  const { phone } = useDisplay();
  const pages = usePages();
  const takesPart = useTakesPart();
  const [showing, setShowing] = useState<Showing>(takesPart ? 'all' : 'inForce');
  const [text, setText] = useState('');
  const q = useDeferredValue(text.trim());
  const admissions = useAdmissions(showing, q, pages.cursor);
  const { data } = admissions;
  return (
    <div className="yige-page">
      <AdmissionHead note={t('note')} />
      <TurnsPanel
        onShow={(chosen) => {
          pages.restart();
          setShowing(chosen);
        }}
      />
      <div className="yige-filters">
        <Select<Showing>
          aria-label={t('showing')}
          className="admission-showing"
          value={showing}
          onChange={(chosen) => {
            pages.restart();
            setShowing(chosen);
          }}
          options={[
            ...(['inForce', 'outOfTime', 'all'] as const).map((value) => ({ value, label: t(value) })),
            ...(takesPart ? admissionStatusSchema.options : []).map((value) => ({
              value,
              label: t(`status.${value}`),
            })),
          ]}
        />
        <Input
          aria-label={t('search')}
          className="admission-search"
          placeholder={t('search')}
          allowClear
          value={text}
          maxLength={50}
          onChange={({ target }) => {
            pages.restart();
            setText(target.value);
          }}
        />
      </div>
      {admissions.isLoading && <LoadingView />}
      {admissions.error !== null && data === undefined && <ReadFailed onRetry={() => void admissions.refetch()} />}
      {data?.items.length === 0 && <StateView kind="noMatch" title={t('none')} description={t('noneHint')} />}
      {data !== undefined &&
        data.items.length > 0 &&
        (phone ? <Cards admissions={data.items} /> : <Rows admissions={data.items} />)}
      <Pager pages={pages} next={data?.next ?? null} />
    </div>
  );
}

function useTakesPart(): boolean {
  const { permissions } = usePortal();
  return DECIDING.some((permission) => permissions.includes(permission));
}

function Rows({ admissions }: { admissions: AdmissionSummary[] }) {
  const t = useMessages(admissionMessages);
  const localized = useLocalized();
  const terms = useTerms();
  return (
    <Table<AdmissionSummary>
      rowKey="id"
      dataSource={admissions}
      pagination={false}
      columns={[
        {
          title: t('name'),
          render: (_, { id, name, bureau }) => (
            <span className="admission-name">
              <BureauCell glyph={bureau.glyph} color={bureau.color} />
              <Link to={`/admissions/${id}`}>{name}</Link>
            </span>
          ),
        },
        { title: t('bureau'), render: (_, { bureau }) => localized(bureau.name) },
        { title: t('duty'), render: (_, each) => terms.duty(each) },
        { title: t('frequency'), render: (_, each) => terms.frequency(each) },
        { title: t('funding'), render: (_, each) => terms.funding(each) },
        { title: t('validity'), render: (_, each) => terms.validity(each) },
        { title: t('status'), render: (_, each) => <AdmissionMark {...each} /> },
      ]}
    />
  );
}

function Cards({ admissions }: { admissions: AdmissionSummary[] }) {
  const format = useTerms();
  return (
    <ul className="yige-cards">
      {admissions.map((each) => (
        <li key={each.id} className="admission-card">
          <Link className="admission-name" to={`/admissions/${each.id}`}>
            <BureauCell glyph={each.bureau.glyph} color={each.bureau.color} />
            {each.name}
          </Link>
          <span className="yige-quiet">
            {format.duty(each)} · {format.frequency(each)} · {format.funding(each)}
          </span>
          <span className="yige-quiet">{format.validity(each)}</span>
          <AdmissionMark {...each} />
        </li>
      ))}
    </ul>
  );
}
