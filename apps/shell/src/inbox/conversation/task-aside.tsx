import type { Task } from '@yige/contracts';
import { LoadingView } from '@yige/ui';
import { lazy, Suspense } from 'react';
import { Timeline } from './timeline.js';

/** The picker of mentions is not needed before a task is read. */
const Comments = lazy(async () => ({ default: (await import('./comments.js')).Comments }));

/** Beside the form: what has happened, and what is said about it. */
export function TaskAside({ task }: { task: Task }) {
  return (
    <aside className="task-history">
      <Timeline task={task} />
      <Suspense fallback={<LoadingView />}>
        <Comments taskId={task.id} />
      </Suspense>
    </aside>
  );
}
