import {
  Chip,
  definePage,
  LoadingView,
  ReadFailed,
  StateView,
  useDisplay,
  useFormat,
  useMessages,
  usePluginPermission,
  usePluginQuery,
  useToday,
} from '@yige/plugin-sdk/web';
import Button from 'antd/es/button';
import Input from 'antd/es/input';
import Table from 'antd/es/table';
import { useState } from 'react';
import { type DuesLine, type DuesMonth, duesMonthSchema } from '../../contract/dues.js';
import { DuesBaseDialog } from '../parts/member-changes.js';
import { OrganisationSelect } from '../parts/organisations.js';
import { PartyPage } from '../parts/party-page.js';
import { PayDialog } from '../parts/pay-dialog.js';
import { duesMessages } from '../text/dues-messages.js';
import { words } from '../text/words.js';

type Doing = { what: 'pay' | 'base'; line: DuesLine };

/** The dues of a month, by member. */
function DuesPage() {
  const t = useMessages(duesMessages);
  const w = useMessages(words);
  const { phone } = useDisplay();
  const today = useToday();
  const [organisation, setOrganisation] = useState<string>();
  const [month, setMonth] = useState(today.slice(0, 7));
  const [doing, setDoing] = useState<Doing | null>(null);
  const { data, error, refetch } = usePluginQuery({
    path: '/dues',
    query: { organisation, month: month === '' ? undefined : month },
    response: duesMonthSchema,
  });
  const done = () => setDoing(null);
  return (
    <PartyPage title={t('title')}>
      <div className="yige-filters">
        <OrganisationSelect value={organisation} none={w('allOrganisations')} onChange={setOrganisation} />
        <Input
          type="month"
          aria-label={t('month')}
          value={month}
          max={today.slice(0, 7)}
          style={{ width: 170 }}
          onChange={(event) => setMonth(event.target.value)}
        />
      </div>
      {data === undefined && error === null && <LoadingView />}
      {data === undefined && error !== null && <ReadFailed error={error} onRetry={() => void refetch()} />}
      {data?.items.length === 0 && <StateView kind="empty" title={t('empty')} description={t('emptyHint')} />}
      {data !== undefined && data.items.length > 0 && (
        <>
          <DuesSum month={data} />
          {phone ? <DuesCards lines={data.items} onDo={setDoing} /> : <DuesTable lines={data.items} onDo={setDoing} />}
          <p className="yige-quiet" style={{ margin: 0 }}>
            {w('source', { source: data.rule.source })}
          </p>
        </>
      )}
      {doing?.what === 'pay' && <PayDialog line={doing.line} onClose={done} />}
      {doing?.what === 'base' && <DuesBaseDialog member={{ id: doing.line.memberId, dues: null }} onClose={done} />}
    </PartyPage>
  );
}

function DuesSum({ month: { figures } }: { month: DuesMonth }) {
  const t = useMessages(duesMessages);
  const format = useFormat();
  const { dueFen, paidFen, openFen, withoutBase, ...counts } = figures;
  return (
    <p style={{ margin: 0 }}>
      {t('figures', {
        ...{ members: counts.members, paidMembers: counts.paidMembers, openMembers: counts.openMembers },
        ...{ due: format.money(dueFen), paid: format.money(paidFen), open: format.money(openFen) },
      })}
      {withoutBase > 0 && <span className="yige-quiet"> {t('withoutBase', { number: withoutBase })}</span>}
    </p>
  );
}

interface LinesProps {
  lines: DuesLine[];
  onDo: (doing: Doing) => void;
}

function DuesTable({ lines, onDo }: LinesProps) {
  const t = useMessages(duesMessages);
  const w = useMessages(words);
  const format = useFormat();
  return (
    <Table<DuesLine>
      rowKey="memberId"
      dataSource={lines}
      pagination={false}
      columns={[
        { title: t('name'), dataIndex: 'name' },
        { title: t('category'), render: (_, { category }) => (category === null ? '—' : w(`dues.${category}`)) },
        { title: t('due'), align: 'right', render: (_, { dueFen }) => (dueFen === null ? '—' : format.yuan(dueFen)) },
        { title: t('open'), align: 'right', render: (_, { openFen }) => format.yuan(Math.max(0, openFen)) },
        { title: t('state'), render: (_, line) => <LineState line={line} /> },
        { title: t('actions'), render: (_, line) => <LineActions line={line} onDo={onDo} /> },
      ]}
    />
  );
}

function DuesCards({ lines, onDo }: LinesProps) {
  const t = useMessages(duesMessages);
  const format = useFormat();
  return (
    <ul className="yige-cards">
      {lines.map((line) => (
        <li key={line.memberId}>
          <strong>{line.name}</strong> <LineState line={line} />
          <div>
            {t('due')} {line.dueFen === null ? '—' : format.yuan(line.dueFen)}
          </div>
          <div>
            {t('open')} {format.yuan(Math.max(0, line.openFen))}
          </div>
          <LineActions line={line} onDo={onDo} />
        </li>
      ))}
    </ul>
  );
}

function LineState({ line: { dueFen, openFen, unpaidMonths, flagged } }: { line: DuesLine }) {
  const t = useMessages(duesMessages);
  const format = useFormat();
  if (flagged) {
    return (
      <Chip tone="error" icon="alert">
        {t('flagged', { number: unpaidMonths })}
      </Chip>
    );
  }
  if (unpaidMonths > 0) return <span className="yige-overdue">{t('unpaid', { number: unpaidMonths })}</span>;
  if (openFen < 0) return <span className="yige-quiet">{t('ahead', { amount: format.money(-openFen) })}</span>;
  if (dueFen === null) return <span className="yige-quiet">{t('noBase')}</span>;
  return openFen === 0 ? <span className="yige-quiet">{t('settled')}</span> : null;
}

function LineActions({ line, onDo }: { line: DuesLine; onDo: (doing: Doing) => void }) {
  const t = useMessages(duesMessages);
  const mayKeep = usePluginPermission('party-ledger:ledger.keep');
  if (!mayKeep) return null;
  const what = line.dueFen === null ? 'base' : 'pay';
  return (
    <Button size="small" onClick={() => onDo({ what, line })}>
      {t(what === 'base' ? 'setBase' : 'pay')}
    </Button>
  );
}

export default definePage(DuesPage);
