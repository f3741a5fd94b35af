import { LoadingView, StateView, useDisplay, useMessages } from '@yige/ui';
import { lazy, Suspense, useCallback, useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { BoxPane } from './box-pane.js';
import './inbox.css';
import { searchOf, useInboxFilter } from './inbox-filter.js';
import { inboxMessages } from './inbox-messages.js';
import { TaskList } from './task-list.js';

/** Forms, conversation and dialogs: nothing of it is needed to see the list. */
const TaskDetail = lazy(async () => ({ default: (await import('./task-detail.js')).TaskDetail }));

/** Boxes, list and detail side by side; on a phone one after the other. */
export default function InboxPage() {
  const t = useMessages(inboxMessages);
  const { taskId } = useParams();
  const { phone } = useDisplay();
  const filter = useInboxFilter();
  const navigate = useNavigate();
  const [filtersShown, setFiltersShown] = useState(false);
  const search = searchOf(filter);
  const open = useCallback(
    (id: string | null) => void navigate(id === null ? `/inbox${search}` : `/inbox/${id}${search}`),
    [navigate, search],
  );
  return (
    <div className="inbox" data-detail={taskId !== undefined}>
      {(!phone || filtersShown) && <BoxPane filter={filter} onChosen={() => setFiltersShown(false)} />}
      <TaskList
        filter={filter}
        selected={taskId ?? null}
        onOpen={open}
        filtersShown={filtersShown}
        onShowFilters={() => setFiltersShown(!filtersShown)}
      />
      <section className="inbox-detail" aria-live="off">
        {taskId === undefined ? (
          <StateView kind="empty" title={t('pick')} description={t('pickHint')} />
        ) : (
          <Suspense fallback={<LoadingView />}>
            <TaskDetail key={taskId} id={taskId} onClose={() => open(null)} />
          </Suspense>
        )}
      </section>
    </div>
  );
}
