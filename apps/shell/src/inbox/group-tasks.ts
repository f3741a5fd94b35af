import type { TaskGrouping, TaskSummary } from '@yige/contracts';

export interface TaskGroup {
  key: string;
  /** What the group is headed by; null for tasks that have no such thing (no door, no deadline). */
  task: TaskSummary | null;
  tasks: TaskSummary[];
}

/** A group stands where its most urgent task would; tasks without a door come last. Order within a group is kept. */
export function groupTasks(
  tasks: readonly TaskSummary[],
  grouping: TaskGrouping,
  dayOf: (instant: string) => string,
): TaskGroup[] {
  const groups = new Map<string, TaskGroup>();
  for (const task of tasks) {
    const key = keyOf(task, grouping, dayOf);
    const group = groups.get(key ?? '');
    if (group === undefined) groups.set(key ?? '', { key: key ?? '', task: key === null ? null : task, tasks: [task] });
    else group.tasks.push(task);
  }
  return [...groups.values()].sort((one, other) => Number(one.task === null) - Number(other.task === null));
}

function keyOf(
  { subject, source, type, dueAt }: TaskSummary,
  grouping: TaskGrouping,
  dayOf: (instant: string) => string,
): string | null {
  switch (grouping) {
    case 'household':
      return subject?.door?.householdId ?? null;
    case 'building':
      return subject?.door?.buildingId ?? subject?.building?.id ?? null;
    case 'bureau':
      return source.pluginId;
    case 'type':
      return type;
    case 'due':
      return dueAt === undefined ? null : dayOf(dueAt);
  }
}
