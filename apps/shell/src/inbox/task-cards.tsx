import type { FormTask, Task } from '@yige/contracts';
import { useMemo } from 'react';
import { usePortal } from '../app/portal.js';
import { PluginComponent } from '../plugins/plugin-component.js';

/** What the task's own bureau shows of it below the head; another bureau's task is none of its business. */
export function TaskCards({ task }: { task: Task }) {
  const { plugins } = usePortal();
  const plugin = plugins.find(({ id }) => task.type.startsWith(`${id}:`));
  const props = useMemo(() => ({ task: formTaskOf(task) }), [task]);
  const cards = plugin?.contributions.filter(({ slot }) => slot === 'inbox.card') ?? [];
  if (plugin === undefined || cards.length === 0) return null;
  return cards.map(({ expose }) => <PluginComponent key={expose} plugin={plugin} expose={expose} props={props} />);
}

function formTaskOf({ id, type, title, source, dueAt, payload, version }: Task): FormTask {
  return { id, type, title, source, payload, version, ...(dueAt === undefined ? {} : { dueAt }) };
}
