import type { FormTask, PortalPlugin, Task } from '@yige/contracts';
import { useMemo } from 'react';
import { usePortal } from '../app/portal.js';
import { PluginComponent } from '../plugins/plugin-component.js';
import { useOpenPart } from '../plugins/version-notice.js';

/** What the task's own bureau shows of it below the head; another bureau's task is none of its business. */
export function TaskCards({ task }: { task: Task }) {
  const { plugins } = usePortal();
  const plugin = plugins.find(({ id }) => task.type.startsWith(`${id}:`));
  return plugin === undefined ? null : <CardsOf key={task.id} plugin={plugin} task={task} />;
}

/** Of the version with which the task was opened, until the user changes over. */
function CardsOf({ plugin, task }: { plugin: PortalPlugin; task: Task }) {
  const { shown, notice } = useOpenPart(plugin);
  const props = useMemo(() => ({ task: formTaskOf(task) }), [task]);
  const cards = shown.contributions.filter(({ slot }) => slot === 'inbox.card');
  if (cards.length === 0) return null;
  return (
    <>
      {notice}
      {cards.map(({ expose }) => (
        <PluginComponent key={expose} plugin={shown} expose={expose} props={props} />
      ))}
    </>
  );
}

function formTaskOf({ id, type, title, source, dueAt, payload, version }: Task): FormTask {
  return { id, type, title, source, payload, version, ...(dueAt === undefined ? {} : { dueAt }) };
}
