import { type ImportSummary, importKindTitles } from '@yige/contracts';
import {
  LoadingView,
  Pager,
  Panel,
  StateView,
  useDisplay,
  useFormat,
  useLocalized,
  useMessages,
  usePages,
} from '@yige/ui';
import Table from 'antd/es/table';
import { Link } from 'react-router';
import { ReadFailed } from '../states/could-not-start.js';
import { importMessages } from './import-messages.js';
import { ImportPath } from './import-path.js';
import { useImports } from './import-queries.js';
import { UploadForm } from './upload-form.js';
import './imports.css';

/** A new import, and those before. */
export default function ImportsPage() {
  const t = useMessages(importMessages);
  const { phone } = useDisplay();
  const pages = usePages();
  const list = useImports(pages.cursor ?? null);
  const { data } = list;
  return (
    <div className="yige-page">
      <ImportPath />
      <header className="yige-page-head">
        <h1>{t('title')}</h1>
        <p className="yige-quiet">{t('hint')}</p>
      </header>
      <Panel title={t('newImport')}>
        <UploadForm />
      </Panel>
      <Panel title={t('earlier')} flush>
        {list.isLoading && <LoadingView />}
        {list.error !== null && data === undefined && <ReadFailed onRetry={() => void list.refetch()} />}
        {data !== undefined && data.items.length === 0 && (
          <StateView kind="empty" title={t('none')} description={t('noneHint')} />
        )}
        {data !== undefined &&
          data.items.length > 0 &&
          (phone ? <Cards items={data.items} /> : <Rows items={data.items} />)}
      </Panel>
      <Pager pages={pages} next={data?.next ?? null} />
    </div>
  );
}

function Rows({ items }: { items: ImportSummary[] }) {
  const t = useMessages(importMessages);
  const format = useFormat();
  const localized = useLocalized();
  return (
    <Table<ImportSummary>
      rowKey="id"
      dataSource={items}
      pagination={false}
      scroll={{ x: 'max-content' }}
      columns={[
        { title: t('fileName'), render: (_, { id, fileName }) => <Link to={`/imports/${id}`}>{fileName}</Link> },
        { title: t('kind'), render: (_, { kind }) => localized(importKindTitles[kind]) },
        { title: t('unit'), render: (_, { unit }) => unit.name },
        { title: t('state'), render: (_, { state }) => t(state) },
        { title: t('result'), render: (_, one) => <Result one={one} /> },
        { title: t('by'), render: (_, { createdBy }) => createdBy },
        { title: t('at'), render: (_, { createdAt }) => format.dateTime(createdAt) },
      ]}
    />
  );
}

function Cards({ items }: { items: ImportSummary[] }) {
  const t = useMessages(importMessages);
  const format = useFormat();
  return (
    <ul className="imports-cards">
      {items.map((one) => (
        <li key={one.id}>
          <Link to={`/imports/${one.id}`}>{one.fileName}</Link>
          <span>
            {t(one.state)} · {one.unit.name}
          </span>
          <span className="yige-quiet">
            <Result one={one} /> {format.dateTime(one.createdAt)}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** What was loaded, or what the check has found so far. */
function Result({ one: { counts, rowsTotal } }: { one: ImportSummary }) {
  const t = useMessages(importMessages);
  const format = useFormat();
  if (rowsTotal === null) return <>—</>;
  const parts = (['created', 'changed', 'refused'] as const).filter((outcome) => counts[outcome] > 0);
  if (parts.length === 0) return <>{t('unchanged')}</>;
  return <>{format.list(parts.map((outcome) => `${t(outcome)} ${format.count(counts[outcome])}`))}</>;
}
