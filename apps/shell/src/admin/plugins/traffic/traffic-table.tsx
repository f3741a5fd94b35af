import type { PluginTraffic } from '@yige/contracts';
import { useFormat, useMessages } from '@yige/ui';
import { trafficMessages } from './traffic-messages.js';

/** The same day hour by hour, the latest first, for whoever reads figures rather than lines. */
export function TrafficTable({ traffic: { hours } }: { traffic: PluginTraffic }) {
  const t = useMessages(trafficMessages);
  const format = useFormat();
  const milliseconds = (value: number | null) => (value === null ? '—' : format.count(Math.round(value)));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable without a mouse
    <section className="plugin-table" aria-label={t('title')} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('hour')}</th>
            <th scope="col">{t('pageHead')}</th>
            <th scope="col">{t('apiHead')}</th>
            <th scope="col">{t('errorCount')}</th>
            <th scope="col">{t('calls')}</th>
          </tr>
        </thead>
        <tbody>
          {[...hours].reverse().map(({ from, pageP95, apiP95, errors, calls }) => (
            <tr key={from}>
              <th scope="row">
                {format.dayMonth(from)} {format.time(from)}
              </th>
              <td>{milliseconds(pageP95)}</td>
              <td>{milliseconds(apiP95)}</td>
              <td>{format.count(errors)}</td>
              <td>{format.count(calls)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
