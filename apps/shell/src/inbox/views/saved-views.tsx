import { TASK_VIEW_COUNT_CAP, type TaskView } from '@yige/contracts';
import { Icon, useAnnounce, useMessages } from '@yige/ui';
import { lazy, Suspense, useState } from 'react';
import { Link } from 'react-router';
import { message } from '../../feedback/feedback.js';
import { ButtonMenu } from '../../frame/button-menu.js';
import { filterOfView, type InboxFilter, searchOf, viewFilterOf } from '../inbox-filter.js';
import { moved, useViewChanges, useViews } from './use-views.js';
import { viewMessages } from './view-messages.js';
import './views.css';

const ViewDialog = lazy(async () => ({ default: (await import('./view-dialog.js')).ViewDialog }));

interface SavedViewsProps {
  filter: InboxFilter;
  onChosen: () => void;
}

/** One's own views, each a link with its number and a menu to change it. */
export function SavedViews({ filter, onChosen }: SavedViewsProps) {
  const { data } = useViews();
  const views = data?.items ?? [];
  return views.map((view, index) => (
    <SavedView key={view.id} view={view} views={views} index={index} filter={filter} onChosen={onChosen} />
  ));
}

function SavedView({
  view,
  views,
  index,
  filter,
  onChosen,
}: SavedViewsProps & { view: TaskView; views: readonly TaskView[]; index: number }) {
  const t = useMessages(viewMessages);
  const [renaming, setRenaming] = useState(false);
  const shown = searchOf(filterOfView(view));
  const menu = useViewMenu({ view, views, index, filter, onRename: () => setRenaming(true) });
  return (
    <li className="inbox-view">
      <Link to={`/inbox${shown}`} aria-current={shown === searchOf(filter) ? 'true' : undefined} onClick={onChosen}>
        <Icon name="list" size={16} />
        <span>{view.name}</span>
        {view.count !== null && (
          <b>{view.count < TASK_VIEW_COUNT_CAP ? view.count : t('more', { count: TASK_VIEW_COUNT_CAP - 1 })}</b>
        )}
      </Link>
      <ButtonMenu menu={menu}>
        <button type="button" className="inbox-view-menu">
          <Icon name="more" size={16} label={t('change', { name: view.name })} />
        </button>
      </ButtonMenu>
      <Suspense>{renaming && <ViewDialog view={view} onClose={() => setRenaming(false)} />}</Suspense>
    </li>
  );
}

function useViewMenu(given: {
  view: TaskView;
  views: readonly TaskView[];
  index: number;
  filter: InboxFilter;
  onRename: () => void;
}) {
  const { view, views, index, filter, onRename } = given;
  const t = useMessages(viewMessages);
  const { change, order } = useViewChanges();
  const remove = useRemoval();
  const announce = useAnnounce();
  const actions: Record<string, () => void> = {
    rename: onRename,
    overwrite: () =>
      change.mutate(
        { id: view.id, filter: viewFilterOf(filter), grouping: filter.grouping },
        { onSuccess: () => announce(t('changed')) },
      ),
    up: () => order.mutate(moved(views, index, -1)),
    down: () => order.mutate(moved(views, index, 1)),
    remove: () => remove(view, index),
  };
  return {
    items: [
      { key: 'rename', label: t('rename') },
      { key: 'overwrite', label: t('overwrite') },
      { key: 'up', label: t('up'), disabled: index === 0 },
      { key: 'down', label: t('down'), disabled: index === views.length - 1 },
      { type: 'divider' as const },
      { key: 'remove', label: t('remove'), danger: true },
    ],
    onClick: ({ key }: { key: string }) => actions[key]?.(),
  };
}

/** Deletes at once, and puts the view back where it was if that was not meant. */
function useRemoval() {
  const t = useMessages(viewMessages);
  const announce = useAnnounce();
  const { create, remove } = useViewChanges();
  return ({ id, name, filter, grouping }: TaskView, position: number) =>
    remove.mutate(id, {
      onSuccess: () => {
        const text = t('removed', { name });
        announce(text);
        const shown = message.open({
          type: 'success',
          content: (
            <>
              {text}{' '}
              <button
                type="button"
                className="yige-link-button"
                onClick={() => {
                  shown();
                  create.mutate({ name, filter, grouping, position });
                }}
              >
                {t('undo')}
              </button>
            </>
          ),
          duration: 8,
        });
      },
    });
}
