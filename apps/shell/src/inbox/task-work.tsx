import { type FieldError, jsonSchema, type PortalPlugin, type Task } from '@yige/contracts';
import { Icon, LoadingView, useFormat, useLocalized, useMessages } from '@yige/ui';
import { type ReactNode, useEffect, useState } from 'react';
import { z } from 'zod';
import { EvidenceAsked } from '../admission/evidence-asked.js';
import { usePortal } from '../app/portal.js';
import type { DraftValue } from '../offline/form-drafts.js';
import { useFormDraft } from '../offline/use-form-draft.js';
import { pluginOfForm } from '../plugins/form-plugin.js';
import { PluginComponent } from '../plugins/plugin-component.js';
import { OpenVersion } from '../plugins/version-notice.js';
import { mayBeFilledIn, sharedApart } from '../visits/shared-answers.js';
import { SharedQuestions } from '../visits/shared-questions.js';
import { isCollected } from './collected.js';
import { Attachments } from './conversation/attachments.js';
import { inboxMessages } from './inbox-messages.js';
import { TaskActions } from './task-actions.js';
import { type TaskActing, useTaskAction } from './use-task-action.js';

interface TaskWorkProps {
  task: Task;
  history: ReactNode;
  /** It went to somebody else, and is out of one’s sight. */
  onLost: () => void;
}

/** The form of the plugin, its draft, and the bar of actions. The form is controlled from here and never submits. */
export function TaskWork({ task, history, onLost }: TaskWorkProps) {
  const format = useFormat();
  const t = useMessages(inboxMessages);
  const kept = useFormDraft(task.id);
  const { draft } = kept;
  const value = draft?.value ?? valueSchema.parse(task.refused?.result);
  const action = useTaskAction(task, { kept, value, onLost });
  const [usable, setUsable] = useState(true);
  const maySubmit = task.actions.includes('submit');
  return (
    <>
      <div className="task-body">
        <div className="task-form">
          <Outcome task={task} acting={action} />
          {(maySubmit || action.busy) && !kept.isRead && <LoadingView />}
          {(maySubmit || action.busy) && kept.isRead && (
            <FormPart
              task={task}
              value={value}
              onChange={(changed) => {
                kept.write(changed);
                action.forget();
              }}
              errors={action.errors}
              disabled={action.busy}
              onUsable={setUsable}
            />
          )}
          <EvidenceAsked taskId={task.id} />
          <Attachments taskId={task.id} />
        </div>
        {history}
      </div>
      {task.actions.length > 0 && (
        <footer className="task-bar">
          <TaskActions task={usable ? task : withoutSubmit(task)} busy={action.busy} onAct={action.act} />
          {maySubmit && !usable && <span className="task-draft">{t('formNotUsable')}</span>}
          {draft !== null && kept.isKept && (
            <span className="task-draft">
              <Icon name="check" size={16} /> {t('draftSaved', { time: format.time(draft.savedAt) })}
            </span>
          )}
        </footer>
      )}
    </>
  );
}

interface FormPartProps {
  task: Task;
  value: DraftValue;
  onChange: (value: DraftValue) => void;
  errors: readonly FieldError[];
  disabled: boolean;
  /** Told whether the form can be used, as far as there is one to fill in. */
  onUsable: (usable: boolean) => void;
}

const valueSchema = z.record(z.string(), jsonSchema).catch({});

/** Nobody hands in what they do not see: the form has not come yet, or it broke. */
function withoutSubmit(task: Task): Task {
  return { ...task, actions: task.actions.filter((action) => action !== 'submit') };
}

/** Shared questions and the plugin's form fill one result; each has only what is its own. */
function FormPart({ task, value, onChange, onUsable, ...rest }: FormPartProps) {
  const t = useMessages(inboxMessages);
  const localized = useLocalized();
  const { plugins } = usePortal();
  const { facts, own } = sharedApart(value, task.facts);
  const { form } = task;
  const noForm = <p className="yige-quiet">{t('noForm')}</p>;
  if (form === null) return noForm;
  const formOf = (plugin: PortalPlugin) => (
    <>
      <h3>
        {t('record')} <small>{t('formBy', { name: localized(plugin.name) })}</small>
      </h3>
      {task.facts.length > 0 && (
        <SharedQuestions
          facts={task.facts}
          known={task.known}
          answers={facts}
          // What was seen is not kept of somebody who does not agree.
          onChange={(answers) => onChange({ ...(mayBeFilledIn(task.facts, answers) ? own : {}), ...answers })}
          {...rest}
        />
      )}
      {mayBeFilledIn(task.facts, facts) && (
        <OwnForm
          plugin={plugin}
          expose={form.expose}
          onUsable={onUsable}
          props={{
            task,
            facts,
            value: own,
            onChange: (changed: DraftValue) => onChange({ ...changed, ...facts }),
            ...rest,
          }}
        />
      )}
    </>
  );
  return (
    <OpenVersion plugin={pluginOfForm(plugins, form)} absent={noForm}>
      {formOf}
    </OpenVersion>
  );
}

interface OwnFormProps {
  plugin: PortalPlugin;
  expose: string;
  props: object;
  onUsable: (usable: boolean) => void;
}

/** The plugin's form; one that is no longer shown holds nothing up. */
function OwnForm({ onUsable, ...part }: OwnFormProps) {
  useEffect(() => () => onUsable(true), [onUsable]);
  return <PluginComponent {...part} onUsable={onUsable} />;
}

/** What became of the last attempt, where it is not simply done. */
function Outcome({ task, acting: { failure, refusal, errors } }: { task: Task; acting: TaskActing }) {
  const t = useMessages(inboxMessages);
  const localized = useLocalized();
  const name = localized(task.source.name);
  if (task.submission?.state === 'pending') {
    return (
      <div className="task-note" data-tone="warning" role="status">
        <Icon name="clock" size={16} />
        <div>
          <strong>{t('pendingTitle', { name })}</strong>
          <p>{t('pendingHint', { name })}</p>
        </div>
      </div>
    );
  }
  if (isCollected(task)) {
    return (
      <div className="task-note" data-tone="info" role="status">
        <Icon name="check" size={16} />
        <div>
          <strong>{t('collected')}</strong>
          <p>{t('collectedHint', { name })}</p>
        </div>
      </div>
    );
  }
  if (failure !== null) {
    return (
      <div className="task-note" data-tone="error" role="alert">
        <Icon name="alert" size={16} />
        <div>
          <strong>{failure}</strong>
          {errors.length > 0 && <p>{t('lookAgain', { count: errors.length })}</p>}
        </div>
      </div>
    );
  }
  if (refusal === null || task.actions.length === 0) return null;
  return (
    <div className="task-note" data-tone="error" role="alert">
      <Icon name="stop" size={16} />
      <div>
        <strong>{t('refusedTitle', { name })}</strong>
        <p>{refusal.detail ?? refusal.title}</p>
        <p>{t('refusedHint')}</p>
      </div>
    </div>
  );
}
