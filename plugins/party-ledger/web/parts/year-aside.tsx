import { Panel, useFormat, useMessages, usePluginNavigation, usePluginQuery } from '@yige/plugin-sdk/web';
import { duesMonthSchema } from '../../contract/dues.js';
import type { BranchYear } from '../../contract/meetings.js';
import { words } from '../text/words.js';
import { yearMessages } from '../text/year-messages.js';

/** What comes next in the branch, by day. */
export function Upcoming({ year: { upcoming } }: { year: BranchYear }) {
  const t = useMessages(yearMessages);
  const w = useMessages(words);
  const format = useFormat();
  return (
    <Panel title={t('upcoming')} hint={upcoming.length}>
      {upcoming.length === 0 && <p className="yige-quiet">{t('nothingUpcoming')}</p>}
      <ul className="yige-plain-list">
        {upcoming.map(({ kind, period, on, planned }) => (
          <li key={`${kind} ${period}`} style={{ display: 'flex', justifyContent: 'space-between', gap: 8 }}>
            <span>{kind === 'termEnds' ? t('termOver') : w(`meeting.${kind}`)}</span>
            <span className="yige-quiet">{t(planned ? 'onDay' : 'lastDay', { date: format.dayMonth(on) })}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** The dues of this month of one branch: figures only. */
export function DuesCard({ branchId }: { branchId: string }) {
  const t = useMessages(yearMessages);
  const format = useFormat();
  const { navigate } = usePluginNavigation();
  const { data } = usePluginQuery({ path: '/dues', query: { organisation: branchId }, response: duesMonthSchema });
  if (data === undefined) return null;
  const { members, dueFen, paidMembers, paidFen, openMembers, openFen, flagged, withoutBase } = data.figures;
  const figures = [
    { label: t('due', { members }), fen: dueFen },
    { label: t('paid', { members: paidMembers }), fen: paidFen },
    { label: t('open', { members: openMembers }), fen: openFen },
  ];
  return (
    <Panel
      title={t('duesTitle', { month: Number(data.month.slice(5)) })}
      extra={
        <button type="button" className="yige-link-button" onClick={() => navigate('/dues')}>
          {t('duesList')}
        </button>
      }
    >
      <dl style={{ display: 'grid', gridTemplateColumns: 'repeat(3, 1fr)', gap: 8, margin: 0 }}>
        {figures.map(({ label, fen }) => (
          <div key={label}>
            <dt className="yige-quiet">{label}</dt>
            <dd style={{ margin: 0, fontWeight: 600 }}>{format.money(fen)}</dd>
          </div>
        ))}
      </dl>
      <p className={flagged === 0 ? 'yige-quiet' : 'yige-overdue'} style={{ marginBlockEnd: 0 }}>
        {flagged === 0 ? t('noneFlagged') : t('flagged', { number: flagged })}
        {withoutBase > 0 && ` ${t('withoutBase', { number: withoutBase })}`}
      </p>
    </Panel>
  );
}
