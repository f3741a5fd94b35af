import { corePermissions } from '@yige/contracts';
import { Icon, useDisplay, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useNavigate } from 'react-router';
import { usePortal } from '../app/portal.js';
import { ButtonMenu } from '../frame/button-menu.js';
import { Segments } from '../frame/segments.js';
import { bulkMessages } from './bulk/bulk-messages.js';
import { FilterButton } from './filter/filter-button.js';
import { groupings, type InboxFilter, searchOf, viewFilterOf } from './inbox-filter.js';
import { inboxMessages } from './inbox-messages.js';
import { viewMessages } from './views/view-messages.js';

const ExportDialog = lazy(async () => ({ default: (await import('./bulk/export-dialog.js')).ExportDialog }));
const ViewDialog = lazy(async () => ({ default: (await import('./views/view-dialog.js')).ViewDialog }));

interface ListHeadProps {
  filter: InboxFilter;
  figures: ReactNode;
  filtersShown: boolean;
  onShowFilters: () => void;
  onChoose: () => void;
  onHelp: () => void;
}

/** What is shown, how it is narrowed, grouped and ordered, and what can be done with it as a whole. */
export function ListHead({ filter, figures, filtersShown, onShowFilters, onChoose, onHelp }: ListHeadProps) {
  const t = useMessages(inboxMessages);
  const { phone } = useDisplay();
  const navigate = useNavigate();
  const change = (changes: Partial<InboxFilter>) =>
    void navigate({ search: searchOf({ ...filter, ...changes }) }, { replace: true });
  return (
    <header className="inbox-list-head">
      <h1>
        {t(filter.ended ? `ended.${filter.box}` : filter.box)} {figures}
      </h1>
      <div className="inbox-list-tools">
        {phone && (
          <Button
            type="text"
            icon={<Icon name="menu" label={t('showFilters')} />}
            aria-expanded={filtersShown}
            onClick={onShowFilters}
          />
        )}
        <FilterButton filter={filter} />
        <MoreMenu filter={filter} onChoose={onChoose} onHelp={onHelp} />
      </div>
      <div className="inbox-list-order">
        <Segments
          label={t('endedOrNot')}
          value={filter.ended ? 'ended' : 'open'}
          options={[
            { value: 'open', label: t('openOnes') },
            { value: 'ended', label: t('endedOnes') },
          ]}
          // States are open or ended ones, and what has ended is not late any more.
          onChange={(which) => change({ ended: which === 'ended', status: [], due: null })}
        />
        <Segments
          label={t('grouping')}
          value={filter.grouping}
          options={groupings.map((grouping) => ({ value: grouping, label: t(grouping) }))}
          onChange={(grouping) => change({ grouping })}
        />
        {!filter.ended && (
          <button
            type="button"
            className="yige-link-button"
            aria-label={`${t('order')} ${t(filter.latestFirst ? 'latestFirst' : 'urgentFirst')}`}
            onClick={() => change({ latestFirst: !filter.latestFirst })}
          >
            {t(filter.latestFirst ? 'latestFirst' : 'urgentFirst')}
          </button>
        )}
      </div>
    </header>
  );
}

function MoreMenu({ filter, onChoose, onHelp }: Pick<ListHeadProps, 'filter' | 'onChoose' | 'onHelp'>) {
  const t = useMessages(inboxMessages);
  const views = useMessages(viewMessages);
  const bulk = useMessages(bulkMessages);
  const { permissions } = usePortal();
  const { phone } = useDisplay();
  const navigate = useNavigate();
  const [open, setOpen] = useState<'view' | 'export' | null>(null);
  const actions: Record<string, () => void> = {
    choose: onChoose,
    view: () => setOpen('view'),
    export: () => setOpen('export'),
    escalation: () => void navigate('/escalation'),
    keys: onHelp,
  };
  const close = () => setOpen(null);
  return (
    <>
      <ButtonMenu
        menu={{
          items: [
            ...(filter.ended ? [] : [{ key: 'choose', label: t('choose') }]),
            { key: 'view', label: views('save') },
            ...(permissions.includes(corePermissions.exportRun) ? [{ key: 'export', label: bulk('export') }] : []),
            ...(permissions.includes(corePermissions.taskOversee)
              ? [{ key: 'escalation', label: t('escalation') }]
              : []),
            ...(phone ? [] : [{ key: 'keys', label: t('keys') }]),
          ],
          onClick: ({ key }) => actions[key]?.(),
        }}
      >
        <Button type="text" icon={<Icon name="more" label={t('moreActions')} />} />
      </ButtonMenu>
      <Suspense>
        {open === 'view' && (
          <ViewDialog shown={{ filter: viewFilterOf(filter), grouping: filter.grouping }} onClose={close} />
        )}
        {open === 'export' && <ExportDialog filter={filter} onClose={close} />}
      </Suspense>
    </>
  );
}
