import type { Plugin, PluginTraffic } from '@yige/contracts';
import { LoadingView, Panel, useFormat, useMessages } from '@yige/ui';
import { useState } from 'react';
import { ReadFailed } from '../../../states/could-not-start.js';
import { useTraffic } from '../plugin-queries.js';
import { Figure } from './figure.js';
import { IncidentsDrawer } from './incidents-drawer.js';
import { trafficMessages } from './traffic-messages.js';
import { TrafficTable } from './traffic-table.js';
import './traffic.css';

/** Calls, errors and times of a day, the breaker, and the last error. */
export function TrafficPanel({ plugin }: { plugin: Plugin }) {
  const t = useMessages(trafficMessages);
  const { data, isLoading, refetch } = useTraffic(plugin.id);
  const [asTable, setAsTable] = useState(false);
  return (
    <Panel
      title={t('title')}
      hint={t('hint')}
      flush
      {...(data === undefined
        ? {}
        : {
            extra: (
              <>
                <Breaker traffic={data} />
                <button type="button" className="yige-link-button" onClick={() => setAsTable(!asTable)}>
                  {t(asTable ? 'chart' : 'table')}
                </button>
              </>
            ),
          })}
    >
      {isLoading && <LoadingView />}
      {data === undefined && !isLoading && <ReadFailed onRetry={() => void refetch()} />}
      {data !== undefined && (asTable ? <TrafficTable traffic={data} /> : <Figures traffic={data} />)}
      {data !== undefined && <LastError plugin={plugin} traffic={data} />}
    </Panel>
  );
}

function Breaker({ traffic: { breaker } }: { traffic: PluginTraffic }) {
  const t = useMessages(trafficMessages);
  const format = useFormat();
  if (breaker.state === 'closed') return <span className="yige-quiet">{t('breakerClosed')}</span>;
  if (breaker.state === 'halfOpen') return <span className="plugin-fresh">{t('breakerHalfOpen')}</span>;
  return (
    <span className="yige-overdue">
      {breaker.since === null ? t('breakerOpenNow') : t('breakerOpen', { time: format.time(breaker.since) })}
    </span>
  );
}

function Figures({ traffic }: { traffic: PluginTraffic }) {
  const t = useMessages(trafficMessages);
  const format = useFormat();
  const { hours, calls, errors, apiP95, pageP95 } = traffic;
  const milliseconds = (value: number | null) => (value === null ? null : format.count(Math.round(value)));
  const common = { unmeasured: t('unmeasured') };
  return (
    <dl className="plugin-figures">
      <Figure
        {...common}
        label={t('page')}
        value={milliseconds(pageP95)}
        unit={t('milliseconds')}
        values={hours.map((hour) => hour.pageP95)}
      />
      <Figure
        {...common}
        label={t('api')}
        value={milliseconds(apiP95)}
        unit={t('milliseconds')}
        values={hours.map((hour) => hour.apiP95)}
      />
      <Figure
        {...common}
        label={t('errors')}
        value={calls === 0 ? null : percentOf(errors, calls)}
        unit={t('percent')}
        values={hours.map((hour) => (hour.calls === 0 ? null : hour.errors / hour.calls))}
      />
      <Figure
        {...common}
        label={t('calls')}
        value={format.count(calls)}
        unit={t('times')}
        values={hours.map((hour) => hour.calls)}
      />
    </dl>
  );
}

/** Two digits after the point: one error in ten thousand calls is seen. */
function percentOf(part: number, whole: number): string {
  return part === 0 ? '0' : ((part / whole) * 100).toFixed(2);
}

function LastError({ plugin, traffic: { lastError } }: { plugin: Plugin; traffic: PluginTraffic }) {
  const t = useMessages(trafficMessages);
  const format = useFormat();
  const [reading, setReading] = useState(false);
  return (
    <p className="plugin-last-error">
      {lastError === null ? (
        <span className="yige-quiet">{t('noError')}</span>
      ) : (
        <>
          <strong>{t('lastError')}</strong> <span className="yige-quiet">{format.dateTime(lastError.at)}</span>{' '}
          {lastError.what}{' '}
          <button type="button" className="yige-link-button" onClick={() => setReading(true)}>
            {t('log')}
          </button>
        </>
      )}
      {reading && <IncidentsDrawer plugin={plugin} first="error" onClose={() => setReading(false)} />}
    </p>
  );
}
