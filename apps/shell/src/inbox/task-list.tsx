import type { TaskBox } from '@yige/contracts';
import { calendarDay, LoadingView, StateView, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import { lazy, Suspense, useCallback, useMemo, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { usePortal } from '../app/portal.js';
import { BehindNote } from '../live/behind-note.js';
import { useCalmRows } from '../live/use-calm-rows.js';
import { ReadFailed } from '../states/could-not-start.js';
import { useSelection } from './bulk/use-selection.js';
import { groupTasks } from './group-tasks.js';
import { type InboxFilter, isNarrowed, searchOf, unfiltered } from './inbox-filter.js';
import { inboxMessages } from './inbox-messages.js';
import { ListHead } from './list-head.js';
import { TaskGroupView } from './task-group.js';
import { tasksOf, useTaskCounts, useTaskList } from './task-queries.js';
import { useListKeys } from './use-list-keys.js';

const BulkBar = lazy(async () => ({ default: (await import('./bulk/bulk-bar.js')).BulkBar }));
const KeyHelp = lazy(async () => ({ default: (await import('./key-help.js')).KeyHelp }));

interface TaskListProps {
  filter: InboxFilter;
  selected: string | null;
  onOpen: (id: string | null) => void;
  filtersShown: boolean;
  onShowFilters: () => void;
}

/** One box as groups of tasks, most urgent first unless asked otherwise. */
export function TaskList({ filter, selected, onOpen, filtersShown, onShowFilters }: TaskListProps) {
  const t = useMessages(inboxMessages);
  const { timeZone } = usePortal();
  const list = useTaskList(filter);
  const tasks = useMemo(() => tasksOf(list.data), [list.data]);
  const calm = useCalmRows(tasks, searchOf(filter));
  const groups = useMemo(
    () => groupTasks(calm.rows, filter.grouping, (instant) => calendarDay(new Date(instant), timeZone)),
    [calm.rows, filter.grouping, timeZone],
  );
  const shown = useMemo(() => groups.flatMap((group) => group.tasks.map(({ id }) => id)), [groups]);
  const selection = useSelection(shown);
  const [helpShown, setHelpShown] = useState(false);
  const showHelp = useCallback(() => setHelpShown(true), []);
  const navigate = useNavigate();
  const { grouping } = filter;
  const openBox = useCallback(
    (box: TaskBox) =>
      void navigate(`/inbox${searchOf({ ...unfiltered, box, ended: false, latestFirst: false, grouping })}`),
    [navigate, grouping],
  );
  const onTick = filter.ended ? nothing : selection.toggle;
  useListKeys({ shown, selected, onOpen, onTick, onBox: openBox, onHelp: showHelp });
  return (
    <section className="inbox-list" aria-label={t('listLabel')}>
      {selection.choosing && !filter.ended ? (
        <Suspense>
          <BulkBar box={filter.box} tasks={tasks} selection={selection} />
        </Suspense>
      ) : (
        <ListHead
          filter={filter}
          figures={<Figures filter={filter} shown={tasks.length} households={householdsOf(tasks)} />}
          filtersShown={filtersShown}
          onShowFilters={onShowFilters}
          onChoose={selection.begin}
          onHelp={showHelp}
        />
      )}
      <div className="inbox-rows" {...calm.area}>
        {list.isLoading && <LoadingView />}
        {list.error !== null && list.data === undefined && <ReadFailed onRetry={() => void list.refetch()} />}
        {list.data !== undefined && tasks.length === 0 && <NothingHere filter={filter} />}
        {groups.map((group) => (
          <TaskGroupView
            key={group.key}
            group={group}
            grouping={filter.grouping}
            search={searchOf(filter)}
            selected={selected}
            selection={selection}
          />
        ))}
        {list.hasNextPage && (
          <div className="inbox-more">
            <p className="yige-quiet">{t('groupedSoFar', { count: tasks.length })}</p>
            <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
              {t('more')}
            </Button>
          </div>
        )}
      </div>
      {calm.isBehind && <BehindNote onShow={calm.catchUp} />}
      <Suspense>{helpShown && <KeyHelp onClose={() => setHelpShown(false)} />}</Suspense>
    </section>
  );
}

function nothing() {}

/** `23 件 · 17 户`: the whole box where its number is known, else what is shown so far. */
function Figures({ filter, shown, households }: { filter: InboxFilter; shown: number; households: number }) {
  const t = useMessages(inboxMessages);
  const { data: counts } = useTaskCounts(filter);
  const whole = !filter.ended && !isNarrowed(filter) ? counts?.[filter.box] : undefined;
  const count = whole ?? shown;
  if (count === 0) return null;
  const figures = [
    t('count', { count }),
    ...(households > 0 && (whole ?? shown) === shown ? [t('households', { count: households })] : []),
  ];
  return <small>{figures.join(' · ')}</small>;
}

function householdsOf(tasks: ReturnType<typeof tasksOf>): number {
  return new Set(tasks.flatMap(({ subject }) => (subject?.door == null ? [] : [subject.door.householdId]))).size;
}

function NothingHere({ filter }: { filter: InboxFilter }) {
  const t = useMessages(inboxMessages);
  if (isNarrowed(filter)) {
    return (
      <StateView
        kind="noMatch"
        title={t('noMatch')}
        action={<Link to={`/inbox${searchOf({ ...filter, ...unfiltered })}`}>{t('clear')}</Link>}
      />
    );
  }
  if (filter.box !== 'mine' || filter.ended) return <StateView kind="empty" title={t('emptyOther')} />;
  return (
    <StateView
      kind="empty"
      title={t('emptyMine')}
      description={t('emptyMineHint')}
      action={<Link to={`/inbox${searchOf({ ...filter, box: 'unit' })}`}>{t('unit')}</Link>}
    />
  );
}
