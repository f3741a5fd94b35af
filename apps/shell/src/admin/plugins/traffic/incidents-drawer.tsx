import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { incidentKindSchema, type Plugin, type PluginIncident } from '@yige/contracts';
import { LoadingView, Pager, StateView, useDisplay, useFormat, useMessages, usePages } from '@yige/ui';
import Drawer from 'antd/es/drawer';
import Select from 'antd/es/select';
import { useState } from 'react';
import { client } from '../../../api/client.js';
import { ReadFailed } from '../../../states/could-not-start.js';
import { incidentLabels } from './incident-words.js';
import { trafficMessages } from './traffic-messages.js';

interface IncidentsDrawerProps {
  plugin: Plugin;
  /** The kind that is shown first; null: all. */
  first: PluginIncident['kind'] | null;
  onClose: () => void;
}

/** What went wrong or was stopped, one page after another. */
export function IncidentsDrawer({ plugin: { id }, first, onClose }: IncidentsDrawerProps) {
  const t = useMessages(trafficMessages);
  const { phone } = useDisplay();
  const pages = usePages();
  const [kind, setKind] = useState(first);
  const { cursor } = pages;
  const incidents = useQuery({
    queryKey: ['plugin-incidents', id, kind, cursor],
    queryFn: ({ signal }) =>
      client.pluginTraffic.incidents({
        params: { id },
        query: { limit: 25, ...(kind === null ? {} : { kind }), ...(cursor === undefined ? {} : { cursor }) },
        signal,
      }),
    placeholderData: keepPreviousData,
  });
  const { data } = incidents;
  return (
    <Drawer
      open
      title={t('detailsTitle')}
      size={phone ? '100%' : 560}
      closable={{ 'aria-label': t('close') }}
      onClose={onClose}
    >
      <div className="plugin-incidents">
        <Select<PluginIncident['kind'] | ''>
          aria-label={t('kind')}
          value={kind ?? ''}
          onChange={(value) => {
            pages.restart();
            setKind(value === '' ? null : value);
          }}
          options={[
            { value: '', label: t('all') },
            ...incidentKindSchema.options.map((value) => ({ value, label: t(incidentLabels[value]) })),
          ]}
        />
        {incidents.isLoading && <LoadingView />}
        {data === undefined && !incidents.isLoading && <ReadFailed onRetry={() => void incidents.refetch()} />}
        {data?.items.length === 0 && <StateView kind="empty" title={t('none')} description={t('noneHint')} />}
        <ul className="yige-plain-list">
          {data?.items.map((incident) => (
            <IncidentRow key={keyOf(incident)} incident={incident} />
          ))}
        </ul>
        <Pager pages={pages} next={data?.next ?? null} />
      </div>
    </Drawer>
  );
}

/** What happened alike within a minute is one incident. */
function keyOf({ at, kind, version, what }: PluginIncident): string {
  return `${at} ${kind} ${version} ${what}`;
}

function IncidentRow({ incident }: { incident: PluginIncident }) {
  const t = useMessages(trafficMessages);
  const format = useFormat();
  const { kind, at, version, count, what, requestId } = incident;
  return (
    <li className="plugin-incident">
      <strong>{t(incidentLabels[kind])}</strong>
      <span>{what}</span>
      <small className="yige-quiet">
        {format.dateTime(at)}
        {version !== null && ` · ${version}`}
        {count > 1 && ` · ${format.count(count)} ${t('times')}`}
        {requestId !== null && (
          <>
            {' · '}
            {t('request')} <code>{requestId}</code>
          </>
        )}
      </small>
    </li>
  );
}
