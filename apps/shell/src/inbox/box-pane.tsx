import { coreTaskSource, type TaskBox, taskBoxSchema } from '@yige/contracts';
import { BureauCell, Icon, type IconName, useLocalized, useMessages } from '@yige/ui';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { usePortal } from '../app/portal.js';
import './box-pane.css';
import { type InboxFilter, searchOf, unfiltered } from './inbox-filter.js';
import { inboxMessages } from './inbox-messages.js';
import { useTaskCounts } from './task-queries.js';
import { SavedViews } from './views/saved-views.js';
import { viewMessages } from './views/view-messages.js';

const boxIcons: Record<TaskBox, IconName> = {
  mine: 'person',
  unit: 'home',
  sent: 'send',
  following: 'pin',
};
const dueIcons = { overdue: 'alert', today: 'clock', soon: 'calendar' } as const;

/** Boxes, deadlines and sources, each a link with its number. */
export function BoxPane({ filter, onChosen }: { filter: InboxFilter; onChosen: () => void }) {
  const t = useMessages(inboxMessages);
  const views = useMessages(viewMessages);
  const localized = useLocalized();
  const { plugins } = usePortal();
  const { data: counts } = useTaskCounts(filter);
  const entry = (
    chosen: Partial<InboxFilter>,
    active: boolean,
    leading: ReactNode,
    label: string,
    count?: number,
    urgent = false,
  ) => (
    <li key={label}>
      <Link
        to={`/inbox${searchOf({ ...filter, ...chosen })}`}
        aria-current={active ? 'true' : undefined}
        data-urgent={urgent && (count ?? 0) > 0}
        onClick={onChosen}
      >
        {leading}
        <span>{label}</span>
        {count !== undefined && <b>{count}</b>}
      </Link>
    </li>
  );
  const dues = ['overdue', 'today', 'soon'] as const;
  return (
    <nav className="inbox-boxes" aria-label={t('filters')}>
      <h2>{t('boxes')}</h2>
      <ul>
        {taskBoxSchema.options.map((box) =>
          entry(
            { box, ended: false, ...unfiltered },
            filter.box === box,
            <Icon name={boxIcons[box]} size={16} />,
            t(box),
            counts?.[box],
          ),
        )}
      </ul>
      <h2>{views('views')}</h2>
      <ul>
        {!filter.ended &&
          entry(
            { ...unfiltered, overseen: true },
            searchOf(filter) === searchOf({ ...filter, ...unfiltered, overseen: true }),
            <Icon name="flag" size={16} />,
            views('overseen'),
            counts?.overseen,
          )}
        <SavedViews filter={filter} onChosen={onChosen} />
      </ul>
      {!filter.ended && (
        <>
          <h2>{t('deadlines')}</h2>
          <ul>
            {dues.map((due) =>
              entry(
                { due: filter.due === due ? null : due },
                filter.due === due,
                <Icon name={dueIcons[due]} size={16} />,
                t(due),
                counts?.[due],
                due === 'overdue',
              ),
            )}
          </ul>
          {counts !== undefined && counts.bySource.length > 0 && (
            <>
              <h2>{t('sources')}</h2>
              <ul>
                {counts.bySource.map(({ pluginId, count }) => {
                  const plugin = [
                    coreTaskSource,
                    ...plugins.map(({ id, ...rest }) => ({ pluginId: id, ...rest })),
                  ].find((source) => source.pluginId === pluginId);
                  return entry(
                    { plugin: filter.plugin === pluginId ? null : pluginId },
                    filter.plugin === pluginId,
                    plugin === undefined ? (
                      <Icon name="apps" size={16} />
                    ) : (
                      <BureauCell glyph={plugin.glyph} color={plugin.color} size="sm" />
                    ),
                    plugin === undefined ? pluginId : localized(plugin.name),
                    count,
                  );
                })}
              </ul>
            </>
          )}
        </>
      )}
    </nav>
  );
}
