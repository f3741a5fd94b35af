import {
  Chip,
  definePage,
  LoadingView,
  ReadFailed,
  StateView,
  useAnnounce,
  useDisplay,
  useFormat,
  useMessages,
  usePluginMutation,
  usePluginPermission,
  useToday,
} from '@yige/plugin-sdk/web';
import Button from 'antd/es/button';
import Popconfirm from 'antd/es/popconfirm';
import Table from 'antd/es/table';
import { useState } from 'react';
import { z } from 'zod';
import type { Organisation } from '../../contract/organisations.js';
import { ElectionDialog } from '../parts/election-dialog.js';
import { Refusal } from '../parts/fields.js';
import { NewOrganisation } from '../parts/new-organisation.js';
import { depthOf, useOrganisations } from '../parts/organisations.js';
import { PartyPage } from '../parts/party-page.js';
import { organisationMessages } from '../text/organisation-messages.js';
import { words } from '../text/words.js';

const nothing = z.undefined();

/** The organisations in their tree, with what the thresholds find. */
function OrganisationsPage() {
  const t = useMessages(organisationMessages);
  const w = useMessages(words);
  const format = useFormat();
  const { phone } = useDisplay();
  const mayKeep = usePluginPermission('party-ledger:ledger.keep');
  const [adding, setAdding] = useState(false);
  const [electing, setElecting] = useState<Organisation | null>(null);
  const { data, error, refetch } = useOrganisations();
  const items = data?.items ?? [];
  return (
    <PartyPage
      title={t('title')}
      actions={
        mayKeep && (
          <Button type="primary" onClick={() => setAdding(true)}>
            {t('add')}
          </Button>
        )
      }
    >
      {data === undefined && error === null && <LoadingView />}
      {data === undefined && error !== null && <ReadFailed error={error} onRetry={() => void refetch()} />}
      {data !== undefined && items.length === 0 && (
        <StateView kind="empty" title={t('empty')} description={t('emptyHint')} />
      )}
      {items.length > 0 && phone && (
        <ul className="yige-cards">
          {items.map((each) => (
            <li key={each.id} style={{ paddingInlineStart: `calc(var(--ant-padding) * ${1 + depthOf(each, items)})` }}>
              <strong>{each.name}</strong> <span className="yige-quiet">{w(`kind.${each.kind}`)}</span>
              <div>{t('membersOf', { members: each.members, probationary: each.probationary })}</div>
              <Term organisation={each} />
              {each.findings.length > 0 && <Findings organisation={each} />}
              {mayKeep && <Actions organisation={each} onElect={setElecting} />}
            </li>
          ))}
        </ul>
      )}
      {items.length > 0 && !phone && (
        <Table<Organisation>
          rowKey="id"
          dataSource={items}
          pagination={false}
          columns={[
            {
              title: t('name'),
              render: (_, each) => (
                <div style={{ paddingInlineStart: `calc(var(--ant-padding) * ${depthOf(each, items)})` }}>
                  <strong>{each.name}</strong>
                  <div className="yige-quiet">{w(`kind.${each.kind}`)}</div>
                </div>
              ),
            },
            {
              title: t('members'),
              align: 'right',
              render: (_, { members, probationary }) => t('membersOf', { members, probationary }),
            },
            { title: t('secretary'), render: (_, each) => <Term organisation={each} /> },
            { title: t('findings'), render: (_, each) => <Findings organisation={each} /> },
            ...(mayKeep
              ? [
                  {
                    title: t('actions'),
                    render: (_: unknown, each: Organisation) => <Actions organisation={each} onElect={setElecting} />,
                  },
                ]
              : []),
          ]}
        />
      )}
      {data !== undefined && (
        <p className="yige-quiet" style={{ margin: 0 }}>
          {w('source', { source: format.aside(data.rule.source, format.date(data.rule.validFrom)) })}
        </p>
      )}
      {adding && <NewOrganisation onClose={() => setAdding(false)} />}
      {electing !== null && <ElectionDialog organisation={electing} onClose={() => setElecting(null)} />}
    </PartyPage>
  );
}

function Term({ organisation: { kind, term } }: { organisation: Organisation }) {
  const t = useMessages(organisationMessages);
  const format = useFormat();
  if (term === null) return kind === 'group' ? null : <div className="yige-quiet">{t('noTerm')}</div>;
  return (
    <>
      {term.secretary ?? '—'}
      <div className="yige-quiet">{t('termUntil', { date: format.date(term.endsOn) })}</div>
    </>
  );
}

function Findings({ organisation: { findings } }: { organisation: Organisation }) {
  const t = useMessages(organisationMessages);
  if (findings.length === 0) return <span className="yige-quiet">{t('noFindings')}</span>;
  return (
    <ul className="yige-plain-list">
      {findings.map(({ code, count, limit }) => (
        <li key={code}>
          <Chip tone="warning" icon="alert">
            <span style={{ whiteSpace: 'normal' }}>
              {t(`finding.${code}`, { count: count ?? 0, limit: limit ?? 0 })}
            </span>
          </Chip>
        </li>
      ))}
    </ul>
  );
}

interface ActionsProps {
  organisation: Organisation;
  onElect: (organisation: Organisation) => void;
}

function Actions({ organisation, onElect }: ActionsProps) {
  const t = useMessages(organisationMessages);
  const w = useMessages(words);
  const announce = useAnnounce();
  const today = useToday();
  const abolish = usePluginMutation<typeof nothing, { on: string }>({
    ...{ method: 'POST', path: `/organisations/${organisation.id}/abolish`, response: nothing },
  });
  return (
    <div className="yige-filters">
      {organisation.kind !== 'group' && (
        <Button size="small" onClick={() => onElect(organisation)}>
          {t('elect')}
        </Button>
      )}
      <Popconfirm
        title={t('abolishAsk')}
        okText={t('abolish')}
        cancelText={w('cancel')}
        onConfirm={() => abolish.mutate({ on: today }, { onSuccess: () => announce(t('abolished')) })}
      >
        <Button size="small" loading={abolish.isPending}>
          {t('abolish')}
        </Button>
      </Popconfirm>
      <Refusal error={abolish.error} />
    </div>
  );
}

export default definePage(OrganisationsPage);
